import { isUuid } from "#platform/db";
import { type Actor, holdsRole, type Services, type TaskItem, unitsOf } from "#platform/http";
import type { DossierStatus } from "../domain/actions.ts";
import { nextWords, statusWords } from "../domain/wording.ts";
import { communeRoles, mayReceiveAtMinistry, producerRoles } from "../permissions.ts";
import { countDossiers, type DossierFilter, type DossierRow, listDossiers } from "../store/lists.store.ts";
import { dossierUrls } from "../urls.ts";

const most = 20;

/** What waits for this person, bounded; each office sees its own units only. */
export async function listTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  const own = async (
    roles: readonly string[],
    filter: DossierFilter,
    toTask: (row: DossierRow) => TaskItem,
  ) =>
    holdsRole(actor, roles)
      ? (await listDossiers(services.db, { ...filter, order: "due", limit: most })).map(toTask)
      : [];
  const producerIds = unitsOf(actor, producerRoles, "producer").filter(isUuid);
  const communeCodes = unitsOf(actor, communeRoles, "commune");
  const provinceCodes = unitsOf(actor, ["province_officer"], "province");
  const written: DossierStatus[] = ["draft", "commune_returned", "province_returned"];
  const tasks = [
    ...(await own(producerRoles, { producerIds, statuses: written }, producerTask)),
    ...(await own(communeRoles, { communeCodes, statuses: ["submitted", "commune_accepted"] }, communeTask)),
    ...(await own(["province_officer"], { provinceCodes, statuses: ["forwarded"] }, provinceTask)),
  ];
  return tasks.slice(0, most);
}

const mostFollowed = 10;
const beyondProducer: readonly DossierStatus[] = [
  "submitted",
  "commune_accepted",
  "forwarded",
  "province_accepted",
  "in_round",
  "in_council",
  "scored",
];

/** Dossiers on their way elsewhere, with where they are: the producer's own, those the commune has sent. */
export async function listFollowing(services: Services, actor: Actor): Promise<TaskItem[]> {
  const producerIds = unitsOf(actor, producerRoles, "producer").filter(isUuid);
  const communeCodes = unitsOf(actor, communeRoles, "commune");
  const owned = producerIds.length > 0;
  if (mayReceiveAtMinistry(actor)) return listSentUp(services);
  if (!owned && communeCodes.length === 0) return [];
  const rows = await listDossiers(services.db, {
    ...(owned ? { producerIds } : { communeCodes }),
    statuses: owned ? [...beyondProducer] : beyondProducer.slice(2),
    limit: mostFollowed,
  });
  return rows.map((row) => ({
    title: row.productName,
    href: owned ? dossierUrls.dossier(row.id) : dossierUrls.commune(row.id),
    note: `${statusWords[row.status].label}. ${nextWords[row.status]}`,
    since: row.updatedAt,
  }));
}

async function listSentUp(services: Services): Promise<TaskItem[]> {
  const rows = await listDossiers(services.db, { statuses: ["sent_to_ministry"], limit: mostFollowed });
  return rows.map((row) => ({
    title: row.productName,
    href: dossierUrls.dossier(row.id),
    note: `${row.producerName}. ${nextWords.sent_to_ministry}`,
    since: row.updatedAt,
  }));
}

function producerTask(row: DossierRow): TaskItem {
  const returned = row.status !== "draft";
  return {
    title: returned ? `Bổ sung hồ sơ ${row.productName}` : `Soạn tiếp hồ sơ ${row.productName}`,
    href: returned ? dossierUrls.answer(row.id) : dossierUrls.dossier(row.id),
    note: returned
      ? `${row.status === "commune_returned" ? "Xã" : "Tỉnh"} yêu cầu bổ sung`
      : `Mục tiêu ${row.targetStar} sao`,
    dueOn: row.respondBy ?? undefined,
    since: row.updatedAt,
  };
}

function communeTask(row: DossierRow): TaskItem {
  const fresh = row.status === "submitted";
  return {
    title: fresh ? `Kiểm tra hồ sơ ${row.productName}` : `Đánh giá, lập Mẫu 03 cho ${row.productName}`,
    href: dossierUrls.commune(row.id),
    note: row.producerName,
    dueOn: row.communeDueOn ?? undefined,
    since: row.submittedAt ?? undefined,
  };
}

function provinceTask(row: DossierRow): TaskItem {
  return {
    title: `Tiếp nhận hồ sơ ${row.productName}`,
    href: dossierUrls.province(row.id),
    note: row.producerName,
    since: row.updatedAt,
  };
}

/** Figure beside the commune's menu entry: dossiers that are new or being judged. */
export async function countForCommune(services: Services, actor: Actor): Promise<number> {
  const communeCodes = unitsOf(actor, communeRoles, "commune");
  return total(
    await countDossiers(services.db, { communeCodes, statuses: ["submitted", "commune_accepted"] }),
  );
}

export async function countForProvince(services: Services, actor: Actor): Promise<number> {
  const provinceCodes = unitsOf(actor, ["province_officer"], "province");
  return total(await countDossiers(services.db, { provinceCodes, statuses: ["forwarded"] }));
}

function total(counts: ReadonlyMap<DossierStatus, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
