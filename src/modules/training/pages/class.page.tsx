import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Card,
  Confirm,
  DemoMark,
  DescriptionList,
  fieldError,
  formatMoney,
  formatNumber,
  LinkButton,
  Notice,
  type PageContext,
  PageHeader,
  PostButton,
  Row,
  Stack,
  StatRow,
  TextArea,
  WorkspacePage,
} from "#platform/ui";

import { mayNow, statusWords } from "../domain/actions.ts";
import { meetingsNeeded } from "../domain/completion.ts";
import { trainingUrls as urls } from "../urls.ts";
import { getReadableClass, getRunClass } from "../use-cases/class-records.ts";
import { addMeeting, meetingFields, removeMeeting, type TypedMeeting } from "../use-cases/meetings.ts";
import { type Move, moveClass } from "../use-cases/move-class.ts";
import { type ClassView, readClass } from "../use-cases/read-class.ts";
import { withQuery } from "./asking.ts";
import { Learners } from "./class-learners.tsx";
import { Certificates, Feedback, Materials, Outcome } from "./class-results.tsx";
import { Timetable } from "./class-timetable.tsx";
import { audiencesText, ClassState, communeName, daysText, provinceName } from "./class-words.tsx";

const id = (request: Request) => request.params.classId ?? "";
const noMeeting = typedTexts({}, meetingFields);

export function showClass(request: Request): Promise<Answer> {
  return answer(request, [], noMeeting);
}

export async function postMeeting(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, meetingFields);
  const input = { classId: id(request), typed, requestId: request.id };
  const done = await addMeeting(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, done.faults, typed);
  return redirect(`${urls.class(id(request))}#buoi-hoc`, { kind: "success", text: "Đã thêm buổi học." });
}

export async function postRemoveMeeting(request: Request): Promise<Answer> {
  const { meetingId = "" } = request.params;
  const input = { classId: id(request), meetingId, requestId: request.id };
  await removeMeeting(request.services, request.requireActor(), input);
  return redirect(`${urls.class(id(request))}#buoi-hoc`, {
    kind: "success",
    text: "Đã bỏ buổi học khỏi lịch.",
  });
}

const said: Readonly<Record<Move, string>> = {
  open: "Đã mở đăng ký.",
  start: "Lớp đã bắt đầu. Mở mã QR của buổi học để điểm danh.",
  close: "Đã kết thúc lớp. Cấp chứng nhận cho học viên đủ điều kiện.",
  reopen: "Đã mở lại lớp.",
  cancel: "Đã huỷ lớp và báo cho học viên.",
};

export async function postMove(request: Request): Promise<Answer> {
  const typed = textOf(request.fields, "move");
  const move: Move | undefined =
    typed === "open" || typed === "start" || typed === "close" ? typed : undefined;
  const training = await getRunClass(request.services, request.requireActor(), id(request));
  if (!move)
    return answer(request, [{ field: "buoi-hoc", text: "Chọn lại việc cần làm với lớp." }], noMeeting);
  const input = { id: training.id, version: versionOf(request.fields), move, requestId: request.id };
  const done = await moveClass(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, done.faults, noMeeting);
  return redirect(urls.class(id(request)), { kind: "success", text: said[move] });
}

export async function showCancel(request: Request): Promise<Answer> {
  return confirm(request, "cancel", []);
}

export async function postCancel(request: Request): Promise<Answer> {
  return withReason(request, "cancel");
}

export async function showReopen(request: Request): Promise<Answer> {
  return confirm(request, "reopen", []);
}

export async function postReopen(request: Request): Promise<Answer> {
  return withReason(request, "reopen");
}

async function withReason(request: Request, move: "cancel" | "reopen"): Promise<Answer> {
  const reason = textOf(request.fields, "reason");
  const input = { id: id(request), version: versionOf(request.fields), move, reason, requestId: request.id };
  const done = await moveClass(request.services, request.requireActor(), input);
  if (!done.ok) return confirm(request, move, done.faults);
  return redirect(urls.class(id(request)), { kind: "success", text: said[move] });
}

