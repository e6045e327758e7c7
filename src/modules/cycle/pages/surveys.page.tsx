import { daysBetween } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { typedTexts } from "#platform/forms";
import { type Answer, formErrors, holdsRole, html, type Request, redirect, textOf } from "#platform/http";
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
  LinkButton,
  Narrow,
  NumberField,
  PageHeader,
  Pagination,
  Stack,
  StatusTag,
  TextArea,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { officerRoles, provinceRoles } from "../permissions.ts";
import { cycleUrls as urls } from "../urls.ts";
import { openSurvey, type SurveyForm } from "../use-cases/keep-survey.ts";
import { readSurveys, type SurveyList } from "../use-cases/read-surveys.ts";

type Listed = SurveyList["surveys"][number];

export async function showSurveys(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const list = await readSurveys(request.services, actor, textOf(request.query, "sau"));
  const create = holdsRole(actor, officerRoles) && (
    <LinkButton href={urls.newSurvey} icon="plus">
      Mở đợt rà soát
    </LinkButton>
  );
  return html(
    <WorkspacePage title="Rà soát" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Rà soát sản phẩm tiềm năng"
          lead="Tỉnh hỏi, các xã ghi sản phẩm có thể đánh giá và nhu cầu hỗ trợ, hoặc báo không có."
          actions={create || undefined}
        />
        <DataTable
          caption="Các đợt rà soát"
          captionHidden
          rows={list.surveys}
          rowKey={({ id }) => id}
          columns={columnsFor(list.today, holdsRole(actor, provinceRoles))}
          empty={
            <EmptyState title="Chưa có đợt rà soát nào" icon="clipboard-list" action={create || undefined}>
              Mở đợt rà soát, mọi xã trong tỉnh nhận thư và thấy việc này trong “Việc của tôi”.
            </EmptyState>
          }
        />
        <Pagination {...(list.next ? { nextHref: `${urls.surveys}?sau=${list.next}` } : {})} />
      </Stack>
    </WorkspacePage>,
  );
}

function columnsFor(today: string, province: boolean) {
  return [
    {
      key: "title",
      label: "Đợt rà soát",
      primary: true,
      cell: (row: Listed) => (
        <>
          <TextLink href={urls.survey(row.id)}>{row.title}</TextLink> {row.isDemo && <DemoMark />}
        </>
      ),
    },
    { key: "year", label: "Cho năm", cell: (row: Listed) => row.year },
    { key: "letter", label: "Công văn", cell: (row: Listed) => row.letterNumber ?? "–" },
    { key: "due", label: "Hạn trả lời", cell: (row: Listed) => formatDate(row.dueOn) },
    { key: "state", label: "Tình trạng", cell: (row: Listed) => <SurveyTag survey={row} today={today} /> },
    ...(province
      ? [
          {
            key: "answers",
            label: "Xã đã trả lời",
            align: "end" as const,
            cell: (row: Listed) => (row.reportedProducts === null ? row.answers : "–"),
          },
          {
            key: "products",
            label: "Sản phẩm",
            align: "end" as const,
            cell: (row: Listed) => formatNumber(row.reportedProducts ?? row.candidates),
          },
        ]
      : []),
  ];
}

export function SurveyTag({ survey, today }: { survey: Pick<Listed, "closedAt" | "dueOn">; today: string }) {
  if (survey.closedAt) return <StatusTag tone="neutral">đã kết thúc</StatusTag>;
  const left = daysBetween(today, survey.dueOn);
  if (left < 0) return <StatusTag tone="danger">{`quá hạn ${-left} ngày`}</StatusTag>;
  return <StatusTag tone="progress">{left === 0 ? "hết hạn hôm nay" : `còn ${left} ngày`}</StatusTag>;
}

const names = ["title", "year", "letterNumber", "dueOn", "note"] as const;

export async function showNewSurvey(request: Request): Promise<Answer> {
  const year = String(new Date(request.services.now().getTime() + 7 * 3_600_000).getUTCFullYear() + 1);
  const title = `Rà soát sản phẩm đánh giá, phân hạng năm ${year}`;
  return newAnswer(request, { title, year, letterNumber: "", dueOn: "", note: "" }, []);
}

export async function postNewSurvey(request: Request): Promise<Answer> {
  const form = typedTexts(request.fields, names);
  const done = await openSurvey(request.services, request.requireActor(), form);
  if (!done.ok) return newAnswer(request, form, done.faults);
  return redirect(urls.survey(done.value.id), {
    kind: "success",
    text: "Đã mở đợt rà soát và gửi thư tới các xã.",
  });
}

function newAnswer(request: Request, form: SurveyForm, faults: readonly Fault[]): Answer {
  const page = request.page();
  const errors = formErrors(faults);
  const error = (id: string) => fieldError(errors, id);
  return html(
    <WorkspacePage title="Mở đợt rà soát" page={page}>
      <PageHeader
        title="Mở đợt rà soát"
        breadcrumb={[{ href: urls.surveys, label: "Rà soát" }, { label: "Mở đợt" }]}
        lead="Khi mở, mọi xã trong tỉnh nhận thư và thấy việc cần trả lời."
      />
      <Narrow>
        <Form page={page} errors={errors} idempotencyKey={uuidv7()}>
          <Stack>
            <TextField
              name="title"
              label="Tên đợt rà soát"
              value={form.title}
              error={error("title")}
              maxLength={200}
            />
            <NumberField
              name="year"
              label="Sản phẩm đánh giá trong năm"
              value={form.year}
              error={error("year")}
            />
            <TextField
              name="letterNumber"
              label="Số công văn"
              hint="Ví dụ: 2145/SNNMT-PTNT."
              value={form.letterNumber}
              error={error("letterNumber")}
              width="medium"
              optional
            />
            <DateField name="dueOn" label="Hạn xã trả lời" value={form.dueOn} error={error("dueOn")} />
            <TextArea
              name="note"
              label="Hướng dẫn cho xã"
              value={form.note}
              error={error("note")}
              rows={4}
              optional
            />
            <ButtonRow>
              <Button icon="send">Mở và gửi các xã</Button>
              <LinkButton kind="quiet" href={urls.surveys}>
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Stack>
        </Form>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
