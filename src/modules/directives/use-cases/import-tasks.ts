import { listCommunes } from "#modules/territory";
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
import type { Unit } from "../domain/task.ts";
import { unitKey } from "../domain/task.ts";
import { priorities } from "../domain/words.ts";
import { findAgenciesNamed } from "../store/agencies.store.ts";
import { findDocumentsNumbered } from "../store/documents.store.ts";
import { findStandingTasks } from "../store/planned.store.ts";
import { insertMoves } from "../store/task-parts.store.ts";
import { insertTasks, type NewTask } from "../store/tasks.store.ts";
import { directivesUrls as urls } from "../urls.ts";

const fields = [
  {
    key: "title",
    label: "Nhiệm vụ",
    synonyms: ["nội dung nhiệm vụ", "nội dung công việc", "công việc"],
    kind: "text",
    required: true,
    maxLength: 300,
    example: "Rà soát hồ sơ dự kiến đánh giá đợt 2",
  },
  {
    key: "unit",
    label: "Đơn vị thực hiện",
    synonyms: ["đơn vị", "đơn vị chủ trì", "cơ quan thực hiện"],
    kind: "text",
    required: true,
    maxLength: 200,
    example: "Sở Công Thương",
  },
  {
    key: "dueOn",
    label: "Thời hạn",
    synonyms: ["hạn", "hạn hoàn thành", "ngày đến hạn"],
    kind: "date",
    required: true,
    example: "30/06/2026",
  },
  { key: "startsOn", label: "Ngày giao", kind: "date", example: "01/06/2026" },
  {
    key: "document",
    label: "Số văn bản",
    synonyms: ["văn bản", "theo văn bản"],
    kind: "text",
    maxLength: 60,
    example: "47/KH-UBND",
  },
  {
    key: "requiredResult",
    label: "Kết quả cần có",
    synonyms: ["sản phẩm", "kết quả"],
    kind: "text",
    maxLength: 1000,
    example: "Danh sách sản phẩm",
  },
  {
    key: "priority",
    label: "Ưu tiên",
    kind: "choice",
    choices: [
      { value: "high", label: priorities.high, synonyms: ["cao", "gấp"] },
      { value: "normal", label: priorities.normal, synonyms: ["thường"] },
      { value: "low", label: priorities.low, synonyms: ["thấp"] },
    ],
    example: "Bình thường",
  },
  {
    key: "doneOn",
    label: "Ngày hoàn thành",
    synonyms: ["hoàn thành ngày"],
    kind: "date",
    hint: "Để trống khi chưa xong.",
    example: "25/06/2026",
  },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;
interface Found {
  unit: Unit;
  documentId: string | null;
}

export const tasksRegister = defineRegister<Fields, Found>({
  name: "directives.tasks",
  title: "Nhiệm vụ",
  lead: "Bảng theo dõi nhiệm vụ của tỉnh, mỗi dòng một đơn vị. Nhập bảng không gửi thư báo; nhiệm vụ chưa xong hiện ngay ở bảng việc của đơn vị.",
  path: urls.importTasks,
  access: ["province_officer"],
  fields,
  back: { href: urls.tasks, label: "Xem nhiệm vụ" },
  keyOf: ({ title, unit, dueOn }) => `${foldVietnamese(title)}|${foldVietnamese(unit)}|${dueOn}`,
  check: checkTasks,
  take: takeTasks,
});

async function checkTasks({ db, provinceCode, today }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const units = await unitsNamed(
    db,
    provinceCode,
    rows.map(({ values }) => values.unit),
  );
  const numbers = rows.flatMap(({ values }) => (values.document ? [values.document] : []));
  const documents = new Map(
    (await findDocumentsNumbered(db, provinceCode, numbers)).map(({ id, number }) => [
      foldVietnamese(number),
      id,
    ]),
  );
  const standing = new Set(
    (
      await findStandingTasks(
        db,
        provinceCode,
        rows.map(({ values }) => values.title),
      )
    ).map((task) => `${foldVietnamese(task.title)}|${unitKey(task)}|${task.originalDueOn}`),
  );
  return rows.map(({ values }) => {
    const unit = units.get(foldVietnamese(values.unit));
    if (!unit) return isFaulty({ field: "unit", text: "Không có cơ quan, xã, phường tên này trong tỉnh." });
    const documentId = values.document ? documents.get(foldVietnamese(values.document)) : null;
    if (documentId === undefined)
      return isFaulty({ field: "document", text: "Chưa có văn bản số này; ghi văn bản trước." });
    if (values.startsOn !== null && values.startsOn > values.dueOn)
      return isFaulty({ field: "dueOn", text: "Thời hạn trước ngày giao." });
    if (values.doneOn !== null && values.doneOn > today)
      return isFaulty({ field: "doneOn", text: "Ngày này chưa tới." });
    return standing.has(`${foldVietnamese(values.title)}|${unitKey(unit)}|${values.dueOn}`)
      ? isKnown()
      : isNew({ unit, documentId });
  });
}

/** Agencies by name or short name, communes by name with or without its kind; accents and case aside. */
async function unitsNamed(
  db: CheckScope["db"],
  provinceCode: string,
  names: readonly string[],
): Promise<Map<string, Unit>> {
  const found = new Map<string, Unit>();
  for (const { code, name, fullName } of listCommunes(provinceCode)) {
    found.set(foldVietnamese(name), { agencyId: null, communeCode: code });
    found.set(foldVietnamese(fullName), { agencyId: null, communeCode: code });
    found.set(foldVietnamese(`UBND ${fullName}`), { agencyId: null, communeCode: code });
  }
  // Agencies at work come last in the list, so that they win over an ended one of the same name.
  const agencies = await findAgenciesNamed(db, provinceCode, names);
  for (const { id, name, shortName } of agencies.toReversed()) {
    found.set(foldVietnamese(name), { agencyId: id, communeCode: null });
    if (shortName) found.set(foldVietnamese(shortName), { agencyId: id, communeCode: null });
  }
  return found;
}

async function takeTasks(scope: TakeScope, rows: readonly NewRow<Fields, Found>[]) {
  const { tx, actor, now, fileName } = scope;
  const tasks = rows.map((row) => taskOf(scope, row));
  await insertTasks(tx, tasks);
  await insertMoves(
    tx,
    tasks.map(({ id, state }) => ({
      taskId: id,
      from: null,
      to: state?.status ?? "assigned",
      note: `Nhập từ bảng “${fileName}”`,
      by: { id: actor.accountId, name: actor.displayName },
      at: now,
    })),
  );
  return { tasks: tasks.length };
}

function taskOf(
  { provinceCode, actor, now, today }: TakeScope,
  { values, found }: NewRow<Fields, Found>,
): NewTask {
  const startsOn = values.startsOn ?? (today < values.dueOn ? today : values.dueOn);
  return {
    ...found.unit,
    id: uuidv7(),
    provinceCode,
    documentId: found.documentId,
    parentId: null,
    recurrenceId: null,
    occurrence: null,
    planTaskId: null,
    title: values.title,
    requiredResult: values.requiredResult,
    priority: values.priority ?? "normal",
    ownerName: null,
    startsOn,
    dueOn: values.dueOn,
    subject: null,
    isDemo: false,
    createdBy: actor.accountId,
    at: now,
    ...(values.doneOn === null
      ? {}
      : { state: { status: "done" as const, progress: 100, doneOn: values.doneOn } }),
  };
}
