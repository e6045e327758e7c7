import { type Executor, sql, type Tx, tables } from "#platform/db";

const on = tables<"training.materials" | "training.classes">();

export interface Material {
  id: string;
  provinceCode: string;
  classId: string | null;
  classTitle: string | null;
  title: string;
  topic: string | null;
  description: string | null;
  fileId: string | null;
  link: string | null;
  isPublic: boolean;
  isDemo: boolean;
  withdrawnAt: Date | null;
  createdAt: Date;
}

function select(db: Executor) {
  return on(db)
    .selectFrom("training.materials as m")
    .leftJoin("training.classes as c", "c.id", "m.class_id")
    .select([
      "m.id",
      "m.province_code as provinceCode",
      "m.class_id as classId",
      "c.title as classTitle",
      "m.title",
      "m.topic",
      "m.description",
      "m.file_id as fileId",
      "m.link",
      "m.is_public as isPublic",
      "m.is_demo as isDemo",
      "m.withdrawn_at as withdrawnAt",
      "m.created_at as createdAt",
    ]);
}

export interface MaterialFilter {
  /** undefined = of every province. */
  provinceCodes?: readonly string[] | undefined;
  publicOnly: boolean;
  text?: string | undefined;
  topic?: string | undefined;
  classId?: string | undefined;
  /** Id of the last one seen. */
  before?: string | undefined;
  limit: number;
}

export async function listMaterials(db: Executor, filter: MaterialFilter): Promise<Material[]> {
  const { provinceCodes, publicOnly, text, topic, classId, before, limit } = filter;
  let query = select(db).where("m.withdrawn_at", "is", null);
  if (provinceCodes) query = query.where(sql<boolean>`m.province_code = any(${provinceCodes}::text[])`);
  if (publicOnly) query = query.where("m.is_public", "=", true);
  if (text) query = query.where(sql<boolean>`m.search_text like '%' || public.fold_vi(${text}) || '%'`);
  if (topic) query = query.where("m.topic", "=", topic);
  if (classId) query = query.where("m.class_id", "=", classId);
  if (before) query = query.where("m.id", "<", before);
  return query.orderBy("m.id", "desc").limit(limit).execute();
}

export async function listTopics(
  db: Executor,
  { provinceCodes, publicOnly }: Pick<MaterialFilter, "provinceCodes" | "publicOnly">,
): Promise<string[]> {
  let query = on(db)
    .selectFrom("training.materials as m")
    .select("m.topic")
    .distinct()
    .where("m.withdrawn_at", "is", null)
    .where("m.topic", "is not", null);
  if (provinceCodes) query = query.where(sql<boolean>`m.province_code = any(${provinceCodes}::text[])`);
  if (publicOnly) query = query.where("m.is_public", "=", true);
  return (await query.orderBy("m.topic").limit(60).execute()).flatMap(({ topic }) => topic ?? []);
}

export async function findMaterial(db: Executor, id: string): Promise<Material | undefined> {
  return select(db).where("m.id", "=", id).executeTakeFirst();
}

export async function insertMaterial(
  tx: Tx,
  material: Omit<Material, "classTitle" | "withdrawnAt"> & { createdBy: string },
): Promise<void> {
  await on(tx)
    .insertInto("training.materials")
    .values({
      id: material.id,
      province_code: material.provinceCode,
      class_id: material.classId,
      title: material.title,
      topic: material.topic,
      description: material.description,
      file_id: material.fileId,
      link: material.link,
      is_public: material.isPublic,
      is_demo: material.isDemo,
      created_by: material.createdBy,
      created_at: material.createdAt,
    })
    .execute();
}

/** Withdrawn or brought back; false when it stood so already. */
export async function setWithdrawn(tx: Tx, id: string, at: Date | null): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("training.materials")
    .set({ withdrawn_at: at })
    .where("id", "=", id)
    .where("withdrawn_at", at === null ? "is not" : "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
