import { uuidv7 } from "#platform/db";
import { Conflict } from "#platform/http";
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
import { mayNow } from "../domain/actions.ts";
import { audienceNames, audiences } from "../domain/audiences.ts";
import { runnerRoles } from "../permissions.ts";
import { insertAttendances } from "../store/attendances.store.ts";
import { findClass } from "../store/classes.store.ts";
import { insertLearners, listLearners } from "../store/learners.store.ts";
import { listMeetings, type Meeting } from "../store/meetings.store.ts";
import { accountsByEmail, producersByName } from "../store/own-producers.store.ts";
import { trainingUrls as urls } from "../urls.ts";
import { getRunClass, lockFor } from "./class-records.ts";
import { localPhone } from "./own-class.ts";

const fields = [
  {
    key: "fullName",
    label: "Họ và tên",
    kind: "text",
    required: true,
    maxLength: 120,
    synonyms: ["học viên", "họ tên"],
    example: "Nguyễn Thị Hoa",
  },
  {
    key: "audience",
    label: "Đối tượng",
    kind: "choice",
    required: "column",
    synonyms: ["thành phần"],
    choices: audiences.map((value) => ({ value, label: audienceNames[value] })),
    example: audienceNames.official_commune,
  },
  {
    key: "agency",
    label: "Cơ quan, cơ sở",
    kind: "text",
    maxLength: 200,
    synonyms: ["đơn vị", "đơn vị công tác", "cơ quan"],
    example: "UBND xã Trí Phải",
  },
  {
    key: "jobTitle",
    label: "Chức vụ",
    kind: "text",
    maxLength: 120,
    synonyms: ["chức danh"],
    example: "Công chức",
  },
  {
    key: "producer",
    label: "Chủ thể",
    kind: "text",
    maxLength: 250,
    hint: "Đúng tên chủ thể trong hệ thống.",
    synonyms: ["tên chủ thể", "hợp tác xã"],
    example: "",
  },
  {
    key: "phone",
    label: "Điện thoại",
    kind: "text",
    maxLength: 20,
    synonyms: ["số điện thoại", "sđt"],
    example: "0912345678",
  },
  {
    key: "email",
    label: "E-mail",
    kind: "text",
    maxLength: 200,
    synonyms: ["thư điện tử", "email"],
    example: "",
  },
  {
    key: "meetings",
    label: "Các buổi có mặt",
    kind: "text",
    hint: "Số thứ tự các buổi, ví dụ 1, 2, 4; hoặc “đủ”. Bỏ trống nếu chưa điểm danh.",
    synonyms: ["buổi có mặt", "điểm danh", "có mặt"],
    example: "1, 2, 4",
  },
  {
    key: "points",
    label: "Điểm kiểm tra",
    kind: "integer",
    max: 1000,
    synonyms: ["điểm", "kết quả kiểm tra"],
    example: 80,
  },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;

interface Found {
  producerId: string | null;
  communeCode: string | null;
  accountId: string | null;
  meetings: Pick<Meeting, "id" | "heldOn">[];
}

export const learnersRegister = defineRegister<Fields, Found>({
  name: "training.learners",
  title: "Học viên và điểm danh",
  lead: "Danh sách học viên của lớp, kèm các buổi có mặt và điểm kiểm tra nếu đã có.",
  path: urls.importLearners(":classId"),
  access: runnerRoles,
  fields,
  parent: {
    param: "classId",
    open: async (services, actor, id) => {
      const training = await getRunClass(services, actor, id);
      if (!mayNow(training.status, "addLearner"))
        throw new Conflict("Lớp này đã kết thúc hoặc đã huỷ nên không nhập thêm học viên được.");
      return { title: training.title, href: urls.class(id) };
    },
    stillOpen: async (tx, id) => {
      await lockFor(tx, id, "addLearner");
    },
  },
  keyOf: ({ fullName, phone, agency }) =>
    `${foldVietnamese(fullName)}|${contactOf(phone) ?? foldVietnamese(agency ?? "")}`,
  check: checkLearners,
  take: takeLearners,
});

function contactOf(phone: string | null): string | null {
  const digits = localPhone((phone ?? "").replace(/[\s.\-()]/g, ""));
  return digits === "" ? null : digits;
}

async function checkLearners(scope: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const { db, parentId, provinceCode, today } = scope;
  const training = await findClass(db, parentId ?? "");
  if (!training) throw new Conflict("Lớp này không còn nữa.");
  const values = rows.map((row) => row.values);
  const meetings = await listMeetings(db, training.id);
  const standing = await listLearners(db, training.id);
  const producers = await producersByName(
    db,
    provinceCode,
    values.flatMap(({ producer }) => producer ?? []),
  );
  const accounts = await accountsByEmail(
    db,
    provinceCode,
    values.flatMap(({ email }) => email?.toLowerCase() ?? []),
  );
  return values.map((row) => {
    const phone = contactOf(row.phone);
    if (phone !== null && !/^0\d{8,10}$/.test(phone))
      return isFaulty({ field: "phone", text: "Số điện thoại gồm 10 chữ số, bắt đầu bằng 0." });
    const twin = standing.some(
      (each) =>
        foldVietnamese(each.fullName) === foldVietnamese(row.fullName) &&
        (phone === null || each.phone === null || each.phone === phone),
    );
    if (twin) return isKnown("Người này đã có trong danh sách lớp.");
    const named = row.producer
      ? producers.filter((each) => foldVietnamese(each.name) === foldVietnamese(row.producer ?? ""))
      : [];
    if (row.producer && named.length !== 1)
      return isFaulty({
        field: "producer",
        text:
          named.length === 0
            ? "Không có chủ thể nào của tỉnh mang tên này."
            : "Có nhiều chủ thể cùng tên này.",
      });
    const present = presentAt(row.meetings, meetings);
    if (present === undefined)
      return isFaulty({
        field: "meetings",
        text: `Ghi số thứ tự buổi từ 1 đến ${meetings.length}, hoặc “đủ”.`,
      });
    if (present.length > 0 && (training.status !== "running" || present.some(({ heldOn }) => heldOn > today)))
      return isFaulty({
        field: "meetings",
        text: "Điểm danh chỉ nhập được khi lớp đang học và cho buổi đã qua.",
      });
    if (row.points !== null && (training.testMax === null || row.points > training.testMax))
      return isFaulty({
        field: "points",
        text:
          training.testMax === null ? "Lớp này không có bài kiểm tra." : `Tối đa ${training.testMax} điểm.`,
      });
    const account = accounts.find(({ email }) => email === row.email?.toLowerCase());
    return isNew<Found>({
      producerId: named[0]?.id ?? null,
      communeCode: named[0]?.communeCode ?? (account?.unitKind === "commune" ? account.unitCode : null),
      accountId: account?.id ?? null,
      meetings: present,
    });
  });
}

/** Meetings named in a cell; undefined when it cannot be read. */
function presentAt(text: string | null, meetings: readonly Meeting[]): Meeting[] | undefined {
  const folded = foldVietnamese(text ?? "");
  if (folded === "") return [];
  if (["du", "tat ca", "x", "co", "day du"].includes(folded)) return [...meetings];
  const wanted = folded.split(" ").filter((word) => word !== "buoi");
  const found = wanted.map((word) => meetings.find(({ no }) => String(no) === word));
  return found.every((each): each is Meeting => each !== undefined) ? found : undefined;
}

async function takeLearners(scope: TakeScope, rows: readonly NewRow<Fields, Found>[]) {
  const { tx, parentId, actor, now } = scope;
  const training = await lockFor(tx, parentId ?? "", "addLearner");
  const learners = rows.map(({ values, found }) => ({
    found,
    row: {
      id: uuidv7(),
      classId: training.id,
      provinceCode: training.provinceCode,
      communeCode: found.communeCode,
      fullName: values.fullName,
      audience: values.audience ?? ("other" as const),
      accountId: found.accountId,
      producerId: found.producerId,
      agency: values.agency ?? values.producer,
      jobTitle: values.jobTitle,
      phone: contactOf(values.phone),
      email: values.email?.toLowerCase() ?? null,
      origin: "import" as const,
      status: "registered" as const,
      testPoints: values.points,
      certificateNumber: null,
      certifiedOn: null,
      isDemo: training.isDemo,
    },
  }));
  const added = new Set(
    await insertLearners(
      tx,
      learners.map(({ row }) => row),
    ),
  );
  const attendances = learners
    .filter(({ row }) => added.has(row.id))
    .flatMap(({ row, found }) =>
      found.meetings.map((meeting) => ({
        meetingId: meeting.id,
        learnerId: row.id,
        classId: training.id,
        provinceCode: training.provinceCode,
        attendedOn: meeting.heldOn,
        way: "import" as const,
        notedBy: actor.accountId,
        notedAt: now,
      })),
    );
  return { learners: added.size, attendances: await insertAttendances(tx, attendances) };
}
