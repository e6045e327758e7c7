import { uuidv7 } from "#platform/db";
import { type Answer, fieldsUnder, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Card,
  DateField,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  Grid,
  LawRef,
  LinkButton,
  Notice,
  type PageContext,
  PageHeader,
  Section,
  Select,
  Stack,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { seatNames, seats } from "../domain/seats.ts";
import { urls } from "../urls.ts";
import {
  appointCouncil,
  type CouncilForm,
  type CouncilInput,
  prepareCouncil,
} from "../use-cases/appoint-council.ts";
import { act } from "./names.ts";

export async function showAppointCouncil(request: Request): Promise<Answer> {
  const form = await prepareCouncil(request.services, request.requireActor(), textOf(request.query, "dot"));
  const name = `Hội đồng đánh giá, phân hạng sản phẩm OCOP cấp tỉnh, ${form.round.name.toLowerCase()}`;
  return html(
    <AppointPage
      page={request.page()}
      form={form}
      input={{ name, decisionNumber: "", decidedOn: "", people: {} }}
      faults={[]}
    />,
  );
}

export async function postAppointCouncil(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const roundId = textOf(request.fields, "roundId");
  const input = readCouncilInput(request);
  const made = await appointCouncil(request.services, actor, roundId, input);
  if (made.ok)
    return redirect(urls.council(made.value.id), {
      kind: "success",
      text: "Đã lập Hội đồng. Tiếp theo: lập phiên họp và giao hồ sơ.",
    });
  const form = await prepareCouncil(request.services, actor, roundId);
  return html(<AppointPage page={request.page()} form={form} input={input} faults={made.faults} />, {
    status: 422,
  });
}

function readCouncilInput({ fields }: Request): CouncilInput {
  const chosen = [...fieldsUnder(fields, "seat.")];
  return {
    name: textOf(fields, "name"),
    decisionNumber: textOf(fields, "decisionNumber"),
    decidedOn: textOf(fields, "decidedOn"),
    people: Object.fromEntries(
      chosen.map(([accountId, seat]) => [accountId, { seat, agency: textOf(fields, `agency.${accountId}`) }]),
    ),
  };
}

function AppointPage({
  page,
  form,
  input,
  faults,
}: {
  page: PageContext;
  form: CouncilForm;
  input: CouncilInput;
  faults: Fault[];
}) {
  const errors = formErrors(faults);
  const { round } = form;
  return (
    <WorkspacePage title="Lập Hội đồng" page={page} wide>
      <PageHeader
        title="Lập Hội đồng"
        breadcrumb={[
          { href: urls.rounds, label: "Đợt đánh giá" },
          { href: urls.round(round.id), label: round.name },
          { label: "Lập Hội đồng" },
        ]}
        lead={
          <>
            Ghi đúng theo quyết định thành lập. Chủ tịch là lãnh đạo UBND tỉnh hoặc người được ủy quyền.{" "}
            <LawRef act={act} article="7" clause="3" point="b" />
          </>
        }
      />
      <Form
        page={page}
        errors={errors}
        action={urls.newCouncil()}
        hidden={{ roundId: round.id }}
        idempotencyKey={uuidv7()}
      >
        <Stack gap="wide">
          <Card title="Quyết định thành lập">
            <Stack>
              <TextField
                name="name"
                label="Tên Hội đồng"
                value={input.name}
                error={fieldError(errors, "name")}
              />
              <TextField
                name="decisionNumber"
                label="Số quyết định"
                value={input.decisionNumber}
                error={fieldError(errors, "decisionNumber")}
                width="medium"
                hint="Ví dụ 1234/QĐ-UBND"
              />
              <DateField
                name="decidedOn"
                label="Ngày ký"
                value={input.decidedOn}
                error={fieldError(errors, "decidedOn")}
              />
            </Stack>
          </Card>
          <People form={form} input={input} errors={errors} />
          <ButtonRow>
            <Button disabled={form.candidates.length === 0}>Lập Hội đồng</Button>
            <LinkButton kind="quiet" href={urls.round(round.id)}>
              Quay lại
            </LinkButton>
          </ButtonRow>
        </Stack>
      </Form>
    </WorkspacePage>
  );
}

function People({ form, input, errors }: { form: CouncilForm; input: CouncilInput; errors: FormError[] }) {
  const wrong = fieldError(errors, "people");
  if (form.candidates.length === 0) {
    return (
      <EmptyState title="Chưa có tài khoản thành viên Hội đồng" icon="users">
        Quản trị của tỉnh mời người và cấp vai trò “thành viên Hội đồng” trước, sau đó quay lại bước này.
      </EmptyState>
    );
  }
  return (
    <Section
      id="people"
      title="Thành viên"
      lead="Chọn vị trí cho từng người; để trống nếu không tham gia. Thư ký và quan sát viên không chấm điểm và không tính vào số người họp."
    >
      {wrong && <Notice kind="danger" title={wrong} />}
      <Grid min="large">
        {form.candidates.map((person) => (
          <Card key={person.accountId} title={person.name} level={3}>
            <Stack gap="tight">
              <Select
                name={`seat.${person.accountId}`}
                label="Vị trí"
                placeholder="Không tham gia"
                optional
                value={input.people[person.accountId]?.seat ?? ""}
                options={seats.map((seat) => ({ value: seat, label: seatNames[seat] }))}
              />
              <TextField
                name={`agency.${person.accountId}`}
                label="Cơ quan, chức vụ"
                value={input.people[person.accountId]?.agency ?? ""}
                error={fieldError(errors, `agency.${person.accountId}`)}
                maxLength={200}
                optional
              />
            </Stack>
          </Card>
        ))}
      </Grid>
    </Section>
  );
}
