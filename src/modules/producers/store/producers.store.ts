import { type Executor, type Row, sql, tables } from "#platform/db";
import type { Producer, ProducerKind, ProducerStatus } from "../domain/producer.ts";

const on = tables<"producers.producers">();

export type NewProducer = Omit<Producer, "createdAt" | "version">;

export async function insertProducer(db: Executor, producer: NewProducer): Promise<void> {
  const { id, slug, provinceCode, isDemo, source, ...details } = producer;
  await on(db)
    .insertInto("producers.producers")
    .values({
      ...toColumns(details),
      id,
      slug,
      province_code: provinceCode,
      is_demo: isDemo,
      source,
      contact_public_at: details.contactPublic ? sql<Date>`now()` : null,
    })
    .execute();
}

export type ProducerDetails = Omit<NewProducer, "id" | "slug" | "provinceCode" | "isDemo" | "source">;

/** False when somebody else changed the row first. */
export async function updateProducer(
  db: Executor,
  { id, version, at }: { id: string; version: number; at: Date },
  change: ProducerDetails & { provinceCode: string },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable("producers.producers")
    .set({
      ...toColumns(change),
      province_code: change.provinceCode,
      contact_public_at: change.contactPublic ? sql<Date>`coalesce(contact_public_at, now())` : null,
      version: version + 1,
      updated_at: at,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Raises the version for a change of what hangs on the producer; false when somebody else was first. */
export async function touchProducer(
  db: Executor,
  { id, version, at }: { id: string; version: number; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable("producers.producers")
    .set({ version: version + 1, updated_at: at })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function setProducerStatus(
  db: Executor,
  id: string,
  status: ProducerStatus,
  at: Date,
): Promise<void> {
  await on(db)
    .updateTable("producers.producers")
    .set((row) => ({ status, updated_at: at, version: row("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

export async function findProducer(db: Executor, id: string): Promise<Producer | undefined> {
  const row = await on(db)
    .selectFrom("producers.producers")
    .select(COLUMNS)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && fromRow(row);
}

export async function findProducers(db: Executor, ids: readonly string[]): Promise<Producer[]> {
  if (ids.length === 0) return [];
  const query = on(db).selectFrom("producers.producers").select(COLUMNS).where("id", "in", ids);
  return (await query.orderBy("search_text").orderBy("id").execute()).map(fromRow);
}

export async function findBySlug(db: Executor, slug: string): Promise<Producer | undefined> {
  const row = await on(db)
    .selectFrom("producers.producers")
    .select(COLUMNS)
    .where("slug", "=", slug)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** A producer in work under this tax code, other than `exceptId`. */
export async function findByTaxCode(
  db: Executor,
  taxCode: string,
  exceptId?: string,
): Promise<Producer | undefined> {
  let query = on(db)
    .selectFrom("producers.producers")
    .select(COLUMNS)
    .where("tax_code", "=", taxCode)
    .where("status", "in", ["active", "pending"]);
  if (exceptId) query = query.where("id", "<>", exceptId);
  const row = await query.executeTakeFirst();
  return row && fromRow(row);
}

/** A producer in work of the same commune whose folded name is the same: very likely the same one. */
export async function findByNameInCommune(
  db: Executor,
  name: string,
  communeCode: string,
): Promise<Producer | undefined> {
  const row = await on(db)
    .selectFrom("producers.producers")
    .select(COLUMNS)
    .where("search_text", "=", sql<string>`public.fold_vi(${name})`)
    .where("commune_code", "=", communeCode)
    .where("status", "in", ["active", "pending"])
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Slugs that are `base` or `base-…`. */
export async function listSlugsLike(db: Executor, base: string): Promise<string[]> {
  const rows = await on(db)
    .selectFrom("producers.producers")
    .select("slug")
    .where((where) => where.or([where("slug", "=", base), where("slug", "like", `${base}-%`)]))
    .execute();
  return rows.map(({ slug }) => slug);
}

export interface ProducerFilter {
  /** Areas that the reader may see; a row in one of them is listed. */
  communeCodes: readonly string[];
  provinceCodes: readonly string[];
  text?: string;
  kind?: string;
  status?: string;
  communeCode?: string;
  after?: { searchText: string; id: string };
  limit: number;
}

export async function listProducers(
  db: Executor,
  filter: ProducerFilter,
): Promise<(Producer & { searchText: string })[]> {
  let query = on(db)
    .selectFrom("producers.producers")
    .select([...COLUMNS, "search_text"])
    .where((where) =>
      where.or([
        ...(filter.communeCodes.length > 0 ? [where("commune_code", "in", filter.communeCodes)] : []),
        ...(filter.provinceCodes.length > 0 ? [where("province_code", "in", filter.provinceCodes)] : []),
        sql<boolean>`false`,
      ]),
    );
  if (filter.text)
    query = query.where("search_text", "like", sql<string>`'%' || public.fold_vi(${filter.text}) || '%'`);
  if (filter.kind) query = query.where("kind", "=", filter.kind);
  if (filter.status) query = query.where("status", "=", filter.status);
  if (filter.communeCode) query = query.where("commune_code", "=", filter.communeCode);
  if (filter.after) {
    const { searchText, id } = filter.after;
    query = query.where(sql<boolean>`(search_text, id) > (${searchText}, ${id}::uuid)`);
  }
  const rows = await query.orderBy("search_text").orderBy("id").limit(filter.limit).execute();
  return rows.map((row) => ({ ...fromRow(row), searchText: row.search_text ?? "" }));
}

const COLUMNS = [
  "id",
  "province_code",
  "commune_code",
  "old_commune_code",
  "old_place",
  "kind",
  "name",
  "slug",
  "tax_code",
  "registration_number",
  "registered_on",
  "registration_issuer",
  "founded_on",
  "address",
  "phone",
  "email",
  "website",
  "about",
  "contact_public_at",
  "status",
  "is_demo",
  "source",
  "version",
  "created_at",
] as const satisfies readonly (keyof Row<"producers.producers">)[];

interface ProducerRow {
  id: string;
  province_code: string;
  commune_code: string | null;
  old_commune_code: string | null;
  old_place: string | null;
  kind: string;
  name: string;
  slug: string;
  tax_code: string | null;
  registration_number: string | null;
  registered_on: string | null;
  registration_issuer: string | null;
  founded_on: string | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  about: string | null;
  contact_public_at: Date | null;
  status: string;
  is_demo: boolean;
  source: string | null;
  version: number;
  created_at: Date;
}

function fromRow(row: ProducerRow): Producer {
  return {
    id: row.id,
    provinceCode: row.province_code,
    communeCode: row.commune_code,
    oldCommuneCode: row.old_commune_code,
    oldPlace: row.old_place,
    kind: row.kind as ProducerKind,
    name: row.name,
    slug: row.slug,
    taxCode: row.tax_code,
    registrationNumber: row.registration_number,
    registeredOn: row.registered_on,
    registrationIssuer: row.registration_issuer,
    foundedOn: row.founded_on,
    address: row.address,
    phone: row.phone,
    email: row.email,
    website: row.website,
    about: row.about,
    contactPublic: row.contact_public_at !== null,
    status: row.status as ProducerStatus,
    isDemo: row.is_demo,
    source: row.source,
    version: row.version,
    createdAt: row.created_at,
  };
}

function toColumns(details: ProducerDetails) {
  return {
    commune_code: details.communeCode,
    old_commune_code: details.oldCommuneCode,
    old_place: details.oldPlace,
    kind: details.kind,
    name: details.name,
    tax_code: details.taxCode,
    registration_number: details.registrationNumber,
    registered_on: details.registeredOn,
    registration_issuer: details.registrationIssuer,
    founded_on: details.foundedOn,
    address: details.address,
    phone: details.phone,
    email: details.email,
    website: details.website,
    about: details.about,
    status: details.status,
  };
}
