import { dayInVietnam } from "#platform/calendar";
import { type Actor, holdsRole, type Services, type TaskItem, unitsOf } from "#platform/http";
import { titleOf } from "../domain/candidate.ts";
import { communeRoles, producerRoles, provinceRoles } from "../permissions.ts";
import { listAnswers, listSurveys } from "../store/surveys.store.ts";
import { listWaiting } from "../store/waiting.store.ts";
import { cycleUrls } from "../urls.ts";
import { answeringCommune } from "./answer-survey.ts";
import { provincesOf } from "./read-surveys.ts";

/** What waits for this person: surveys to answer, ideas and plans to decide, plans to write. */
export async function myTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  const surveys = holdsRole(actor, communeRoles) ? await surveyTasks(services, actor) : [];
  const waiting = await listWaiting(services.db, {
    communeCodes: unitsOf(actor, communeRoles, "commune"),
    provinceCodes: unitsOf(actor, provinceRoles, "province"),
    producerIds: unitsOf(actor, producerRoles, "producer"),
    limit: 15,
  });
  const items = waiting.map(
    (row): TaskItem => ({
      title: `${words[row.what]} ${titleOf(row)}`,
      href: row.what === "write-plan" ? cycleUrls.plan(row.id) : cycleUrls.candidate(row.id),
      note: row.producerName,
      since: row.stepSince,
    }),
  );
  return [...surveys, ...items].slice(0, 20);
}

const words = {
  "accept-idea": "Xem ý tưởng",
  "approve-plan": "Duyệt phương án",
  "write-plan": "Lập phương án kinh doanh",
} as const;

async function surveyTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  const open = await listSurveys(services.db, provincesOf(actor), { limit: 5, openOnly: true });
  const tasks: TaskItem[] = [];
  for (const survey of open) {
    const commune = answeringCommune(actor, survey);
    const answered = (await listAnswers(services.db, survey.id)).some(
      ({ communeCode }) => communeCode === commune,
    );
    if (!commune || answered) continue;
    const late = survey.dueOn < dayInVietnam(services.now());
    tasks.push({
      title: `Trả lời ${survey.title}`,
      href: cycleUrls.survey(survey.id),
      note: late ? "đã quá hạn trả lời" : (survey.letterNumber ?? "rà soát sản phẩm"),
      dueOn: survey.dueOn,
    });
  }
  return tasks;
}
