import { dayInVietnam, workingDaysBetween } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { type Actor, NotAllowed, type Services, unitsOf } from "#platform/http";
import { type DossierStatus, statuses } from "../domain/actions.ts";
import { type Clock, clockOf } from "../domain/clock.ts";
import { communeRoles, mayReceiveAtMinistry, producerRoles } from "../permissions.ts";
import { countDossiers, type DossierRow, listDossiers } from "../store/lists.store.ts";

export interface Tab {
  key: string;
  label: string;
  statuses: readonly DossierStatus[];
}

/** Tabs of the commune's inbox. */
export const communeTabs: readonly Tab[] = [
  { key: "moi", label: "Mới", statuses: ["submitted"] },
  { key: "dang-xu-ly", label: "Đang đánh giá", statuses: ["commune_accepted"] },
  { key: "da-tra", label: "Đã trả lại", statuses: ["commune_returned"] },
  {
    key: "da-chuyen",
    label: "Đã chuyển tỉnh",
    statuses: statuses.slice(statuses.indexOf("forwarded")).filter((status) => status !== "withdrawn"),
  },
  { key: "dang-soan", label: "Đang soạn", statuses: ["draft"] },
];

/** Tabs of the province's inbox. */
export const provinceTabs: readonly Tab[] = [
  { key: "moi", label: "Mới gửi lên", statuses: ["forwarded"] },
  { key: "da-nhan", label: "Đã tiếp nhận", statuses: ["province_accepted"] },
  { key: "da-tra", label: "Đã trả lại", statuses: ["province_returned"] },
  { key: "danh-gia", label: "Đang đánh giá", statuses: ["in_round", "in_council", "scored"] },
  {
    key: "da-xong",
    label: "Đã kết thúc",
    statuses: ["recognised", "sent_to_ministry", "not_reached", "rejected"],
  },
];

/** What the provinces have sent up for five stars. */
export const ministryTabs: readonly Tab[] = [
  { key: "cho-bo", label: "Chờ Bộ đánh giá", statuses: ["sent_to_ministry"] },
];

export interface InboxRow extends DossierRow {
  /** Only while the commune's clock runs. */
  clock: Clock | undefined;
}

export interface Inbox {
  rows: InboxRow[];
  next: string | undefined;
  counts: ReadonlyMap<string, number>;
}

export interface InboxQuery {
  tab: Tab;
  search: string;
  after: string;
}

const pageSize = 25;

export function listCommuneInbox(services: Services, actor: Actor, query: InboxQuery): Promise<Inbox> {
  const units = { communeCodes: unitsOf(actor, communeRoles, "commune") };
  return listInbox(services, units, communeTabs, query);
}

export function listProvinceInbox(services: Services, actor: Actor, query: InboxQuery): Promise<Inbox> {
  const units = { provinceCodes: unitsOf(actor, ["province_officer"], "province") };
  return listInbox(services, units, provinceTabs, query);
}

export function listMinistryInbox(services: Services, actor: Actor, query: InboxQuery): Promise<Inbox> {
  if (!mayReceiveAtMinistry(actor)) throw new NotAllowed();
  return listInbox(services, {}, ministryTabs, query);
}

async function listInbox(
  services: Services,
  units: { communeCodes?: string[]; provinceCodes?: string[] },
  tabs: readonly Tab[],
  { tab, search, after }: InboxQuery,
): Promise<Inbox> {
  const today = dayInVietnam(services.now());
  const found = await listDossiers(services.db, {
    ...units,
    statuses: tab.statuses,
    order: "due",
    limit: pageSize + 1,
    ...(search ? { search } : {}),
    ...(after ? { after } : {}),
  });
  const byStatus = await countDossiers(services.db, {
    ...units,
    statuses: tabs.flatMap((each) => [...each.statuses]),
  });
  const rows = found.slice(0, pageSize).map((row) => ({ ...row, clock: communeClock(row, today) }));
  return {
    rows,
    next: found.length > pageSize ? rows.at(-1)?.cursor : undefined,
    counts: new Map(
      tabs.map((each) => [
        each.key,
        each.statuses.reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0),
      ]),
    ),
  };
}

/** The commune's clock of a dossier that is with the commune. */
export function communeClock(
  dossier: { status: DossierStatus; communeDueOn: string | null },
  today: string,
): Clock | undefined {
  const running = dossier.status === "submitted" || dossier.status === "commune_accepted";
  if (!running || !dossier.communeDueOn) return undefined;
  return clockOf(dossier.communeDueOn, workingDaysBetween(today, dossier.communeDueOn));
}

/** Dossiers of the actor's producers, last changed first. */
export async function listOwnDossiers(
  services: Services,
  actor: Actor,
  after: string,
): Promise<{ rows: DossierRow[]; next: string | undefined }> {
  const producerIds = unitsOf(actor, producerRoles, "producer").filter(isUuid);
  const found = await listDossiers(services.db, {
    producerIds,
    order: "recent",
    limit: pageSize + 1,
    ...(after ? { after } : {}),
  });
  const rows = found.slice(0, pageSize);
  return { rows, next: found.length > pageSize ? rows.at(-1)?.cursor : undefined };
}
