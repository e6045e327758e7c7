import { sql } from "#platform/db";
import { defineRegister, isFaulty, isKnown, isNew, type Register } from "../register.ts";

/** Table of the sample register, made by the owner of a test database. */
export const sampleTable = `create table public.sample_classes (province_code text, parent_id text, name text, starts_on date, learners int);
  grant select, insert on public.sample_classes to saoque_app`;

/** A small register as a module would have it. */
export const sampleRegister = defineRegister({
  name: "sample.classes",
  title: "Lớp tập huấn",
  lead: "Danh sách lớp tập huấn của tỉnh.",
  path: "/lam-viec/lop/nhap-bang",
  access: ["province_officer", "commune_officer"],
  back: { href: "/lam-viec/lop", label: "Xem các lớp" },
  fields: [
    {
      key: "name",
      label: "Tên lớp",
      kind: "text",
      required: true,
      synonyms: ["chuyên đề"],
      example: "Bao bì",
    },
    { key: "startsOn", label: "Từ ngày", kind: "date", required: true, example: "05/03/2026" },
    { key: "learners", label: "Số học viên", kind: "integer", max: 1000, example: 60 },
  ],
  keyOf: ({ name, startsOn }) => `${name}|${startsOn}`,
  check: async ({ db, provinceCode, today }, rows) => {
    const names = rows.map(({ values }) => values.name);
    const found = await sql<{ key: string }>`select name || '|' || starts_on as key from public.sample_classes
      where province_code = ${provinceCode} and name = any(${names})`.execute(db);
    const standing = new Set(found.rows.map(({ key }) => key));
    return rows.map(({ values }) => {
      if (values.startsOn > today) return isFaulty({ field: "startsOn", text: "Lớp chưa tới." });
      return standing.has(`${values.name}|${values.startsOn}`)
        ? isKnown()
        : isNew({ learners: values.learners ?? 0 });
    });
  },
  take: async ({ tx, provinceCode, parentId }, rows) => {
    const list = rows.map(({ values, found }) => ({
      name: values.name,
      starts_on: values.startsOn,
      learners: found.learners,
    }));
    await sql`insert into public.sample_classes
      select ${provinceCode}, ${parentId}, name, starts_on, learners
      from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as t (name text, starts_on date, learners int)`.execute(
      tx,
    );
    return { classes: rows.length };
  },
});

/** The same under a record: only the one with this id is open to the actor. */
export function underRecord(openId: string, refuse: () => Error): Register {
  return {
    ...sampleRegister,
    name: "sample.attendances",
    path: "/lam-viec/lop/:classId/nhap-bang",
    parent: {
      param: "classId",
      open: async (_services, _actor, id) => {
        if (id !== openId) throw refuse();
        return { title: "Lớp bao bì", href: `/lam-viec/lop/${id}` };
      },
    },
  };
}
