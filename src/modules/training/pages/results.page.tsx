import { fileUrls } from "#platform/files";
import { type Answer, download, fieldsUnder, formErrors, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  DataTable,
  EmptyState,
  Form,
  fieldError,
  JobProgress,
  LinkButton,
  NumberField,
  PageHeader,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import { trainingUrls as urls } from "../urls.ts";
import { certify, markTest } from "../use-cases/certify.ts";
import { getRunClass } from "../use-cases/class-records.ts";
import {
  printCertificate,
  printCertificates,
  printOwnCertificate,
  printSignList,
  readPrintRun,
} from "../use-cases/print-certificates.ts";
import { readClass } from "../use-cases/read-class.ts";

const id = (request: Request) => request.params.classId ?? "";
const PDF = "application/pdf";

export function showTests(request: Request): Promise<Answer> {
  return answer(request, [], new Map());
}

export async function postTests(request: Request): Promise<Answer> {
  const points = fieldsUnder(request.fields, "points.");
  const input = { classId: id(request), points, requestId: request.id };
  const done = await markTest(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, done.faults, points);
  return redirect(`${urls.class(id(request))}#hoc-vien`, {
    kind: "success",
    text: `Đã ghi điểm, ${done.value.marked} người có thay đổi.`,
  });
}

async function answer(
  request: Request,
  faults: readonly Fault[],
  typed: ReadonlyMap<string, string>,
): Promise<Answer> {
  const training = await getRunClass(request.services, request.requireActor(), id(request));
  const { learners } = await readClass(request.services, request.requireActor(), training.id);
  const taking = learners.filter(({ status }) => status === "registered");
  const errors = formErrors(faults);
  const page = request.page();
  type Taking = (typeof taking)[number];
  const shown = (each: Taking) =>
    typed.get(each.id) ?? (each.testPoints === null ? "" : String(each.testPoints));
  return html(
    <WorkspacePage title="Điểm kiểm tra" page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title="Điểm kiểm tra"
          lead={
            training.testMax === null
              ? "Lớp này không có bài kiểm tra. Ghi điểm tối đa và điểm đạt ở “Sửa thông tin” nếu có."
              : `Tối đa ${training.testMax} điểm, đạt từ ${training.testPass} điểm. Bỏ trống nếu chưa chấm.`
          }
          breadcrumb={[
            { href: urls.classes, label: "Tập huấn" },
            { href: urls.class(training.id), label: training.title },
            { label: "Điểm kiểm tra" },
          ]}
        />
        <Form page={page} action={urls.tests(training.id)} errors={errors} label="Điểm kiểm tra">
          <Stack>
            <DataTable
              caption="Điểm của học viên"
              captionHidden
              rows={taking}
              rowKey={(each) => each.id}
              columns={[
                { key: "name", label: "Học viên", primary: true, cell: (each) => each.fullName },
                { key: "attended", label: "Số buổi dự", align: "end", cell: (each) => each.attended },
                {
                  key: "points",
                  label: "Điểm",
                  cell: (each) => (
                    <NumberField
                      name={`points.${each.id}`}
                      label={`Điểm của ${each.fullName}`}
                      value={shown(each)}
                      error={fieldError(errors, `points.${each.id}`)}
                      width="short"
                      optional
                    />
                  ),
                },
              ]}
              empty={
                <EmptyState title="Chưa có học viên dự lớp">
                  Điểm ghi cho người đã đăng ký hoặc có mặt.
                </EmptyState>
              }
            />
            <ButtonRow>
              {taking.length > 0 && training.testMax !== null && <Button icon="save">Lưu điểm</Button>}
              <LinkButton kind="quiet" href={urls.class(training.id)}>
                Về trang lớp
              </LinkButton>
            </ButtonRow>
          </Stack>
        </Form>
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

export async function postCertify(request: Request): Promise<Answer> {
  const input = { classId: id(request), requestId: request.id };
  const done = await certify(request.services, request.requireActor(), input);
  const href = `${urls.class(id(request))}#chung-nhan`;
  if (!done.ok) return redirect(href, { kind: "info", text: done.faults[0]?.text ?? "" });
  return redirect(href, {
    kind: "success",
    text: `Đã cấp ${done.value.certified} chứng nhận và báo cho học viên.`,
  });
}

/** A few pages come at once; many are made by the worker. */
export async function postCertificates(request: Request): Promise<Answer> {
  const input = { classId: id(request), requestId: request.id };
  const printed = await printCertificates(request.services, request.requireActor(), input);
  if ("runId" in printed) return redirect(urls.certificatesJob(id(request), printed.runId));
  return download(printed.file.content, { type: PDF, name: printed.file.name });
}

export async function showCertificatesJob(request: Request): Promise<Answer> {
  const { runId = "" } = request.params;
  const { training, run } = await readPrintRun(request.services, request.requireActor(), id(request), runId);
  const fileId = (run.result as { fileId?: string } | null)?.fileId;
  const running = run.finishedAt === null && run.failure === null;
  return html(
    <WorkspacePage title={run.title} page={request.page()} {...(running ? { refreshSeconds: 3 } : {})}>
      <Stack gap="wide">
        <PageHeader
          title={run.title}
          breadcrumb={[
            { href: urls.classes, label: "Tập huấn" },
            { href: urls.class(training.id), label: training.title },
            { label: "In chứng nhận" },
          ]}
        />
        <JobProgress
          title={training.title}
          state={run.failure ? "failed" : running ? (run.done > 0 ? "running" : "waiting") : "done"}
          done={run.done}
          {...(run.total === null ? {} : { total: run.total })}
          {...(fileId ? { result: { href: fileUrls.file(fileId), label: "Tải tệp PDF" } } : {})}
        />
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadCertificate(request: Request): Promise<Answer> {
  const input = { classId: id(request), learnerId: request.params.learnerId ?? "", requestId: request.id };
  const paper = await printCertificate(request.services, request.requireActor(), input);
  return download(paper.content, { type: PDF, name: paper.name });
}

export async function downloadOwnCertificate(request: Request): Promise<Answer> {
  const input = { classId: id(request), requestId: request.id };
  const paper = await printOwnCertificate(request.services, request.requireActor(), input);
  return download(paper.content, { type: PDF, name: paper.name });
}

export async function downloadSignList(request: Request): Promise<Answer> {
  const paper = await printSignList(request.services, request.requireActor(), id(request));
  return download(paper.content, { type: PDF, name: paper.name });
}
