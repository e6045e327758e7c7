import { dayInVietnam } from "#platform/calendar";
import {
  type Answer,
  Conflict,
  formErrors,
  html,
  NotAllowed,
  type Request,
  redirect,
  textOf,
} from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  Confirm,
  DateField,
  DemoMark,
  Form,
  fieldError,
  Grid,
  Narrow,
  Notice,
  PageHeader,
  Paper,
  PaperHead,
  PaperPage,
  PaperSign,
  PaperTitle,
  Stack,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { mayHappen } from "../domain/actions.ts";
import type { Report } from "../domain/report.ts";
import { dayWords, headOf, roman } from "../papers/report.paper.ts";
import { mayFinishReport, mayWriteReport } from "../permissions.ts";
import { reportingUrls as urls } from "../urls.ts";
import { finishReport } from "../use-cases/reports/change-report.ts";
import { openReport } from "../use-cases/reports/open-report.ts";
import { textOfSection, viewReport } from "../use-cases/reports/read-report.ts";
import { reportsCrumb } from "./parts.tsx";
import { reportIdOf, stepOf } from "./report.page.tsx";

export async function showFinish(request: Request): Promise<Answer> {
  const report = await openReport(request.services.db, request.requireActor(), reportIdOf(request));
  return form(request, report, { "ngay-ky": dayInVietnam(request.services.now()) }, []);
}

export async function postFinish(request: Request): Promise<Answer> {
  const typed = (name: string) => textOf(request.fields, name);
  const signing = {
    number: typed("so"),
    signedOn: typed("ngay-ky"),
    signerName: typed("nguoi-ky"),
    signerTitle: typed("chuc-vu"),
  };
  const actor = request.requireActor();
  const done = await finishReport(request.services, actor, { ...stepOf(request), signing });
  if (done.ok)
    return redirect(urls.report(reportIdOf(request)), {
      kind: "success",
      text: `Báo cáo số ${signing.number} đã hoàn thành và được giữ nguyên.`,
    });
  const report = await openReport(request.services.db, actor, reportIdOf(request));
  const kept = {
    so: signing.number,
    "ngay-ky": signing.signedOn,
    "nguoi-ky": signing.signerName,
    "chuc-vu": signing.signerTitle,
  };
  return form(request, report, kept, done.faults);
}

function form(
  request: Request,
  report: Report,
  typed: Record<string, string>,
  faults: readonly Fault[],
): Answer {
  if (!mayFinishReport(request.actor, report))
    throw new NotAllowed("Chỉ cơ quan lập báo cáo được hoàn thành.");
  if (!mayHappen(report.status, "finish")) throw new Conflict("Báo cáo này đã hoàn thành hoặc đã bỏ.");
  const errors = formErrors(faults);
  const page = request.page();
  const field = (name: string) => ({ name, value: typed[name] ?? "", error: fieldError(errors, name) });
  return html(
    <WorkspacePage title="Hoàn thành báo cáo" page={page}>
      <Narrow>
        <Stack gap="wide">
          <PageHeader
            title="Hoàn thành báo cáo"
            lead={report.title}
            breadcrumb={[
              reportsCrumb,
              { href: urls.report(report.id), label: "Báo cáo" },
              { label: "Hoàn thành" },
            ]}
          />
          <Notice kind="info">
            Sau bước này số liệu và lời văn không đổi nữa. Nếu cần sửa, lập bản mới; bản đã ký vẫn giữ nguyên.
          </Notice>
          <Card>
            <Form
              page={page}
              action={urls.finishReport(report.id)}
              errors={errors}
              hidden={{ version: String(report.version) }}
            >
              <Grid min="small">
                <TextField {...field("so")} label="Số báo cáo" hint="Ví dụ: 125/BC-OCOP" />
                <DateField {...field("ngay-ky")} label="Ngày ký" max={dayInVietnam(request.services.now())} />
              </Grid>
              <TextField {...field("nguoi-ky")} label="Người ký" />
              <TextField {...field("chuc-vu")} label="Chức vụ" />
              <Button icon="file-check">Hoàn thành</Button>
            </Form>
          </Card>
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

export async function showDrop(request: Request): Promise<Answer> {
  const report = await openReport(request.services.db, request.requireActor(), reportIdOf(request));
  if (!mayWriteReport(request.actor, report))
    throw new NotAllowed("Chỉ cơ quan lập báo cáo được bỏ báo cáo.");
  if (!mayHappen(report.status, "drop")) throw new Conflict("Báo cáo này đã hoàn thành hoặc đã bỏ.");
  const page = request.page();
  return html(
    <WorkspacePage title="Bỏ báo cáo" page={page}>
      <Confirm
        page={page}
        action={urls.dropReport(report.id)}
        title="Bỏ báo cáo này?"
        consequences={["Báo cáo không còn trong danh sách.", "Phần đã sửa tay không dùng lại được."]}
        confirmLabel="Bỏ báo cáo"
        cancelHref={urls.report(report.id)}
        hidden={{ version: String(report.version) }}
        danger
      >
        {report.title}
      </Confirm>
    </WorkspacePage>,
  );
}

export async function showPaper(request: Request): Promise<Answer> {
  const { report, sections } = await viewReport(
    request.services,
    request.requireActor(),
    reportIdOf(request),
  );
  const { agency, place } = headOf(report);
  return html(
    <PaperPage
      title={`Bản in: ${report.title}`}
      page={request.page()}
      back={{ href: urls.report(report.id), label: "Về báo cáo" }}
    >
      <Paper>
        <PaperHead
          agency={unbroken(agency.name)}
          parentAgency={unbroken(agency.parent)}
          number={report.number ?? "…"}
          placeAndDate={`${place}, ${dayWords(report.signedOn)}`}
        />
        <PaperTitle title="Báo cáo" subtitle={report.title} />
        {report.isDemo && <DemoMark />}
        {report.recipient && <p>Kính gửi: {report.recipient}</p>}
        {sections.map((section, at) => (
          <section key={section.key}>
            <h2>{`${roman[at] ?? at + 1}. ${section.title}`}</h2>
            {textOfSection(section)
              .split("\n")
              .map((line, index) => (
                <p key={index}>{line}</p>
              ))}
          </section>
        ))}
        <PaperSign
          right={
            <>
              <p>
                <strong>{report.signerTitle ?? "NGƯỜI KÝ"}</strong>
              </p>
              <p>{report.signerName ?? "(Ký, ghi rõ họ tên)"}</p>
            </>
          }
        />
      </Paper>
    </PaperPage>,
  );
}

/** The unit's own name stays on one line under "ỦY BAN NHÂN DÂN", as on paper. */
function unbroken(agency: string): string {
  const [body = "", unit = ""] = agency.split("\n");
  return unit ? `${body} ${unit.replaceAll(" ", "\u00a0")}` : body;
}
