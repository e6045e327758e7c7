import { isUuid } from "#platform/db";
import { type Actor, NotFound, type Services, type TaskItem, unitsOf } from "#platform/http";
import type { RewardListStatus } from "../../domain/actions.ts";
import {
  leaderRoles,
  mayKeepMoney,
  mayReadRewards,
  officerRoles,
  rewardProvinces,
} from "../../permissions.ts";
import { type LineMoney, listLines } from "../../store/lines.store.ts";
import {
  findRewardList,
  listRewardLists,
  listRewards,
  type RewardList,
  type RewardRow,
} from "../../store/rewards.store.ts";
import { fundingUrls } from "../../urls.ts";

export type { RewardList, RewardRow } from "../../store/rewards.store.ts";

const PAGE_SIZE = 30;

export async function getRewardList(services: Services, actor: Actor, id: string): Promise<RewardList> {
  const list = isUuid(id) ? await findRewardList(services.db, id) : undefined;
  if (!list || !mayReadRewards(actor, list)) throw new NotFound("Không tìm thấy danh sách thưởng này.");
  return list;
}

export interface RewardListView {
  list: RewardList;
  rewards: RewardRow[];
  /** Open lines the office may take the money from. */
  lines: LineMoney[];
}

export async function viewRewardList(services: Services, actor: Actor, id: string): Promise<RewardListView> {
  const list = await getRewardList(services, actor, id);
  const binds = list.status === "approved" && !list.commitmentId && mayKeepMoney(actor, list);
  const [rewards, lines] = await Promise.all([
    listRewards(services.db, id),
    binds ? openLines(services, list.provinceCode) : [],
  ]);
  return { list, rewards, lines };
}

/** Open lines of the province with money left, for choosing; those meant for rewards and councils first. */
export async function openLines(services: Services, provinceCode: string): Promise<LineMoney[]> {
  const reach = { all: false, provinceCodes: [provinceCode], communeCodes: [] };
  const lines = await listLines(services.db, reach, { status: "open", limit: 500 });
  return lines.filter((line) => line.allocatedVnd > line.boundVnd);
}

export async function readRewardLists(
  services: Services,
  actor: Actor,
  search: { status?: RewardListStatus | undefined; before?: string | undefined; limit?: number },
): Promise<{ lists: RewardList[]; next?: string }> {
  const provinceCodes = rewardProvinces(actor);
  const { limit = PAGE_SIZE } = search;
  const found = await listRewardLists(services.readDb, { ...search, provinceCodes, limit: limit + 1 });
  const lists = found.slice(0, limit);
  const last = lists.at(-1);
  return { lists, ...(found.length > limit && last ? { next: last.id } : {}) };
}

/** For the leader to approve; for the office to mend, to find money for, to pay. */
export async function rewardTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  const asLeader = unitsOf(actor, leaderRoles, "province");
  const asOfficer = unitsOf(actor, officerRoles, "province");
  const of = (provinceCodes: string[], status: RewardListStatus) =>
    provinceCodes.length === 0 ? [] : listRewardLists(services.readDb, { provinceCodes, status, limit: 10 });
  const [toApprove, drafts, approved] = await Promise.all([
    of(asLeader, "submitted"),
    of(asOfficer, "draft"),
    of(asOfficer, "approved"),
  ]);
  const task = (list: RewardList, title: string): TaskItem => ({
    title,
    href: fundingUrls.rewardList(list.id),
    note: list.title,
    since: list.preparedAt,
  });
  return [
    ...toApprove.map((list) => task(list, "Duyệt danh sách thưởng")),
    ...drafts.map((list) =>
      task(list, list.refusalReason ? "Sửa danh sách thưởng bị trả lại" : "Trình danh sách thưởng"),
    ),
    ...approved.map((list) => task(list, list.commitmentId ? "Chi thưởng" : "Bố trí kinh phí thưởng")),
  ].slice(0, 20);
}
