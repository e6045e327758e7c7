import { type Executor, sql, type Tx, tables } from "#platform/db";

const on = tables<
  | "evaluation.sessions"
  | "evaluation.session_dossiers"
  | "evaluation.attendances"
  | "dossiers.public_dossiers"
  | "products.public_products"
  | "producers.public_producers"
>();

export interface Session {
  id: string;
  councilId: string;
  provinceCode: string;
  title: string;
  heldOn: string;
  place: string | null;
  status: "planned" | "open" | "closed";
  openedAt: Date | null;
  closedAt: Date | null;
  minutes: string | null;
  isDemo: boolean;
  version: number;
}

const sessionColumns = [
  "id",
  "council_id as councilId",
  "province_code as provinceCode",
  "title",
  "held_on as heldOn",
  "place",
  "status",
  "opened_at as openedAt",
  "closed_at as closedAt",
  "minutes",
  "is_demo as isDemo",
  "version",
] as const;

export async function insertSession(
  db: Executor,
  session: Pick<Session, "id" | "councilId" | "provinceCode" | "title" | "heldOn" | "place" | "isDemo">,
): Promise<void> {
  await on(db)
    .insertInto("evaluation.sessions")
    .values({
      id: session.id,
      council_id: session.councilId,
      province_code: session.provinceCode,
      title: session.title,
      held_on: session.heldOn,
      place: session.place,
      is_demo: session.isDemo,
    })
    .execute();
}

export async function findSession(db: Executor, id: string): Promise<Session | undefined> {
  const row = await on(db)
    .selectFrom("evaluation.sessions")
    .select(sessionColumns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { ...row, status: row.status as Session["status"] };
}

export async function listSessionsOf(db: Executor, councilId: string): Promise<Session[]> {
  const rows = await on(db)
    .selectFrom("evaluation.sessions")
    .select(sessionColumns)
    .where("council_id", "=", councilId)
    .orderBy("held_on")
    .orderBy("id")
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, status: row.status as Session["status"] }));
}

/** Moves the session on; nothing happens when somebody else did so first. */
export async function advanceSession(
  tx: Tx,
  session: Pick<Session, "id" | "version">,
  change: { status: "open"; at: Date } | { status: "closed"; at: Date; by: string; minutes: string | null },
): Promise<boolean> {
  const values =
    change.status === "open"
      ? { status: "open", opened_at: change.at }
      : { status: "closed", closed_at: change.at, closed_by: change.by, minutes: change.minutes };
  const row = await on(tx)
    .updateTable("evaluation.sessions")
    .set({ ...values, version: session.version + 1 })
    .where("id", "=", session.id)
    .where("version", "=", session.version)
    .where("status", "=", change.status === "open" ? "planned" : "open")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export interface SessionDossier {
  id: string;
  position: number;
  closedAt: Date | null;
  markingRound: number;
  productName: string;
  producerName: string;
  producerId: string;
  ruleSet: string;
  setCode: string;
  targetStar: number;
  communeCode: string;
  isDemo: boolean;
}

export async function listSessionDossiers(db: Executor, sessionId: string): Promise<SessionDossier[]> {
  return on(db)
    .selectFrom("evaluation.session_dossiers as sd")
    .innerJoin("dossiers.public_dossiers as d", "d.id", "sd.dossier_id")
    .innerJoin("products.public_products as p", "p.id", "d.product_id")
    .innerJoin("producers.public_producers as o", "o.id", "d.producer_id")
    .select([
      "d.id",
      "sd.position",
      "sd.closed_at as closedAt",
      "sd.marking_round as markingRound",
      "p.name as productName",
      "o.name as producerName",
      "d.producer_id as producerId",
      "d.rule_set as ruleSet",
      "d.set_code as setCode",
      "d.target_star as targetStar",
      "d.commune_code as communeCode",
      "d.is_demo as isDemo",
    ])
    .where("sd.session_id", "=", sessionId)
    .orderBy("sd.position")
    .execute();
}

export async function insertSessionDossiers(
  tx: Tx,
  sessionId: string,
  dossiers: readonly { id: string; position: number }[],
): Promise<void> {
  await on(tx)
    .insertInto("evaluation.session_dossiers")
    .values(dossiers.map(({ id, position }) => ({ session_id: sessionId, dossier_id: id, position })))
    .execute();
}

/** Takes a dossier out of a session nobody has opened; false when it is open by now or somebody changed it. */
export async function removeFromPlanned(
  tx: Tx,
  session: Pick<Session, "id" | "version">,
  dossierId: string,
): Promise<boolean> {
  const held = await on(tx)
    .updateTable("evaluation.sessions")
    .set({ version: session.version + 1 })
    .where("id", "=", session.id)
    .where("version", "=", session.version)
    .where("status", "=", "planned")
    .returning("id")
    .executeTakeFirst();
  if (!held) return false;
  const removed = await on(tx)
    .deleteFrom("evaluation.session_dossiers")
    .where("session_id", "=", session.id)
    .where("dossier_id", "=", dossierId)
    .returning("dossier_id")
    .executeTakeFirst();
  return removed !== undefined;
}

export interface LockedDossier {
  closedAt: Date | null;
  markingRound: number;
}

/** Closing takes the row alone; saving a sheet shares it, so that no sheet slips in while the result is computed. */
export async function lockSessionDossier(
  tx: Tx,
  sessionId: string,
  dossierId: string,
  mode: "alone" | "shared",
): Promise<LockedDossier | undefined> {
  const query = on(tx)
    .selectFrom("evaluation.session_dossiers")
    .select(["closed_at as closedAt", "marking_round as markingRound"])
    .where("session_id", "=", sessionId)
    .where("dossier_id", "=", dossierId);
  return (mode === "alone" ? query.forUpdate() : query.forShare()).executeTakeFirst();
}

export async function markDossierClosed(
  tx: Tx,
  sessionId: string,
  dossierId: string,
  at: Date,
): Promise<void> {
  await on(tx)
    .updateTable("evaluation.session_dossiers")
    .set({ closed_at: at })
    .where("session_id", "=", sessionId)
    .where("dossier_id", "=", dossierId)
    .execute();
}

export async function raiseMarkingRound(tx: Tx, sessionId: string, dossierId: string): Promise<void> {
  await on(tx)
    .updateTable("evaluation.session_dossiers")
    .set({ marking_round: sql`marking_round + 1` })
    .where("session_id", "=", sessionId)
    .where("dossier_id", "=", dossierId)
    .execute();
}

/** Who of the council has been noted present or absent; nobody noted yet = not in the map. */
export async function attendanceOf(db: Executor, sessionId: string): Promise<Map<string, boolean>> {
  const rows = await on(db)
    .selectFrom("evaluation.attendances")
    .select(["member_id", "present"])
    .where("session_id", "=", sessionId)
    .execute();
  return new Map(rows.map((row) => [row.member_id, row.present]));
}

export async function noteAttendances(
  tx: Tx,
  sessionId: string,
  present: ReadonlyMap<string, boolean>,
  at: Date,
): Promise<void> {
  if (present.size === 0) return;
  await on(tx)
    .insertInto("evaluation.attendances")
    .values(
      [...present].map(([memberId, here]) => ({
        session_id: sessionId,
        member_id: memberId,
        present: here,
        noted_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["session_id", "member_id"]).doUpdateSet((eb) => ({
        present: eb.ref("excluded.present"),
        noted_at: eb.ref("excluded.noted_at"),
      })),
    )
    .execute();
}
