import { type Actor, holdsRole, type Services, type TaskItem } from "#platform/http";
import { reportWriters } from "../../permissions.ts";
import { reportingUrls as urls } from "../../urls.ts";
import { listReportsFor } from "./read-report.ts";

const MOST = 5;

/** Reports that a schedule or a person began and nobody has finished. */
export async function reportTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  if (!holdsRole(actor, reportWriters)) return [];
  const { reports } = await listReportsFor(services, actor, { whose: "own" }, { limit: 20 });
  return reports
    .filter(({ status }) => status === "draft")
    .slice(0, MOST)
    .map(({ id, title, figuresAt }) => ({
      title: `Hoàn thành báo cáo: ${title}`,
      href: urls.report(id),
      since: figuresAt,
    }));
}
