import {
  type Answer,
  Conflict,
  formErrors,
  html,
  NotFound,
  type Request,
  redirect,
  textOf,
} from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  type Child,
  Disclosure,
  Form,
  fieldError,
  PageHeader,
  PostButton,
  Prose,
  Row,
  Small,
  Stack,
  TextArea,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import type { ReportSection } from "../domain/report.ts";
import { diffTexts } from "../domain/text-diff.ts";
import { reportingUrls as urls } from "../urls.ts";
import { backToWritten, editSection } from "../use-cases/reports/change-report.ts";
import { mayDo } from "../use-cases/reports/open-report.ts";
import { textOfSection, viewReport } from "../use-cases/reports/read-report.ts";
import { reportsCrumb } from "./parts.tsx";
import { reportIdOf, stepOf } from "./report.page.tsx";

const keyOf = (request: Request): string => request.params.sectionKey ?? "";

export function showSection(request: Request): Promise<Answer> {
  return answer(request, undefined, []);
}

export async function postSection(request: Request): Promise<Answer> {
  const text = textOf(request.fields, "loi-van");
  const done = await editSection(request.services, request.requireActor(), {
    ...stepOf(request),
    key: keyOf(request),
    text,
  });
  if (!done.ok) return answer(request, text, done.faults);
  return redirect(urls.report(reportIdOf(request)), { kind: "success", text: "Đã lưu phần đã sửa." });
}

export async function postWritten(request: Request): Promise<Answer> {
  await backToWritten(request.services, request.requireActor(), { ...stepOf(request), key: keyOf(request) });
  return redirect(urls.report(reportIdOf(request)), {
    kind: "success",
    text: "Phần này trở về lời văn tự viết từ số liệu.",
  });
}

async function answer(
  request: Request,
  typed: string | undefined,
  faults: readonly Fault[],
): Promise<Answer> {
  const actor = request.requireActor();
  const { report, sections } = await viewReport(request.services, actor, reportIdOf(request));
  const section = sections.find(({ key }) => key === keyOf(request));
  if (!section) throw new NotFound("Báo cáo không có phần này.");
  if (!mayDo(actor, report, "edit"))
    throw new Conflict("Báo cáo đã hoàn thành nên không sửa được nữa. Hãy lập bản mới.");
  const errors = formErrors(faults);
  const page = request.page();
  const version = String(report.version);
  return html(
    <WorkspacePage title={section.title} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={section.title}
          breadcrumb={[
            reportsCrumb,
            { href: urls.report(report.id), label: "Báo cáo" },
            { label: section.title },
          ]}
        />
        <Card>
          <Form
            page={page}
            action={urls.section(report.id, section.key)}
            errors={errors}
            hidden={{ version }}
          >
            <TextArea
              name="loi-van"
              label="Nội dung"
              hint="Mỗi dòng là một đoạn văn."
              rows={14}
              value={typed ?? textOfSection(section)}
              error={fieldError(errors, "loi-van")}
            />
            <Row>
              <Button icon="save">Lưu phần này</Button>
              <TextLink href={urls.report(report.id)}>Không sửa nữa</TextLink>
            </Row>
          </Form>
        </Card>
        {section.edited !== null && (
          <Difference section={section}>
            <PostButton
              page={page}
              action={urls.writtenSection(report.id, section.key)}
              hidden={{ version }}
              kind="secondary"
              icon="history"
            >
              Trở về bản tự viết
            </PostButton>
          </Difference>
        )}
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

/** What the person's words change of what the figures say now. */
function Difference({ section, children }: { section: ReportSection; children: Child }) {
  const parts = diffTexts(section.written, section.edited ?? "");
  const same = parts.every(({ kind }) => kind === "same");
  return (
    <Card title="So với bản tự viết">
      <Stack>
        {same ? (
          <Small>Lời văn đang giống bản tự viết từ số liệu hiện tại.</Small>
        ) : (
          <>
            <Small>Gạch ngang là lời tự viết đã bỏ; gạch chân là lời đã thêm.</Small>
            <Prose>
              <p>
                {parts.map(({ kind, text }, at) =>
                  kind === "same" ? (
                    text
                  ) : kind === "added" ? (
                    <ins key={at}>{text}</ins>
                  ) : (
                    <del key={at}>{text}</del>
                  ),
                )}
              </p>
            </Prose>
          </>
        )}
        <Disclosure summary="Đọc bản tự viết">
          <Prose>
            {section.written.split("\n").map((line, at) => (
              <p key={at}>{line}</p>
            ))}
          </Prose>
        </Disclosure>
        <Row>{children}</Row>
      </Stack>
    </Card>
  );
}
