import { findCommune } from "#modules/territory";
import { addMonths, dayInVietnam } from "#platform/calendar";
import { type Executor, isUuid } from "#platform/db";
import { findFile, type StoredFile } from "#platform/files";
import { type Actor, NotAllowed, NotFound, type Services, type TaskItem } from "#platform/http";
import {
  type IpRight,
  type IpState,
  type IpUser,
  ipStateOn,
  isIpKind,
  isIpStatus,
  RENEWAL_MONTHS,
} from "../../domain/ip-right.ts";
import { isOfficer, mayKeepIpRegister, mayReadIpRight, provinceOf, scopeOf } from "../../permissions.ts";
import {
  findIpRight,
  type IpFilter,
  type IpLine,
  listIpRights,
  listIpUsers,
  listUsedRights,
} from "../../store/ip-rights.store.ts";
import { placesOf } from "../../store/producers.store.ts";
import { supportUrls } from "../../urls.ts";

/** Places and producers through which this reader reaches rights of others. */
async function reachOf(db: Executor, actor: Actor) {
  const { everywhere, provinceCodes, communeCodes, producerIds } = scopeOf(actor);
  const mine = producerIds.filter(isUuid);
  const communes = communeCodes.map((communeCode) => ({
    communeCode,
    provinceCode: findCommune(communeCode)?.provinceCode ?? "",
  }));
  const places = [...communes, ...(await placesOf(db, mine))];
  return { everywhere, provinceCodes, places, producerIds: mine };
}

export async function readIpRight(db: Executor, actor: Actor, id: string): Promise<IpRight> {
  const right = isUuid(id) ? await findIpRight(db, id) : undefined;
  if (!right) throw new NotFound("Không tìm thấy quyền sở hữu trí tuệ này.");
  if (!(await reachesIpRight(db, actor, right)))
    throw new NotAllowed("Quyền này không thuộc phạm vi của bạn.");
  return right;
}

export async function reachesIpRight(db: Executor, actor: Actor, right: IpRight): Promise<boolean> {
  const { places, producerIds } = await reachOf(db, actor);
  const used = await listUsedRights(db, producerIds);
  const uses = used.some(({ ipRightId }) => ipRightId === right.id);
  return mayReadIpRight(actor, right, { uses, places });
}

export interface IpView {
  right: IpRight;
  state: IpState;
  users: IpUser[];
  file: StoredFile | null;
  keeps: boolean;
}

/** The right with those who may use it; a producer sees itself among them, not the others. */
export async function viewIpRight(services: Services, actor: Actor, id: string): Promise<IpView> {
  const right = await readIpRight(services.db, actor, id);
  const [users, file] = await Promise.all([
    listIpUsers(services.db, right.id),
    right.fileId ? findFile(services.db, right.fileId) : undefined,
  ]);
  const { producerIds, provinceCodes, everywhere, communeCodes } = scopeOf(actor);
  const official = everywhere || provinceCodes.length > 0 || communeCodes.length > 0;
  return {
    right,
    state: stateOf(services, right),
    users: official ? users : users.filter(({ producerId }) => producerIds.includes(producerId)),
    file: file ?? null,
    keeps: mayKeepIpRegister(actor, right.provinceCode),
  };
}

function stateOf(services: Services, right: Pick<IpRight, "status" | "expiresOn">): IpState {
  const today = dayInVietnam(services.now());
  return ipStateOn(right, today, addMonths(today, RENEWAL_MONTHS));
}

export interface IpSearch {
  text: string;
  kind: string;
  status: string;
  communeCode: string;
  ending: string;
  cursor: string;
}

const PAGE_SIZE = 25;

export interface IpList {
  lines: (IpLine & { state: IpState })[];
  /** Rights that the reader's own producers may use now. */
  mine: Set<string>;
  next?: string;
}

export async function listIpRightsFor(
  services: Services,
  actor: Actor,
  search: IpSearch,
  limit = PAGE_SIZE,
): Promise<IpList> {
  const { readDb } = services;
  const scope = await reachOf(readDb, actor);
  const { everywhere, provinceCodes, places, producerIds } = scope;
  if (!everywhere && provinceCodes.length + places.length + producerIds.length === 0) throw new NotAllowed();
  const [found, used] = await Promise.all([
    listIpRights(readDb, { ...filterOf(services, search), scope, limit: limit + 1 }),
    listUsedRights(readDb, producerIds),
  ]);
  const lines = found.slice(0, limit).map((line) => ({ ...line, state: stateOf(services, line) }));
  const last = lines.at(-1);
  return {
    lines,
    mine: new Set(used.map(({ ipRightId }) => ipRightId)),
    ...(found.length > limit && last ? { next: `${last.id}.${last.searchText}` } : {}),
  };
}

function filterOf(services: Services, search: IpSearch): Omit<IpFilter, "scope" | "limit"> {
  const { text, kind, status, communeCode, ending, cursor } = search;
  const today = dayInVietnam(services.now());
  return {
    text: text || undefined,
    kind: isIpKind(kind) ? kind : undefined,
    status: isIpStatus(status) ? status : undefined,
    endsBy: ending === "1" ? addMonths(today, RENEWAL_MONTHS) : undefined,
    communeCode: findCommune(communeCode) ? communeCode : undefined,
    after: readCursor(cursor),
  };
}

/** `id.folded name`; anything else starts from the beginning. */
function readCursor(cursor: string): { searchText: string; id: string } | undefined {
  const read = /^([0-9a-f-]{36})\.(.{0,500})$/.exec(cursor);
  return read?.[1] && isUuid(read[1]) ? { id: read[1], searchText: read[2] ?? "" } : undefined;
}

/** Rights that end within the months in which renewal is asked for. */
export async function ipTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  const provinceCode = isOfficer(actor) ? provinceOf(actor) : undefined;
  if (!provinceCode) return [];
  const until = addMonths(dayInVietnam(services.now()), RENEWAL_MONTHS);
  const lines = await listIpRights(services.readDb, {
    scope: { everywhere: false, provinceCodes: [provinceCode], places: [], producerIds: [] },
    endsBy: until,
    limit: 5,
  });
  return lines.map((line) => ({
    title: `Gia hạn: ${line.name}`,
    href: supportUrls.ipRight(line.id),
    note: line.owner,
    dueOn: line.expiresOn ?? undefined,
  }));
}
