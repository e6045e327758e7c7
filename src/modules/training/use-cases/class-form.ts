import { addDays, daysBetween } from "#platform/calendar";
import { startChecks, type Typed } from "#platform/forms";
import type { Result } from "#platform/result";
import { audiences, isAudience } from "../domain/audiences.ts";
import type { ClassContent } from "../store/classes.store.ts";

export const classFields = [
  "title",
  "otherTopics",
  "organiser",
  "partner",
  "teachers",
  "place",
  "startsOn",
  "endsOn",
  "capacity",
  "planNumber",
  "plannedCost",
  "testMax",
  "testPass",
  "attendanceShare",
  "note",
  "rhythm",
] as const;

/** What a person typed about a class: texts by name, and what was ticked. */
export interface TypedClass {
  texts: Typed<(typeof classFields)[number]>;
  topics: readonly string[];
  audiences: readonly string[];
}

const longestClassDays = 120;

/** Reads the form of a class; every fault at once. */
export function readClassForm({
  texts,
  topics,
  audiences: ticked,
}: TypedClass): Result<Omit<ClassContent, "code">> {
  const check = startChecks();
  const line = (field: keyof typeof texts, label: string, max = 250) =>
    check.optionalLine(field, texts[field], { label, max });
  const title = check.line("title", texts.title, { label: "tên lớp", min: 5, max: 250 });
  const startsOn = check.optionalDay("startsOn", texts.startsOn, { label: "ngày khai giảng" });
  const endsOn = check.optionalDay("endsOn", texts.endsOn, { label: "ngày bế giảng" }) ?? startsOn;
  if (texts.startsOn.trim() === "") check.add("startsOn", "Nhập ngày khai giảng.");
  if (startsOn && endsOn && endsOn < startsOn)
    check.add("endsOn", "Ngày bế giảng không thể trước ngày khai giảng.");
  else if (startsOn && endsOn && daysBetween(startsOn, endsOn) > longestClassDays)
    check.add("endsOn", `Một lớp kéo dài tối đa ${longestClassDays} ngày; hãy chia thành nhiều lớp.`);
  if (startsOn && (startsOn < "2018-01-01" || startsOn > "2100-12-31"))
    check.add("startsOn", "Ngày khai giảng phải từ năm 2018, khi Chương trình bắt đầu.");
  const chosen = [...new Set(ticked)].filter(isAudience);
  if (chosen.length === 0) check.add("audiences", "Chọn ít nhất một đối tượng học viên.");
  const testMax = check.optionalWhole("testMax", texts.testMax, { label: "điểm tối đa", min: 1, max: 1000 });
  const testPass = check.optionalWhole("testPass", texts.testPass, { label: "điểm đạt", min: 1, max: 1000 });
  if ((testMax === null) !== (testPass === null) && texts.testMax.trim() + texts.testPass.trim() !== "")
    check.add(
      testMax === null ? "testMax" : "testPass",
      "Nhập cả điểm tối đa và điểm đạt, hoặc bỏ trống cả hai.",
    );
  if (testMax !== null && testPass !== null && testPass > testMax)
    check.add("testPass", "Điểm đạt không thể cao hơn điểm tối đa.");
  const share = check.optionalWhole("attendanceShare", texts.attendanceShare, {
    label: "tỷ lệ dự học",
    min: 1,
    max: 100,
  });
  return check.result({
    title,
    year: Number((startsOn ?? "2018").slice(0, 4)),
    topics: readTopics(topics, texts.otherTopics),
    audiences: audiences.filter((each) => chosen.includes(each)),
    organiser: line("organiser", "đơn vị tổ chức"),
    partner: line("partner", "đơn vị phối hợp"),
    teachers: line("teachers", "giảng viên"),
    place: line("place", "địa điểm"),
    startsOn: startsOn ?? "",
    endsOn: endsOn ?? "",
    capacity: check.optionalWhole("capacity", texts.capacity, { label: "số chỗ", min: 1, max: 2000 }),
    planNumber: line("planNumber", "số kế hoạch", 60),
    plannedCost: check.optionalWhole("plannedCost", texts.plannedCost, {
      label: "kinh phí dự kiến",
      max: 100_000_000_000,
    }),
    testMax,
    testPass,
    attendanceShare: share ?? 75,
    reportedLearners: null,
    reportedAttendances: null,
    source: null,
    note: check.optionalText("note", texts.note, { label: "ghi chú", max: 2000 }),
  });
}

function readTopics(ticked: readonly string[], typed: string): string[] {
  const own = typed.split(/[;\n]/).map((topic) => topic.trim());
  return [...new Set([...ticked, ...own])]
    .filter((topic) => topic !== "" && topic.length <= 150)
    .slice(0, 20);
}

/** Days of a class, Saturdays and Sundays too: classes for producers are often held then. */
export function daysOf({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string[] {
  const length = Math.min(daysBetween(startsOn, endsOn), 14);
  return Array.from({ length: length + 1 }, (_, at) => addDays(startsOn, at));
}
