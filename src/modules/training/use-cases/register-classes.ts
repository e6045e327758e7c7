import { randomBytes } from "node:crypto";
import { audit } from "#platform/audit";
import { uuidv7 } from "#platform/db";
import {
  type CheckScope,
  defineRegister,
  isFaulty,
  isKnown,
  isNew,
  type NewRow,
  type ReadRow,
  type RegisterField,
  type TakeScope,
} from "#platform/imports";
import { foldVietnamese } from "#platform/text";
import { type Audience, audienceNames, audiences } from "../domain/audiences.ts";
import { planMeetings } from "../domain/parts.ts";
import { officerRoles } from "../permissions.ts";
import {
  insertClasses,
  knownClasses,
  lockNumbers,
  type NewClass,
  nextClassNo,
} from "../store/classes.store.ts";
import { insertMeetings } from "../store/meetings.store.ts";
import { trainingUrls as urls } from "../urls.ts";
import { daysOf } from "./class-form.ts";

const about = [
  {
    key: "title",
    label: "Tên lớp",
    kind: "text",
    required: true,
    maxLength: 250,
    synonyms: ["lớp tập huấn", "nội dung lớp", "tên khoá"],
    example: "Tập huấn lập hồ sơ OCOP",
  },
  {
    key: "startsOn",
    label: "Từ ngày",
    kind: "date",
    required: true,
    synonyms: ["khai giảng", "ngày bắt đầu", "thời gian từ"],
    example: "05/03/2026",
  },
  {
    key: "endsOn",
    label: "Đến ngày",
    kind: "date",
    synonyms: ["bế giảng", "ngày kết thúc"],
    example: "06/03/2026",
  },
  {
    key: "audiences",
    label: "Đối tượng",
    kind: "text",
    hint: "Nhiều đối tượng cách nhau bằng dấu chấm phẩy.",
    synonyms: ["thành phần", "học viên là"],
    example: "Cán bộ cấp xã; Tổ tư vấn",
  },
  {
    key: "place",
    label: "Địa điểm",
    kind: "text",
    maxLength: 250,
    synonyms: ["nơi tổ chức"],
    example: "Phường Tân Thành",
  },
  {
    key: "organiser",
    label: "Đơn vị tổ chức",
    kind: "text",
    maxLength: 250,
    synonyms: ["chủ trì"],
    example: "Chi cục Phát triển nông thôn",
  },
  {
    key: "partner",
    label: "Đơn vị phối hợp",
    kind: "text",
    maxLength: 250,
    synonyms: ["đối tác"],
    example: "",
  },
  {
    key: "topics",
    label: "Nội dung",
    kind: "text",
    synonyms: ["chuyên đề", "chủ đề"],
    example: "Bộ tiêu chí; hồ sơ",
  },
  {
    key: "cost",
    label: "Kinh phí",
    kind: "money",
    synonyms: ["kinh phí dự kiến", "chi phí"],
    example: "35.000.000",
  },
  {
    key: "planNumber",
    label: "Số kế hoạch",
    kind: "text",
    maxLength: 60,
    synonyms: ["kế hoạch số"],
    example: "47/KH-UBND",
  },
] as const satisfies readonly RegisterField[];

const plannedFields = [
  ...about,
  {
    key: "capacity",
    label: "Số chỗ",
    kind: "integer",
    min: 1,
    max: 2000,
    synonyms: ["số lượng", "quy mô"],
    example: 40,
  },
] as const satisfies readonly RegisterField[];

const pastFields = [
  ...about,
  {
    key: "learners",
    label: "Số học viên",
    kind: "integer",
    required: "column",
    max: 100_000,
    synonyms: ["học viên", "số người"],
    example: 60,
  },
  {
    key: "attendances",
    label: "Số lượt",
    kind: "integer",
    max: 1_000_000,
    synonyms: ["lượt người", "lượt dự"],
    example: 120,
  },
] as const satisfies readonly RegisterField[];