const questions = {
  cancel: {
    title: "Huỷ lớp tập huấn",
    label: "Huỷ lớp",
    consequences: [
      "Lớp không tổ chức và không sửa được nữa.",
      "Mọi học viên có tài khoản nhận thư báo kèm lý do.",
    ],
  },
  reopen: {
    title: "Mở lại lớp đã kết thúc",
    label: "Mở lại lớp",
    consequences: [
      "Điểm danh và điểm kiểm tra sửa được trở lại; mọi thay đổi được ghi lại cùng lý do này.",
      "Chứng nhận đã cấp vẫn giữ nguyên.",
    ],
  },
} as const;

async function confirm(
  request: Request,
  move: "cancel" | "reopen",
  faults: readonly Fault[],
): Promise<Answer> {
  const training = await getReadableClass(request.services, request.requireActor(), id(request));
  const { title, label, consequences } = questions[move];
  const errors = formErrors(faults);
  const version = faults.length > 0 ? versionOf(request.fields) : training.version;
  return html(
    <WorkspacePage title={title} page={request.page()}>
      <Confirm
        page={request.page()}
        action={move === "cancel" ? urls.cancelClass(training.id) : urls.reopenClass(training.id)}
        title={title}
        consequences={[...consequences]}
        confirmLabel={label}
        cancelHref={urls.class(training.id)}
        danger={move === "cancel"}
        hidden={{ version: String(version) }}
        errors={errors}
      >
        <p>{training.title}</p>
        <TextArea
          name="reason"
          label="Lý do"
          rows={3}
          value={textOf(request.fields, "reason")}
          error={fieldError(errors, "reason")}
        />
      </Confirm>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

async function answer(request: Request, faults: readonly Fault[], typed: TypedMeeting): Promise<Answer> {
  const view = await readClass(request.services, request.requireActor(), id(request));
  return html(<ClassPage page={request.page()} view={view} faults={faults} typed={typed} />, {
    status: faults.length > 0 ? 422 : 200,
  });
}

interface Shown {
  page: PageContext;
  view: ClassView;
  faults: readonly Fault[];
  typed: TypedMeeting;
}

function ClassPage({ page, view, faults, typed }: Shown) {
  const { training } = view;
  const moveFaults = faults.filter(({ field }) => field === "meetings" || field === "buoi-hoc");
  return (
    <WorkspacePage title={training.title} page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title={training.title}
          lead={statusWords[training.status].next}
          breadcrumb={[
            { href: withQuery(urls.classes, { nam: training.year }), label: "Tập huấn" },
            { label: `${training.code}/${training.year}` },
          ]}
          tags={
            <>
              <ClassState status={training.status} /> {training.isDemo && <DemoMark />}
            </>
          }
        />
        {moveFaults.map(({ text }) => (
          <Notice key={text} kind="danger">
            {text}
          </Notice>
        ))}
        {training.cancelReason && (
          <Notice kind="warn" title="Lý do huỷ">
            {training.cancelReason}
          </Notice>
        )}
        {training.source && (
          <Notice kind="info" title="Lớp ghi theo báo cáo">
            Nguồn: {training.source}. Không có danh sách học viên và điểm danh kèm theo nên không tính vào độ
            phủ.
          </Notice>
        )}
        <Steps page={page} view={view} />
        <Numbers view={view} />
        <Card title="Kế hoạch lớp">
          <DescriptionList items={facts(view)} />
        </Card>
        <Timetable page={page} view={view} typed={typed} errors={formErrors(faults)} />
        <Learners page={page} view={view} />
        <Certificates page={page} view={view} />
        <Outcome view={view} />
        <Feedback view={view} />
        <Materials view={view} />
      </Stack>
    </WorkspacePage>
  );
}

function Steps({ page, view }: { page: PageContext; view: ClassView }) {
  const { training, mayRun, mayReopen } = view;
  const { status } = training;
  const hidden = (move: Move) => ({ move, version: String(training.version) });
  const action = urls.moveClass(training.id);
  const can = (what: Parameters<typeof mayNow>[1]) => mayRun && mayNow(status, what);
  return (
    <Row>
      {can("invite") && (
        <LinkButton
          href={urls.invite(training.id)}
          icon="mail"
          kind={status === "running" ? "secondary" : "primary"}
        >
          Mời học viên
        </LinkButton>
      )}
      {can("open") && (
        <PostButton page={page} action={action} hidden={hidden("open")} kind="secondary" icon="log-in">
          Mở đăng ký
        </PostButton>
      )}
      {can("start") && (
        <PostButton page={page} action={action} hidden={hidden("start")} kind="secondary" icon="arrow-right">
          Bắt đầu lớp
        </PostButton>
      )}
      {can("close") && (
        <PostButton page={page} action={action} hidden={hidden("close")} icon="check">
          Kết thúc lớp
        </PostButton>
      )}
      {can("change") && (
        <LinkButton href={urls.editClass(training.id)} kind="secondary" icon="pencil">
          Sửa thông tin
        </LinkButton>
      )}
      {mayRun && (
        <LinkButton href={urls.copyClass(training.id)} kind="secondary" icon="copy">
          Sao chép
        </LinkButton>
      )}
      {mayReopen && mayNow(status, "reopen") && (
        <LinkButton href={urls.reopenClass(training.id)} kind="quiet" icon="history">
          Mở lại
        </LinkButton>
      )}
      {can("cancel") && (
        <LinkButton href={urls.cancelClass(training.id)} kind="quiet" icon="ban">
          Huỷ lớp
        </LinkButton>
      )}
    </Row>
  );
}

function Numbers({ view }: { view: ClassView }) {
  const { training, counts, meetings } = view;
  const told = (count: number | null) =>
    count === null ? {} : { note: `${formatNumber(count)} theo báo cáo, không có danh sách` };
  return (
    <StatRow
      label="Số liệu của lớp"
      items={[
        {
          href: "#hoc-vien",
          value: counts.registered,
          label: training.capacity ? `học viên / ${training.capacity} chỗ` : "học viên",
          ...told(training.reportedLearners),
        },
        {
          href: "#hoc-vien",
          value: counts.invited,
          label: "đang chờ trả lời",
          note: `${counts.declined} từ chối`,
        },
        {
          href: "#buoi-hoc",
          value: counts.attendances,
          label: "lượt dự",
          note: `${meetings.length} buổi`,
          ...told(training.reportedAttendances),
        },
        { href: "#chung-nhan", value: counts.certified, label: "chứng nhận đã cấp" },
      ]}
    />
  );
}

function facts({ training, meetings }: ClassView) {
  const needed = meetingsNeeded({ ...training, meetings: meetings.length });
  const test =
    training.testMax === null
      ? "không kiểm tra"
      : `kiểm tra từ ${training.testPass}/${training.testMax} điểm`;
  return [
    { term: "Thời gian", value: daysText(training) },
    { term: "Địa điểm", value: training.place },
    {
      term: "Đơn vị",
      value:
        training.communeCode === null
          ? provinceName(training.provinceCode)
          : communeName(training.communeCode),
    },
    { term: "Đối tượng", value: audiencesText(training.audiences) },
    { term: "Nội dung", value: training.topics.length > 0 ? training.topics.join("; ") : null },
    { term: "Đơn vị tổ chức", value: training.organiser },
    { term: "Đơn vị phối hợp", value: training.partner },
    { term: "Giảng viên", value: training.teachers },
    { term: "Kế hoạch", value: training.planNumber },
    {
      term: "Kinh phí dự kiến",
      value: training.plannedCost === null ? null : formatMoney(training.plannedCost),
    },
    {
      term: "Điều kiện cấp chứng nhận",
      value: `Dự ít nhất ${training.attendanceShare} % số buổi (${needed}/${meetings.length} buổi), ${test}`,
    },
    { term: "Ghi chú", value: training.note },
  ].filter(({ value }) => value !== null);
}
