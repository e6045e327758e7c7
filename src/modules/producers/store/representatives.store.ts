import { type Executor, tables, uuidv7 } from "#platform/db";
import type { Representative, Sex } from "../domain/representative.ts";

const on = tables<"producers.representatives">();

/** The whole row with its personal data: whoever calls this writes down that it was read. */
export async function findCurrent(db: Executor, producerId: string): Promise<Representative | undefined> {
  const row = await on(db)
    .selectFrom("producers.representatives")
    .select([
      "full_name",
      "title",
      "sex",
      "ethnicity",
      "has_disability",
      "permanent_address",
      "phone",
      "email",
      "purpose",
      "consented_at",
      "valid_from",
    ])
    .where("producer_id", "=", producerId)
    .where("valid_to", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    fullName: row.full_name,
    title: row.title,
    sex: row.sex as Sex | null,
    ethnicity: row.ethnicity,
    hasDisability: row.has_disability,
    permanentAddress: row.permanent_address,
    phone: row.phone,
    email: row.email,
    purpose: row.purpose,
    consentedAt: row.consented_at,
    validFrom: row.valid_from,
  };
}

/** Name and title only, for pages that need no more. */
export async function findNameOfCurrent(
  db: Executor,
  producerId: string,
): Promise<{ fullName: string; title: string | null } | undefined> {
  const row = await on(db)
    .selectFrom("producers.representatives")
    .select(["full_name", "title"])
    .where("producer_id", "=", producerId)
    .where("valid_to", "is", null)
    .executeTakeFirst();
  return row && { fullName: row.full_name, title: row.title };
}

/** Ends the representative in office and puts the new one there; the same person on the same day is rewritten. */
export async function putRepresentative(
  db: Executor,
  producerId: string,
  person: Representative,
): Promise<void> {
  const columns = {
    full_name: person.fullName,
    title: person.title,
    sex: person.sex,
    ethnicity: person.ethnicity,
    has_disability: person.hasDisability,
    permanent_address: person.permanentAddress,
    phone: person.phone,
    email: person.email,
    purpose: person.purpose,
    consented_at: person.consentedAt,
  };
  const { numUpdatedRows } = await on(db)
    .updateTable("producers.representatives")
    .set(columns)
    .where("producer_id", "=", producerId)
    .where("valid_to", "is", null)
    .where("full_name", "=", person.fullName)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await on(db)
    .updateTable("producers.representatives")
    .set({ valid_to: person.validFrom })
    .where("producer_id", "=", producerId)
    .where("valid_to", "is", null)
    .execute();
  await on(db)
    .insertInto("producers.representatives")
    .values({ id: uuidv7(), producer_id: producerId, valid_from: person.validFrom, ...columns })
    .execute();
}
