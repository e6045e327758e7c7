import { type Executor, sql, type Tx, tables } from "#platform/db";

const on = tables<"training.materials" | "training.classes">();

export interface Material {
  id: string;
  provinceCode: string;
  classId: string | null;
  classTitle: string | null;
  /** Commune that holds the class; null for a class of the province or none. */
  classCommune: string | null;
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
      "c.commune_code as classCommune",
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

/** As `LibraryReach` in permissions; undefined: what is public, whoever asks. */
export interface MaterialReach {
  nation: boolean;
  wholeProvinces: readonly string[];
  provinces: readonly string[];
  communes: readonly string[];
}

export interface MaterialFilter {
  /** "class": everything of one class, for those who may see the class. */
  reach: MaterialReach | "public" | "class";
  text?: string | undefined;
  topic?: string | undefined;
  classId?: string | undefined;
  /** Id of the last one seen. */
  before?: string | undefined;
  limit: number;
}

function within(reach: MaterialFilter["reach"]) {
  if (reach === "public") return sql<boolean>`m.is_public`;
  if (reach === "class" || reach.nation) return sql<boolean>`true`;
  return sql<boolean>`(m.province_code = any(${reach.wholeProvinces}::text[])
    or m.province_code = any(${reach.provinces}::text[])
      and (m.is_public or c.commune_code is null or c.commune_code = any(${reach.communes}::text[])))`;
}

export async function listMaterials(db: Executor, filter: MaterialFilter): Promise<Material[]> {
  const { reach, text, topic, classId, before, limit } = filter;
  let query = select(db).where("m.withdrawn_at", "is", null).where(within(reach));
  if (text) query = query.where(sql<boolean>`m.search_text like '%' || public.fold_vi(${text}) || '%'`);
  if (topic) query = query.where("m.topic", "=", topic);
  if (classId) query = query.where("m.class_id", "=", classId);
  if (before) query = query.where("m.id", "<", before);
  return query.orderBy("m.id", "desc").limit(limit).execute();
}

export async function listTopics(db: Executor, reach: MaterialFilter["reach"]): Promise<string[]> {
  const rows = await on(db)
    .selectFrom("training.materials as m")
    .leftJoin("training.classes as c", "c.id", "m.class_id")
    .select("m.topic")
    .distinct()
    .where("m.withdrawn_at", "is", null)
    .where("m.topic", "is not", null)
    .where(within(reach))
    .orderBy("m.topic")
    .limit(60)
    .execute();
  return rows.flatMap(({ topic }) => topic ?? []);
}

export async function findMaterial(db: Executor, id: string): Promise<Material | undefined> {
  return select(db).where("m.id", "=", id).executeTakeFirst();
}

export async function insertMaterial(
  tx: Tx,
  material: Omit<Material, "classTitle" | "classCommune" | "withdrawnAt"> & { createdBy: string },
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
