import { uuidv7 } from "#platform/db";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  DateField,
  Form,
  type FormError,
  fieldError,
  LawRef,
  LinkButton,
  Narrow,
  NumberField,
  type PageContext,
  PageHeader,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { urls } from "../urls.ts";
import { createRound, type RoundInput, suggestRound } from "../use-cases/create-round.ts";
import { act } from "./names.ts";

export async function showNewRound(request: Request): Promise<Answer> {
  const input = await suggestRound(request.services, request.requireActor());
  return html(<NewRoundPage page={request.page()} input={input} />);
}

export async function postNewRound(request: Request): Promise<Answer> {
  const { fields } = request;
  const input: RoundInput = {
    year: textOf(fields, "year"),
    no: textOf(fields, "no"),
    name: textOf(fields, "name"),
    proposalsBefore: textOf(fields, "proposalsBefore"),
    doneBefore: textOf(fields, "doneBefore"),
    planNumber: textOf(fields, "planNumber"),
  };
  const made = await createRound(request.services, request.requireActor(), input);
  if (!made.ok)
    return html(<NewRoundPage page={request.page()} input={input} errors={formErrors(made.faults)} />, {
      status: 422,
    });
  return redirect(urls.round(made.value.id), {
    kind: "success",
    text: `Đã lập ${input.name}. Tiếp theo: đưa hồ sơ vào đợt.`,
  });
}

function NewRoundPage({
  page,
  input,
  errors = [],
}: {
  page: PageContext;
  input: RoundInput;
  errors?: FormError[];
}) {
  const error = (id: string) => fieldError(errors, id);
  return (
    <WorkspacePage title="Lập đợt đánh giá" page={page}>
      <PageHeader
        title="Lập đợt đánh giá"
        breadcrumb={[{ href: urls.rounds, label: "Đợt đánh giá" }, { label: "Lập đợt" }]}
        lead={
          <>
            Ngày đã điền theo luật; tỉnh có thể chọn sớm hơn. <LawRef act={act} article="5" />
          </>
        }
      />
      <Narrow>
        <Form page={page} errors={errors} idempotencyKey={uuidv7()}>
          <NumberField name="year" label="Năm" value={input.year} error={error("year")} />
          <NumberField
            name="no"
            label="Đợt số"
            value={input.no}
            error={error("no")}
            hint="Đợt 1 và đợt 2 theo Điều 5; đợt thêm cần có trong Quy chế và kế hoạch của tỉnh."
          />
          <TextField name="name" label="Tên đợt" value={input.name} error={error("name")} maxLength={120} />
          <DateField
            name="proposalsBefore"
            label="Nhận đề nghị của cấp xã trước ngày"
            value={input.proposalsBefore}
            error={error("proposalsBefore")}
          />
          <DateField
            name="doneBefore"
            label="Hoàn thành đánh giá trước ngày"
            value={input.doneBefore}
            error={error("doneBefore")}
          />
          <TextField
            name="planNumber"
            label="Số kế hoạch của tỉnh"
            value={input.planNumber}
            error={error("planNumber")}
            optional
            width="medium"
          />
          <ButtonRow>
            <Button>Lập đợt</Button>
            <LinkButton kind="quiet" href={urls.rounds}>
              Quay lại
            </LinkButton>
          </ButtonRow>
        </Form>
      </Narrow>
    </WorkspacePage>
  );
}
