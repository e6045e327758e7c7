/** States of a class, in the order of the way. */
export const classStatuses = ["planned", "inviting", "running", "closed", "cancelled"] as const;

export type ClassStatus = (typeof classStatuses)[number];

export type ClassAction =
  | "change"
  | "invite"
  | "open"
  | "register"
  | "addLearner"
  | "start"
  | "noteAttendance"
  | "markTest"
  | "giveFeedback"
  | "close"
  | "certify"
  | "reopen"
  | "cancel";

/** Where a step leads; an action that leaves the state as it is leads to the same state. */
type Moves = Readonly<Partial<Record<ClassAction, ClassStatus>>>;

/** The one table of the process: what may be done with a class in each state. */
export const classActions: Readonly<Record<ClassStatus, Moves>> = {
  planned: {
    change: "planned",
    invite: "inviting",
    open: "inviting",
    addLearner: "planned",
    cancel: "cancelled",
  },
  inviting: {
    change: "inviting",
    invite: "inviting",
    register: "inviting",
    addLearner: "inviting",
    start: "running",
    cancel: "cancelled",
  },
  running: {
    change: "running",
    invite: "running",
    register: "running",
    addLearner: "running",
    noteAttendance: "running",
    markTest: "running",
    giveFeedback: "running",
    close: "closed",
  },
  closed: { giveFeedback: "closed", certify: "closed", reopen: "running" },
  cancelled: {},
};

export function mayNow(status: ClassStatus, action: ClassAction): boolean {
  return classActions[status][action] !== undefined;
}

export const statusWords: Readonly<
  Record<
    ClassStatus,
    { label: string; tone: "neutral" | "info" | "progress" | "success" | "danger"; next: string }
  >
> = {
  planned: {
    label: "Dự kiến",
    tone: "neutral",
    next: "Bước tiếp theo: xếp lịch các buổi học, rồi mời học viên hoặc mở đăng ký.",
  },
  inviting: {
    label: "Đang mời, đăng ký",
    tone: "info",
    next: "Học viên trả lời lời mời hoặc tự đăng ký. Lớp tự chuyển sang đang học vào ngày khai giảng.",
  },
  running: {
    label: "Đang học",
    tone: "progress",
    next: "Điểm danh từng buổi bằng mã QR, danh sách hoặc ảnh danh sách ký; ghi điểm rồi kết thúc lớp.",
  },
  closed: {
    label: "Đã kết thúc",
    tone: "success",
    next: "Cấp chứng nhận hoàn thành cho học viên đủ điều kiện. Danh sách và điểm danh đã khoá.",
  },
  cancelled: { label: "Đã huỷ", tone: "danger", next: "Lớp không tổ chức; lý do được lưu lại." },
};

export function isClassStatus(text: string): text is ClassStatus {
  return (classStatuses as readonly string[]).includes(text);
}
