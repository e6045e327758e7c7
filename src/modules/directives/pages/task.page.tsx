import { fileUrls } from "#platform/files";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault, Result } from "#platform/result";
import {
  Card,
  DataTable,
  DemoMark,
  DescriptionList,
  FileList,
  formatDate,
  formatDateTime,
  Muted,
  Notice,
  PageHeader,
  PointsBar,
  Row,
  Section,
  Split,
  Stack,
  StatusTag,
  TextLink,
  Timeline,
  type TimelineEntry,
  WorkspacePage,
} from "#platform/ui";
import { type TaskStatus, taskStatuses } from "../domain/actions.ts";
import { priorities, subjectKinds } from "../domain/words.ts";
import { directivesUrls as urls } from "../urls.ts";
import { listAgencyChoices } from "../use-cases/agencies.ts";
import { knownStep, partFields, splitTask } from "../use-cases/change-task.ts";
import { acceptTask, decideExtension, giveBackTask, reopenTask } from "../use-cases/judge-task.ts";
import { unitName } from "../use-cases/reach.ts";
import { type TaskView, viewTask } from "../use-cases/view-task.ts";
import { askExtension, nameOwner, reportTask, startTask } from "../use-cases/work-on-task.ts";
import type { Refused } from "./form-state.ts";
import { subjectHref } from "./subject-links.ts";
import { TaskActions } from "./task-cards.tsx";
import { dueText, TaskTag, taskColumns } from "./task-words.tsx";

const id = (request: Request) => request.params.taskId ?? "";
const field = (request: Request, name: string) => textOf(request.fields, name);
const stepOf = (request: Request) => ({
  id: id(request),
  version: versionOf(request.fields),
  requestId: request.id,
});

export function showTask(request: Request): Promise<Answer> {
  return answer(request, undefined);
}

export async function postStep(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  await viewTask(request.services, actor, id(request));
  const step = knownStep(field(request, "buoc"), ["start", "accept", "giveBack", "reopen"] as const);
  const input = { ...stepOf(request), note: field(request, "note") };
  const run = { start: startTask, accept: acceptTask, giveBack: giveBackTask, reopen: reopenTask }[step];
  return finish(request, await run(request.services, actor, input), { form: step, said: said[step] });
}

const said = {
  start: "Đã nhận việc. Báo cáo tiến độ khi có kết quả.",
  accept: "Đã nghiệm thu kết quả.",
  giveBack: "Đã trả lại đơn vị kèm lý do.",
  reopen: "Đã mở lại nhiệm vụ.",
};

export async function postReport(request: Request): Promise<Answer> {
  const final = field(request, "viec") === "final";
  const done = await reportTask(request.services, request.requireActor(), {
    ...stepOf(request),
    progress: field(request, "progress"),
    done: field(request, "done"),
    difficulties: field(request, "difficulties"),
    final,
    files: request.files.filter((file) => file.field === "files"),
  });
  const text = final ? "Đã nộp kết quả, chờ nghiệm thu." : "Đã lưu báo cáo tiến độ.";
  return finish(request, done, { form: "report", said: text });
}

export async function postAskExtension(request: Request): Promise<Answer> {
  const input = { ...stepOf(request), until: field(request, "until"), reason: field(request, "reason") };
  const done = await askExtension(request.services, request.requireActor(), input);
  return finish(request, done, { form: "askExtension", said: "Đã gửi đề nghị gia hạn." });
}

export async function postDecideExtension(request: Request): Promise<Answer> {
  const done = await decideExtension(request.services, request.requireActor(), {
    ...stepOf(request),
    decision: field(request, "decision"),
    until: field(request, "grantedUntil"),
    note: field(request, "decisionNote"),
  });
  return finish(request, done, { form: "decideExtension", said: "Đã trả lời đề nghị gia hạn." });
}

export async function postOwner(request: Request): Promise<Answer> {
  const input = { ...stepOf(request), accountId: field(request, "accountId") };
  const done = await nameOwner(request.services, request.requireActor(), input);
  return finish(request, done, { form: "nameOwner", said: "Đã ghi người phụ trách." });
}

export async function postSplit(request: Request): Promise<Answer> {
  const input = { ...stepOf(request), typed: typedTexts(request.fields, partFields) };
  const done = await splitTask(request.services, request.requireActor(), input);
  return finish(request, done, { form: "split", said: "Đã thêm việc con." });
}

function finish(
  request: Request,
  done: Result<null, Fault[]>,
  { form, said: text }: { form: Refused["form"]; said: string },
): Promise<Answer> | Answer {
  if (done.ok) return redirect(urls.task(id(request)), { kind: "success", text });
  return answer(request, { form, faults: done.faults, fields: request.fields });
}

async function answer(request: Request, refused: Refused | undefined): Promise<Answer> {
  const view = await viewTask(request.services, request.requireActor(), id(request));
  const { task, steps } = view;
  const agencies =
    steps.has("split") && steps.has("change")
      ? await listAgencyChoices(request.services, task.provinceCode)
      : [];
  return html(<TaskScreen {...{ request, view, refused, agencies }} />, { status: refused ? 422 : 200 });
}

interface Shown {
  request: Request;
  view: TaskView;
  refused: Refused | undefined;
  agencies: Awaited<ReturnType<typeof listAgencyChoices>>;
}

