import { acceptAttribute, fileUrls } from "#platform/files";
import { type Answer, formErrors, html, listOf, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  Checkbox,
  CheckboxGroup,
  EmptyState,
  FileField,
  FileList,
  Form,
  fieldError,
  formatDate,
  LinkButton,
  Muted,
  Notice,
  PageHeader,
  Row,
  Split,
  Stack,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { mayNow } from "../domain/actions.ts";
import { partNames } from "../domain/parts.ts";
import { trainingUrls as urls } from "../urls.ts";
import { keepPaper, readSheet, tickAttendance } from "../use-cases/attendance.ts";

type Sheet = Awaited<ReturnType<typeof readSheet>>;

const ids = ({ params }: Request) => ({ classId: params.classId ?? "", meetingId: params.meetingId ?? "" });

export function showAttendance(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postAttendance(request: Request): Promise<Answer> {
  const { classId, meetingId } = ids(request);
  const done = await tickAttendance(request.services, request.requireActor(), {
    classId,
    meetingId,
    present: listOf(request.fields, "present"),
    shown: listOf(request.fields, "shown"),
    fromPaper: textOf(request.fields, "fromPaper") === "1",
    requestId: request.id,
  });
  if (!done.ok) return answer(request, done.faults);
  const { added, removed } = done.value;
  const undone = removed > 0 ? `, bỏ ${removed} người` : "";
  return redirect(urls.attendance(classId, meetingId), {
    kind: "success",
    text:
      added + removed === 0 ? "Danh sách không có gì thay đổi." : `Đã ghi ${added} người có mặt${undone}.`,
  });
}

export async function postPaper(request: Request): Promise<Answer> {
  const { classId, meetingId } = ids(request);
  const done = await keepPaper(request.services, request.requireActor(), {
    classId,
    meetingId,
    file: request.files.find(({ field }) => field === "paper"),
    note: textOf(request.fields, "note"),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, done.faults);
  return redirect(urls.attendance(classId, meetingId), {
    kind: "success",
    text: "Đã lưu ảnh danh sách ký. Đối chiếu và đánh dấu người có mặt bên cạnh.",
  });
}

async function answer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const { classId, meetingId } = ids(request);
  const sheet = await readSheet(request.services, request.requireActor(), classId, meetingId);
  const { training, meeting } = sheet;
  const title = `Điểm danh ${partNames[meeting.part].toLowerCase()} ${formatDate(meeting.heldOn)}`;
  const open = sheet.mayRun && mayNow(training.status, "noteAttendance");
  return html(
    <WorkspacePage title={title} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={title}
          lead={meeting.topic ?? training.title}
          breadcrumb={[
            { href: urls.classes, label: "Tập huấn" },
            { href: urls.class(training.id), label: training.title },
            { label: "Điểm danh" },
          ]}
          actions={
            open &&
            meeting.heldOn === sheet.today && (
              <LinkButton href={urls.room(training.id, meeting.id)} icon="qr-code">
                Mã QR của buổi
              </LinkButton>
            )
          }
        />
        {!open && (
          <Notice kind="info">
            {training.status === "closed"
              ? "Lớp đã kết thúc nên danh sách đã khoá. Tỉnh mở lại lớp (kèm lý do) thì sửa được."
              : "Chỉ xem: điểm danh mở khi lớp đang học và dành cho đơn vị tổ chức."}
          </Notice>
        )}
        <Split
          side={<Papers request={request} sheet={sheet} open={open} faults={faults} />}
          ratio="narrow-right"
        >
          <Ticks request={request} sheet={sheet} open={open} faults={faults} />
        </Split>
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

interface Shown {
  request: Request;
  sheet: Sheet;
  open: boolean;
  faults: readonly Fault[];
}

const ways = { qr: "mã QR", list: "danh sách", paper: "danh sách ký", import: "bảng nhập" } as const;

function Ticks({ request, sheet, open, faults }: Shown) {
  const { training, meeting, learners, present } = sheet;
  const errors = formErrors(faults.filter(({ field }) => field === "present"));
  if (learners.length === 0)
    return (
      <EmptyState
        title="Lớp chưa có học viên"
        icon="users"
        {...(open ? { action: { href: urls.learners(training.id), label: "Thêm học viên" } } : {})}
      >
        Thêm học viên rồi quay lại điểm danh.
      </EmptyState>
    );
  const chosen = errors.length > 0 ? listOf(request.fields, "present") : [...present.keys()];
  return (
    <Form
      page={request.page()}
      action={urls.attendance(training.id, meeting.id)}
      errors={errors}
      label="Điểm danh"
    >
      <Stack>
        <Muted>{`Có mặt ${present.size}/${learners.length}. Bỏ dấu rồi lưu để sửa nhầm; mọi thay đổi được ghi lại.`}</Muted>
        {learners.map(({ id }) => (
          <input key={id} type="hidden" name="shown" value={id} />
        ))}
        <CheckboxGroup
          name="present"
          label="Người có mặt"
          values={chosen}
          error={fieldError(errors, "present")}
          options={learners.map((each) => {
            const way = present.get(each.id);
            return {
              value: each.id,
              label: each.fullName,
              hint: [each.agency, way && `đã ghi bằng ${ways[way]}`].filter(Boolean).join(" · "),
              disabled: !open,
            };
          })}
        />
        {open && <Checkbox name="fromPaper" label="Ghi theo danh sách ký trên giấy" optional />}
        {open && (
          <Row>
            <Button icon="save">Lưu điểm danh</Button>
            <LinkButton href={urls.learners(training.id)} kind="quiet" icon="plus">
              Thêm người đến không có trong danh sách
            </LinkButton>
          </Row>
        )}
      </Stack>
    </Form>
  );
}

function Papers({ request, sheet, open, faults }: Shown) {
  const { training, meeting, papers } = sheet;
  const errors = formErrors(faults.filter(({ field }) => field !== "present"));
  return (
    <Card title="Danh sách ký trên giấy">
      <Stack>
        <Muted>Ảnh có chữ ký là dữ liệu cá nhân: mỗi lần mở xem đều được ghi lại.</Muted>
        <FileList
          files={papers.map((each) => ({
            href: fileUrls.file(each.fileId),
            name: each.note ?? "Danh sách ký",
            date: each.uploadedAt,
            ...(each.uploadedBy ? { note: `Người tải lên: ${each.uploadedBy}` } : {}),
          }))}
          empty={<Muted>Chưa có ảnh.</Muted>}
        />
        {open && (
          <Form
            page={request.page()}
            action={urls.papers(training.id, meeting.id)}
            errors={errors}
            files
            label="Tải ảnh danh sách ký"
          >
            <FileField
              name="paper"
              label="Ảnh chụp hoặc bản quét"
              accept={acceptAttribute("either")}
              error={fieldError(errors, "paper")}
            />
            <TextField name="note" label="Ghi chú" value={textOf(request.fields, "note")} optional />
            <Button kind="secondary" icon="upload">
              Tải lên
            </Button>
          </Form>
        )}
      </Stack>
    </Card>
  );
}