interface ClassRow {
  title: string;
  startsOn: string;
  endsOn: string | null;
  audiences: string | null;
}

const keyOf = ({ title, startsOn }: ClassRow) => `${foldVietnamese(title)}|${startsOn}`;

async function judge<R extends { values: ClassRow }>(
  scope: CheckScope,
  rows: readonly R[],
  faultOf: (values: R["values"]) => { field: string; text: string } | undefined,
) {
  const years = [...new Set(rows.map(({ values }) => Number(values.startsOn.slice(0, 4))))];
  const standing = new Set(
    (await knownClasses(scope.db, scope.provinceCode, years)).map((each) =>
      keyOf({ ...each, endsOn: null, audiences: null }),
    ),
  );
  return rows.map(({ values }) => {
    if (values.title.length < 5) return isFaulty({ field: "title", text: "Tên lớp cần ít nhất 5 ký tự." });
    if (values.startsOn < "2018-01-01")
      return isFaulty({ field: "startsOn", text: "Chương trình bắt đầu từ năm 2018." });
    if (values.endsOn !== null && values.endsOn < values.startsOn)
      return isFaulty({ field: "endsOn", text: "Trước ngày bắt đầu." });
    const unknown = unknownAudience(values.audiences);
    if (unknown)
      return isFaulty({ field: "audiences", text: `Không nhận ra “${unknown}”. Dùng: ${namesOfAudiences}.` });
    const fault = faultOf(values);
    if (fault) return isFaulty(fault);
    return standing.has(keyOf(values)) ? isKnown("Lớp này đã có trong hệ thống.") : isNew();
  });
}

const namesOfAudiences = audiences.map((each) => audienceNames[each]).join("; ");

/** Words of offices beside the names on our screens. */
const otherWords: Readonly<Record<string, Audience>> = {
  "can bo cap tinh": "official_province",
  "can bo tinh": "official_province",
  "can bo cap xa": "official_commune",
  "can bo xa": "official_commune",
  "can bo cap huyen": "official_commune",
  "can bo huyen": "official_commune",
  "to tu van": "advisory",
  "hoi dong": "council",
  "chu the": "leader",
  "lanh dao chu the": "leader",
  "lao dong": "worker",
  "nguoi lao dong": "worker",
  "chu the tiem nang": "producer",
};

function audienceOf(text: string): Audience | undefined {
  const folded = foldVietnamese(text);
  return otherWords[folded] ?? audiences.find((each) => foldVietnamese(audienceNames[each]) === folded);
}

const partsOf = (text: string | null) =>
  (text ?? "")
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

function unknownAudience(text: string | null): string | undefined {
  if (text === null || audienceOf(text)) return undefined;
  return partsOf(text).find((part) => audienceOf(part) === undefined);
}

function audiencesIn(text: string | null): Audience[] {
  const whole = text === null ? undefined : audienceOf(text);
  const found = whole ? [whole] : partsOf(text).flatMap((part) => audienceOf(part) ?? []);
  return found.length > 0 ? [...new Set(found)] : ["other"];
}

export const classesRegister = defineRegister({
  name: "training.classes",
  title: "Kế hoạch lớp tập huấn",
  lead: "Các lớp dự kiến trong năm; mỗi dòng thành một lớp với lịch buổi học xếp sẵn, sửa được sau.",
  path: urls.importClasses,
  access: officerRoles,
  fields: plannedFields,
  back: { href: urls.classes, label: "Xem các lớp" },
  keyOf,
  check: (scope: CheckScope, rows: readonly ReadRow<typeof plannedFields>[]) =>
    judge(scope, rows, ({ startsOn }) =>
      startsOn < scope.today
        ? { field: "startsOn", text: "Ngày đã qua; lớp đã tổ chức nhập ở “Nhập lớp cũ”." }
        : undefined,
    ),
  take: (scope: TakeScope, rows: readonly NewRow<typeof plannedFields>[]) =>
    takeClasses(
      scope,
      rows.map(({ values }) => ({ ...values, status: "planned", learners: null, attendances: null })),
    ),
});

