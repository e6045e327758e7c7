import { type Actor, type Services, type TaskItem, unitsOf } from "#platform/http";
import { leaderRoles } from "../../permissions.ts";
import { listCommendations } from "../../store/commendations.store.ts";
import { fundingUrls } from "../../urls.ts";

/** One line for the leader, however many wait. */
export async function commendationTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  const provinceCodes = unitsOf(actor, leaderRoles, "province");
  if (provinceCodes.length === 0) return [];
  const waiting = await listCommendations(services.readDb, { provinceCodes, status: "proposed", limit: 100 });
  if (waiting.length === 0) return [];
  const count = waiting.length === 100 ? "từ 100" : `${waiting.length}`;
  return [
    {
      title: "Duyệt đề nghị khen thưởng",
      href: `${fundingUrls.commendations}?trang-thai=proposed`,
      note: `${count} tập thể, cá nhân`,
    },
  ];
}