function TaskScreen({ request, view, refused, agencies }: Shown) {
  const { task, today } = view;
  return (
    <WorkspacePage title={task.title} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={task.title}
          breadcrumb={[
            { href: urls.tasks, label: "Nhiệm vụ" },
            ...(task.parentId
              ? [{ href: urls.task(task.parentId), label: task.parentTitle ?? "Việc lớn" }]
              : []),
            { label: unitName(task) },
          ]}
          tags={
            <Row gap="tight">
              <TaskTag task={task} today={today} />
              {task.priority === "high" && <StatusTag tone="warn">{priorities.high}</StatusTag>}
              {task.isDemo && <DemoMark />}
            </Row>
          }
        />
        {task.status === "cancelled" && (
          <Notice kind="warn" title="Nhiệm vụ đã huỷ">
            {task.cancelReason}
          </Notice>
        )}
        <Split side={<History view={view} />}>
          <Stack gap="wide">
            <Card title="Nội dung">
              <Stack>
                <DescriptionList items={factsOf(view)} />
                <PointsBar label="Tiến độ" points={task.progress} max={100} unit="%" />
              </Stack>
            </Card>
            <TaskActions page={request.page()} view={view} refused={refused} agencies={agencies} />
            <Parts view={view} />
            <Reports view={view} />
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>
  );
}

function factsOf({ task, coworkers, files, today }: TaskView) {
  const moved = task.dueOn !== task.originalDueOn;
  const given = files.filter(({ reportId }) => reportId === null);
  return [
    { term: "Đơn vị thực hiện", value: unitName(task) },
    ...(task.ownerName ? [{ term: "Người phụ trách", value: task.ownerName }] : []),
    ...(coworkers.length > 0
      ? [{ term: "Đơn vị phối hợp", value: coworkers.map((each) => unitName(each)).join("; ") }]
      : []),
    { term: "Kết quả cần có", value: task.requiredResult ?? "Không ghi riêng" },
    {
      term: "Thời hạn",
      value: `${dueText(task, today)}${moved ? ` (hạn ban đầu ${formatDate(task.originalDueOn)})` : ""}`,
    },
    { term: "Ngày giao", value: formatDate(task.startsOn) },
    ...(task.doneOn ? [{ term: "Ngày hoàn thành", value: formatDate(task.doneOn) }] : []),
    ...(task.documentId
      ? [
          {
            term: "Theo văn bản",
            value: <TextLink href={urls.document(task.documentId)}>{task.documentNumber}</TextLink>,
          },
        ]
      : []),
    ...(task.subjectKind ? [{ term: subjectKinds[task.subjectKind], value: <Subject task={task} /> }] : []),
    ...(given.length > 0 ? [{ term: "Tài liệu kèm theo", value: <Files files={given} /> }] : []),
  ];
}

function Subject({ task }: { task: TaskView["task"] }) {
  const href = subjectHref(task);
  return href ? <TextLink href={href}>{task.subjectTitle}</TextLink> : <Muted>{task.subjectTitle}</Muted>;
}

function Files({ files }: { files: TaskView["files"] }) {
  return (
    <FileList
      files={files.map(({ file }) => ({
        href: fileUrls.file(file.id),
        name: file.originalName,
        size: file.bytes,
      }))}
    />
  );
}

function Parts({ view: { subTasks, today } }: { view: TaskView }) {
  if (subTasks.length === 0) return null;
  return (
    <Section
      title={`Việc con (${subTasks.length})`}
      lead="Tiến độ của nhiệm vụ là trung bình của các việc con."
    >
      <DataTable
        caption="Việc con"
        captionHidden
        columns={taskColumns(today)}
        rows={subTasks}
        rowKey={(part) => part.id}
        empty=""
      />
    </Section>
  );
}

function Reports({ view: { reports, files } }: { view: TaskView }) {
  if (reports.length === 0) return null;
  return (
    <Section title={`Báo cáo của đơn vị (${reports.length})`}>
      <Stack>
        {reports.map((report) => {
          const own = files.filter(({ reportId }) => reportId === report.id);
          return (
            <Card
              key={report.id}
              title={report.final ? "Báo cáo kết quả" : `Tiến độ ${report.progress} %`}
              level={3}
              aside={formatDateTime(report.at)}
            >
              <DescriptionList
                items={[
                  { term: "Đã làm", value: report.done },
                  ...(report.difficulties
                    ? [{ term: "Khó khăn, kiến nghị", value: report.difficulties }]
                    : []),
                  { term: "Người báo cáo", value: report.byName ?? "—" },
                  ...(own.length > 0 ? [{ term: "Tệp", value: <Files files={own} /> }] : []),
                ]}
              />
            </Card>
          );
        })}
      </Stack>
    </Section>
  );
}

function History({ view: { moves } }: { view: TaskView }) {
  const entries: TimelineEntry[] = moves.map((move) => ({
    title: titleOf(move),
    when: formatDateTime(move.at),
    who: move.byName ?? "Hệ thống",
    ...(move.note ? { note: move.note } : {}),
    state: "done",
  }));
  return (
    <Card title="Diễn biến">
      <Timeline entries={entries} empty="Chưa có gì." />
    </Card>
  );
}

function titleOf({ from, to }: TaskView["moves"][number]): string {
  const name = Object.hasOwn(taskStatuses, to) ? taskStatuses[to as TaskStatus] : to;
  if (from === null) return "Giao nhiệm vụ";
  return from === to ? "Cập nhật" : name;
}
