import { unitName } from "#modules/planning";
import { renderDocx, renderPdf } from "#platform/documents";
import { type Answer, download, html, type Request, redirect, textOf } from "#platform/http";
import {
  Card,
  DemoMark,
  DescriptionList,
  formatDate,
  formatDateTime,
  LinkButton,
  Notice,
  PageHeader,
  PostButton,
  Prose,
  Row,
  Small,
  Split,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { reportStatusWords } from "../domain/actions.ts";
import { periodWords } from "../domain/period.ts";
import type { Report, ReportSection } from "../domain/report.ts";
import { reportPaper } from "../papers/report.paper.ts";
import { writeAnnex } from "../papers/report-annex.ts";
import { reportingUrls as urls } from "../urls.ts";
import { dropReport, refreshReport, reopenReport } from "../use-cases/reports/change-report.ts";
import { mayDo } from "../use-cases/reports/open-report.ts";
import { type ReportView, textOfSection, viewReport } from "../use-cases/reports/read-report.ts";
import { scopeOfReport } from "../use-cases/unit.ts";
import { reportsCrumb, SHEET_TYPE } from "./parts.tsx";

export const reportIdOf = (request: Request): string => request.params.reportId ?? "";
export const stepOf = (request: Request) => ({
  id: reportIdOf(request),
  version: Number(textOf(request.fields, "version")) || 0,
  requestId: request.id,
});

const view = (request: Request) => viewReport(request.services, request.requireActor(), reportIdOf(request));

export async function showReport(request: Request): Promise<Answer> {
  const found = await view(request);
  const { report, sections } = found;
  const edits = mayDo(request.requireActor(), report, "edit");
  return html(
    <WorkspacePage title={report.title} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={report.title}
          lead={`${unitName(scopeOfReport(report))} · ${formatDate(report.fromOn)} – ${formatDate(report.toOn)}`}
          breadcrumb={[reportsCrumb, { label: periodWords({ ...report, no: report.periodNo }) }]}
          tags={<Tags report={report} />}
          actions={<Papers id={report.id} />}
        />
        {found.nextEditionId && (
          <Notice kind="info" title="Đã có bản sau">
            Báo cáo này được lập lại.{" "}
            <TextLink href={urls.report(found.nextEditionId)}>Mở bản mới hơn</TextLink>
          </Notice>
        )}
        <Split side={<Side request={request} view={found} />}>
          <Stack gap="wide">
            {sections.map((section, at) => (
              <SectionCard key={section.key} section={section} no={at + 1} report={report} edits={edits} />
            ))}
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>,
  );
}

function Tags({ report }: { report: Report }) {
  const { label, tone } = reportStatusWords[report.status];
  return (
    <>
      <StatusTag tone={tone}>{label}</StatusTag>
      {report.edition > 1 && <StatusTag tone="neutral">{`Bản thứ ${report.edition}`}</StatusTag>}
      {report.isDemo && <DemoMark />}
    </>
  );
}

function Papers({ id }: { id: string }) {
  return (
    <>
      <LinkButton href={urls.reportPaper(id)} kind="secondary" icon="eye">
        Xem bản in
      </LinkButton>
      <LinkButton href={urls.reportWord(id)} icon="download">
        Tải Word
      </LinkButton>
    </>
  );
}

function SectionCard({
  section,
  no,
  report,
  edits,
}: {
  section: ReportSection;
  no: number;
  report: Report;
  edits: boolean;
}) {
  const changed = section.edited !== null && section.edited !== section.written;
  return (
    <Card
      title={`${no}. ${section.title}`}
      aside={
        edits && (
          <LinkButton href={urls.section(report.id, section.key)} kind="quiet" icon="pencil" small>
            Sửa
          </LinkButton>
        )
      }
    >
      <Stack>
        <Prose>
          {textOfSection(section)
            .split("\n")
            .map((line, at) => (
              <p key={at}>{line}</p>
            ))}
        </Prose>
        {changed && (
          <Small>
            {`${section.editedByName ?? ""} sửa lúc ${section.editedAt ? formatDateTime(section.editedAt) : ""}. `}
            {edits && (
              <TextLink href={urls.section(report.id, section.key)}>Xem khác gì bản tự viết</TextLink>
            )}
          </Small>
        )}
      </Stack>
    </Card>
  );
}

function Side({ request, view: { report, figures } }: { request: Request; view: ReportView }) {
  const hidden = { version: String(report.version) };
  const page = request.page();
  const may = (action: Parameters<typeof mayDo>[2]) => mayDo(request.requireActor(), report, action);
  const behind = figures.targets.filter(({ light }) => light === "at_risk" || light === "missed").length;
  return (
    <Stack>
      <Card title="Số liệu">
        <Stack>
          <DescriptionList
            items={[
              { term: "Tính đến", value: formatDate(figures.toOn) },
              { term: "Tính lúc", value: formatDateTime(report.figuresAt) },
              { term: "Kế hoạch", value: figures.plan ?? "Chưa có kế hoạch được ban hành" },
              { term: "Chỉ tiêu chậm", value: `${behind} trên ${figures.targets.length}` },
              { term: "Sản phẩm trong phụ lục", value: `${figures.products.length}` },
            ]}
          />
          {may("refresh") && (
            <PostButton
              page={page}
              action={urls.refreshReport(report.id)}
              hidden={hidden}
              kind="secondary"
              icon="refresh-cw"
            >
              Tính lại số liệu
            </PostButton>
          )}
          {may("refresh") && <Small>Phần đã sửa tay được giữ nguyên khi tính lại.</Small>}
        </Stack>
      </Card>
      <Card title="Bản in và phụ lục">
        <Row>
          <LinkButton href={urls.reportPdf(report.id)} kind="secondary" small icon="download">
            PDF
          </LinkButton>
          <LinkButton href={urls.reportAnnex(report.id)} kind="secondary" small icon="download">
            Phụ lục Excel
          </LinkButton>
        </Row>
      </Card>
      <Card title={report.status === "final" ? "Đã hoàn thành" : "Hoàn thành"}>
        <Stack>
          {report.status === "final" && (
            <DescriptionList
              items={[
                { term: "Số", value: report.number ?? "—" },
                { term: "Ngày ký", value: report.signedOn ? formatDate(report.signedOn) : "—" },
                { term: "Người ký", value: `${report.signerName ?? ""}, ${report.signerTitle ?? ""}` },
              ]}
            />
          )}
          {may("finish") && (
            <>
              <Small>Sau khi ký ngoài hệ thống, ghi số và ngày ký để giữ nguyên báo cáo.</Small>
              <LinkButton href={urls.finishReport(report.id)} kind="secondary" icon="file-check">
                Ghi số, hoàn thành
              </LinkButton>
            </>
          )}
          {may("reopen") && (
            <PostButton
              page={page}
              action={urls.reopenReport(report.id)}
              hidden={hidden}
              kind="secondary"
              icon="copy"
            >
              Lập bản mới
            </PostButton>
          )}
          {may("drop") && (
            <LinkButton href={urls.dropReport(report.id)} kind="quiet" icon="trash-2">
              Bỏ báo cáo
            </LinkButton>
          )}
        </Stack>
      </Card>
    </Stack>
  );
}

export async function postRefresh(request: Request): Promise<Answer> {
  await refreshReport(request.services, request.requireActor(), stepOf(request));
  return redirect(urls.report(reportIdOf(request)), {
    kind: "success",
    text: "Đã tính lại số liệu. Phần sửa tay được giữ nguyên.",
  });
}

export async function postReopen(request: Request): Promise<Answer> {
  const { id } = await reopenReport(request.services, request.requireActor(), stepOf(request));
  return redirect(urls.report(id), {
    kind: "success",
    text: "Đã lập bản mới từ lời văn của bản trước; bản trước giữ nguyên.",
  });
}

export async function postDrop(request: Request): Promise<Answer> {
  await dropReport(request.services, request.requireActor(), stepOf(request));
  return redirect(urls.reports, { kind: "success", text: "Đã bỏ báo cáo." });
}

const fileName = ({ kind, year, periodNo }: Report) =>
  `bao-cao-ocop-${kind.replace("_", "-")}-${year}-${periodNo}`;

export async function downloadWord(request: Request): Promise<Answer> {
  const found = await view(request);
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  return download(await renderDocx(reportPaper(found)), { type, name: `${fileName(found.report)}.docx` });
}

export async function downloadPdf(request: Request): Promise<Answer> {
  const found = await view(request);
  const content = await renderPdf(reportPaper(found));
  return download(content, { type: "application/pdf", name: `${fileName(found.report)}.pdf` });
}

export async function downloadAnnex(request: Request): Promise<Answer> {
  const { report, figures } = await view(request);
  return download(await writeAnnex(figures), { type: SHEET_TYPE, name: `${fileName(report)}-phu-luc.xlsx` });
}