export const pastClassesRegister = defineRegister({
  name: "training.past-classes",
  title: "Lớp tập huấn đã tổ chức",
  lead: "Lớp của các năm trước chỉ còn tổng số. Số học viên, số lượt được ghi là “theo báo cáo”, không cộng vào danh sách và độ phủ.",
  path: urls.importPast,
  access: officerRoles,
  fields: pastFields,
  back: { href: urls.classes, label: "Xem các lớp" },
  keyOf,
  check: (scope: CheckScope, rows: readonly ReadRow<typeof pastFields>[]) =>
    judge(scope, rows, ({ startsOn }) =>
      startsOn > scope.today
        ? { field: "startsOn", text: "Ngày chưa tới; lớp dự kiến nhập ở “Nhập kế hoạch lớp”." }
        : undefined,
    ),
  take: (scope: TakeScope, rows: readonly NewRow<typeof pastFields>[]) =>
    takeClasses(
      scope,
      rows.map(({ values }) => ({ ...values, status: "closed", capacity: null })),
    ),
});

interface TakenClass extends ClassRow {
  place: string | null;
  organiser: string | null;
  partner: string | null;
  topics: string | null;
  cost: number | null;
  planNumber: string | null;
  capacity: number | null;
  status: "planned" | "closed";
  learners: number | null;
  attendances: number | null;
}

async function takeClasses(
  { tx, provinceCode, actor, fileName, now, requestId }: TakeScope,
  rows: readonly TakenClass[],
): Promise<Record<string, number>> {
  await lockNumbers(tx, provinceCode);
  const next = new Map<number, number>();
  const classes: NewClass[] = [];
  for (const row of rows) {
    const year = Number(row.startsOn.slice(0, 4));
    const no = next.get(year) ?? (await nextClassNo(tx, provinceCode, year));
    next.set(year, no + 1);
    classes.push(classOf(row, { provinceCode, no, year, fileName, now, by: actor.accountId }));
  }
  await insertClasses(tx, classes);
  await insertMeetings(tx, classes.filter(({ status }) => status === "planned").flatMap(meetingsOf));
  for (const each of classes)
    await audit(tx, {
      provinceCode,
      actor,
      action: "training.import-class",
      subject: { kind: "class", id: each.id },
      requestId,
      details: { code: each.code, title: each.title, file: fileName },
    });
  return { classes: classes.length };
}

interface Taking {
  provinceCode: string;
  no: number;
  year: number;
  fileName: string;
  now: Date;
  by: string;
}

function classOf(row: TakenClass, { provinceCode, no, year, fileName, now, by }: Taking): NewClass {
  const past = row.status === "closed";
  return {
    id: uuidv7(),
    provinceCode,
    communeCode: null,
    code: `TH-${String(no).padStart(2, "0")}`,
    title: row.title,
    year,
    topics: (row.topics ?? "")
      .split(/[;\n]/)
      .map((topic) => topic.trim())
      .filter((topic) => topic !== "")
      .slice(0, 20),
    audiences: audiencesIn(row.audiences),
    organiser: row.organiser,
    partner: row.partner,
    teachers: null,
    place: row.place,
    startsOn: row.startsOn,
    endsOn: row.endsOn ?? row.startsOn,
    capacity: row.capacity,
    planNumber: row.planNumber,
    plannedCost: row.cost,
    status: row.status,
    testMax: null,
    testPass: null,
    attendanceShare: 75,
    reportedLearners: row.learners,
    reportedAttendances: row.attendances,
    source: past ? `bảng “${fileName}”` : null,
    note: null,
    isDemo: false,
    checkInSecret: randomBytes(32),
    createdBy: by,
    createdAt: now,
    closedAt: past ? now : null,
  };
}

function meetingsOf(training: NewClass) {
  return planMeetings(daysOf(training), "half").map((each, at) => ({
    ...each,
    id: uuidv7(),
    classId: training.id,
    no: at + 1,
    topic: null,
    teacher: null,
  }));
}
