import { dayInVietnam } from "#platform/calendar";
import { type Answer, formErrors, holdsRole, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  DataTable,
  DateField,
  DemoMark,
  EmptyState,
  Form,
  fieldError,
  formatDate,
  formatNumber,
  Grid,
  LinkButton,
  Narrow,
  PageHeader,
  Pagination,
  Select,
  Stack,
  StatusTag,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { closingStatusWords } from "../domain/actions.ts";
import { closingWriters } from "../permissions.ts";
import { planningUrls as urls } from "../urls.ts";
import { type FreezeInput, freezeFigures, plansToFreeze } from "../use-cases/closings/freeze.ts";
import { listClosingsFor } from "../use-cases/closings/view-closings.ts";
import { asked, typedIn, withQuery } from "./asking.tsx";
import { closingsCrumb } from "./parts.tsx";

type Row = Awaited<ReturnType<typeof listClosingsFor>>["closings"][number];

export async function showClosings(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const { closings, next } = await listClosingsFor(request.services, actor, asked(request, "sau"));
  return html(
    <WorkspacePage title="Chốt số liệu" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Chốt số liệu"
          lead="Số liệu được giữ nguyên vào ngày chốt cùng bản ghi đã tính và được lãnh đạo ký. Thay đổi về sau hiện thành đề xuất điều chỉnh."
          actions={
            holdsRole(actor, closingWriters) && (
              <LinkButton href={urls.newClosing} icon="lock">
                Chốt số liệu
              </LinkButton>
            )
          }
        />
        <DataTable
          caption="Các lần chốt"
          captionHidden
          columns={columns}
          rows={closings}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa chốt số liệu lần nào" icon="lock">
              Chốt cuối quý hoặc cuối năm trước khi gửi báo cáo, để số trong báo cáo không đổi theo bản ghi
              nhập sau.
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: withQuery(urls.closings, { sau: next }) } : {})} />
      </Stack>
    </WorkspacePage>,
  );
}

const columns = [
  {
    key: "title",
    label: "Lần chốt",
    primary: true,
    cell: (each: Row) => (
      <>
        <TextLink href={urls.closing(each.id)}>{each.title}</TextLink> {each.isDemo && <DemoMark />}
      </>
    ),
  },
  {
    key: "period",
    label: "Kỳ",
    cell: (each: Row) => `${formatDate(each.fromOn)} – ${formatDate(each.toOn)}`,
  },
  { key: "by", label: "Người chốt", cell: (each: Row) => each.frozenByName ?? "—" },
  { key: "signed", label: "Người ký", cell: (each: Row) => each.signedByName ?? "—" },
  {
    key: "corrections",
    label: "Điều chỉnh",
    align: "end" as const,
    cell: ({ corrections }: Row) => formatNumber(corrections),
  },
  {
    key: "status",
    label: "Trạng thái",
    cell: ({ status }: Row) => (
      <StatusTag tone={closingStatusWords[status].tone}>{closingStatusWords[status].label}</StatusTag>
    ),
  },
];

export function showNewClosing(request: Request): Promise<Answer> {
  const today = dayInVietnam(request.services.now());
  const planId = asked(request, "ke-hoach");
  const title = `Số liệu OCOP đến ngày ${formatDate(today)}`;
  return newAnswer(request, { title, planId, fromOn: `${today.slice(0, 4)}-01-01`, toOn: today }, []);
}

export async function postNewClosing(request: Request): Promise<Answer> {
  const input: FreezeInput = {
    title: typedIn(request, "title"),
    planId: typedIn(request, "planId"),
    fromOn: typedIn(request, "fromOn"),
    toOn: typedIn(request, "toOn"),
  };
  const done = await freezeFigures(request.services, request.requireActor(), {
    ...input,
    requestId: request.id,
  });
  if (!done.ok) return newAnswer(request, input, done.faults);
  return redirect(urls.closing(done.value.id), {
    kind: "success",
    text: "Đã chốt số liệu. Lãnh đạo kiểm tra rồi ký.",
  });
}

async function newAnswer(request: Request, input: FreezeInput, faults: readonly Fault[]): Promise<Answer> {
  const plans = await plansToFreeze(request.services, request.requireActor());
  const errors = formErrors(faults);
  const wrong = (name: string) => fieldError(errors, name);
  return html(
    <WorkspacePage title="Chốt số liệu" page={request.page()}>
      <Narrow>
        <Stack gap="wide">
          <PageHeader title="Chốt số liệu" breadcrumb={[closingsCrumb, { label: "Chốt lần mới" }]} />
          <Form page={request.page()} action={urls.newClosing} errors={errors}>
            <TextField
              name="title"
              label="Tên lần chốt"
              value={input.title}
              maxLength={250}
              error={wrong("title")}
            />
            <Select
              name="planId"
              label="Số liệu"
              value={input.planId}
              options={[
                { value: "", label: "Bộ chỉ số của Chương trình" },
                ...plans.map(({ id, title }) => ({
                  value: id,
                  label: title,
                  group: "Chỉ tiêu của kế hoạch",
                })),
              ]}
            />
            <Grid min="small">
              <DateField name="fromOn" label="Từ ngày" value={input.fromOn} error={wrong("fromOn")} />
              <DateField name="toOn" label="Đến hết ngày" value={input.toOn} error={wrong("toOn")} />
            </Grid>
            <ButtonRow>
              <Button icon="lock">Chốt</Button>
              <LinkButton href={urls.closings} kind="quiet">
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Form>
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
