import { findCommune } from "#modules/territory";
import { writeSheet } from "#platform/documents";
import { type Actor, holdsRole, holdsRoleIn, type Services, unitsOf } from "#platform/http";
import {
  eventKinds,
  eventScopes,
  eventStatuses,
  type PromotionEvent,
  scopeOfEvent,
} from "../domain/event.ts";
import { participationStatuses, type ShownProduct } from "../domain/participation.ts";
import { addUp, type EventResult, type ResultSums } from "../domain/result.ts";
import { communeRoles, mayRunEvent, ministryRoles, provinceRoles, scopeOf } from "../permissions.ts";
import {
  type EventFilter,
  type EventLine,
  type EventTotals,
  listEvents,
  listYears,
  sumEvents,
} from "../store/event-list.store.ts";
import { listParticipants, type Participant } from "../store/participants.store.ts";
import { listShown } from "../store/participations.store.ts";
import { listResults, sumsOfEvent } from "../store/results.store.ts";
import { placeWords } from "./check-event.ts";
import { viewEvent } from "./event-access.ts";

export type EventSearch = Omit<EventFilter, "scope"> & { after?: { startsOn: string; id: string } };

const PAGE = 30;
const SHEET = 20_000;

export interface EventList {
  events: EventLine[];
  next: { startsOn: string; id: string } | undefined;
  totals: EventTotals;
  years: number[];
}

export async function readEvents(services: Services, actor: Actor, search: EventSearch): Promise<EventList> {
  const { after, ...filter } = search;
  const scope = scopeOf(actor);
  const [lines, totals, years] = await Promise.all([
    listEvents(services.readDb, { ...filter, scope }, { limit: PAGE + 1, ...(after ? { after } : {}) }),
    sumEvents(services.readDb, { ...filter, scope }),
    listYears(services.readDb, scope),
  ]);
  const events = lines.slice(0, PAGE);
  const last = events.at(-1);
  return {
    events,
    next: lines.length > PAGE && last ? { startsOn: last.startsOn, id: last.id } : undefined,
    totals,
    years,
  };
}

export async function writeEventsSheet(
  services: Services,
  actor: Actor,
  search: EventSearch,
): Promise<Buffer> {
  const { after: _after, ...filter } = search;
  const lines = await listEvents(services.readDb, { ...filter, scope: scopeOf(actor) }, { limit: SHEET });
  return writeSheet(
    [
      { label: "Tên sự kiện", width: 50 },
      { label: "Loại", width: 20 },
      { label: "Phạm vi", width: 14 },
      { label: "Địa điểm", width: 36 },
      { label: "Từ ngày", width: 13 },
      { label: "Đến ngày", width: 13 },
      { label: "Trạng thái", width: 18 },
      { label: "Chủ thể tham gia", width: 12 },
      { label: "Gian hàng", width: 12 },
      { label: "Doanh thu (đồng)", width: 18 },
      { label: "Số hợp đồng", width: 12 },
      { label: "Giá trị hợp đồng (đồng)", width: 20 },
      { label: "Kinh phí dự kiến (đồng)", width: 20 },
      { label: "Kinh phí đã chi (đồng)", width: 20 },
      { label: "Nguồn", width: 30 },
      { label: "Dữ liệu minh hoạ", width: 12 },
    ],
    lines.map((line) => [
      line.title,
      eventKinds[line.kind],
      eventScopes[scopeOfEvent(line)],
      placeWords(line),
      new Date(line.startsOn),
      new Date(line.endsOn),
      eventStatuses[line.status],
      joinedOf(line),
      line.booths || line.boothsRented,
      line.saleVnd,
      line.contracts,
      line.contractVnd,
      line.plannedCostVnd,
      line.spentVnd,
      line.source,
      line.isDemo,
    ]),
    { name: `Xúc tiến ${search.year}` },
  );
}

/** Who took part: those named, else what an old report counts. */
export function joinedOf(event: EventLine): number {
  const told = event.reportedTotal ?? (event.reportedRecognised ?? 0) + (event.reportedPotential ?? 0);
  return event.joined || told;
}

export interface EventView {
  event: PromotionEvent;
  participants: Participant[];
  sums: ResultSums;
  /** The newest notes. */
  latest: EventResult[];
  mayRun: boolean;
  /** Whether contacts are shown: not to the ministry, and to a commune only those of its own. */
  seesContacts(participant: Participant): boolean;
}

export async function readEvent(services: Services, actor: Actor, eventId: string): Promise<EventView> {
  const event = await viewEvent(services.db, actor, eventId);
  const ofProvince =
    holdsRoleIn(actor, provinceRoles, "province", event.provinceCode) || holdsRole(actor, ministryRoles);
  const ownCommunes = unitsOf(actor, communeRoles, "commune");
  const runsIt = event.communeCode !== null && ownCommunes.includes(event.communeCode);
  const whole = ofProvince || runsIt;
  const [participants, latest, sums] = await Promise.all([
    listParticipants(services.db, event.id, whole ? {} : { communeCodes: ownCommunes }),
    whole ? listResults(services.db, { eventId: event.id }, 50) : [],
    whole ? sumsOfEvent(services.db, event.id) : undefined,
  ]);
  const official = holdsRoleIn(actor, provinceRoles, "province", event.provinceCode);
  return {
    event,
    participants,
    latest,
    // A commune sees its own producers and therefore their sums.
    sums: sums ?? addUp(participants),
    mayRun: mayRunEvent(actor, event),
    seesContacts: ({ communeCode }) =>
      official || runsIt || (communeCode !== null && ownCommunes.includes(communeCode)),
  };
}

export async function readShown(
  services: Services,
  participants: readonly Participant[],
): Promise<Map<string, ShownProduct[]>> {
  return listShown(
    services.db,
    participants.map(({ id }) => id),
  );
}

export async function writeParticipantsSheet(
  services: Services,
  actor: Actor,
  eventId: string,
): Promise<{ content: Buffer; slug: string }> {
  const view = await readEvent(services, actor, eventId);
  const shown = await readShown(services, view.participants);
  const content = await writeSheet(
    [
      { label: "Chủ thể", width: 44 },
      { label: "Xã, phường", width: 24 },
      { label: "Trạng thái", width: 16 },
      { label: "Gian", width: 8 },
      { label: "Sản phẩm trưng bày (sao ngày đó)", width: 60 },
      { label: "Người liên hệ", width: 24 },
      { label: "Điện thoại", width: 16 },
      { label: "Doanh thu (đồng)", width: 18 },
      { label: "Hợp đồng", width: 10 },
      { label: "Giá trị hợp đồng (đồng)", width: 20 },
      { label: "Biên bản ghi nhớ", width: 10 },
      { label: "Khách quan tâm", width: 10 },
    ],
    view.participants.map((each) => {
      const contact = view.seesContacts(each);
      return [
        each.producerName,
        each.communeCode ? (findCommune(each.communeCode)?.name ?? "") : "",
        participationStatuses[each.status],
        each.boothCode,
        productWords(shown.get(each.id) ?? []),
        contact ? each.contactName : null,
        contact ? each.contactPhone : null,
        each.saleVnd,
        each.contracts,
        each.contractVnd,
        each.agreements,
        each.contacts,
      ];
    }),
    { name: "Chủ thể tham gia" },
  );
  return { content, slug: view.event.slug };
}

export function productWords(products: readonly ShownProduct[]): string {
  return products.map(({ name, star }) => (star === null ? name : `${name} (${star} sao)`)).join("; ");
}
