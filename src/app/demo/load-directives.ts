import { listCommunes } from "#modules/territory";
import { addDays, dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import { addAgency, addAgencyPerson, agencyFields } from "../../modules/directives/use-cases/agencies.ts";
import { addDocument, documentFields } from "../../modules/directives/use-cases/documents.ts";
import { handOut, orderFields } from "../../modules/directives/use-cases/hand-out.ts";
import {
  acceptTask,
  cancelTask,
  decideExtension,
  giveBackTask,
} from "../../modules/directives/use-cases/judge-task.ts";
import { loadDirectivesHistory } from "../../modules/directives/use-cases/load-history.ts";
import { addRecurrence, recurrenceFields } from "../../modules/directives/use-cases/recurrences.ts";
import { readTask } from "../../modules/directives/use-cases/view-task.ts";
import { askExtension, reportTask, startTask } from "../../modules/directives/use-cases/work-on-task.ts";
import { agreed } from "./agreed.ts";
import { type Cast, gatherCast } from "./cast.ts";
import {
  agencies,
  type DemoOrder,
  type DemoUnit,
  documents,
  orders,
  recurring,
} from "./directives-content.ts";
import { inThePast } from "./past.ts";

const requestId = "demo";
const none = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, ""])) as Record<Name, string>;

/** What articles tell of earlier years, then a year of tasks in Cà Mau and a few in Tây Ninh, in every state. */
export async function loadDirectives(services: Services, tx: Tx): Promise<void> {
  await loadDirectivesHistory(services);
  const cast = await gatherCast(tx);
  const ids = await foundAgencies(services, cast);
  const papers = await bringDocuments(services, cast);
  for (const order of orders) await playOrder(services, cast, order, { ids, papers });
  await startRecurring(services, cast, ids);
}

async function foundAgencies(services: Services, cast: Cast): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, office, people, ...details } of agencies) {
    const actor = cast(office);
    const typed = { ...none(agencyFields), ...details };
    const { id } = agreed(await addAgency(services, actor, { typed, requestId, isDemo: true }));
    for (const person of people)
      agreed(await addAgencyPerson(services, actor, { id, accountId: cast(person).accountId, requestId }));
    ids.set(key, id);
  }
  return ids;
}

async function bringDocuments(services: Services, cast: Cast): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, office, daysAgo, ...details } of documents) {
    const past = inThePast(services, daysAgo);
    const day = dayInVietnam(past.now());
    const typed = { ...none(documentFields), ...details, issuedOn: day, receivedOn: day };
    const made = await addDocument(past, cast(office), { typed, file: undefined, requestId, isDemo: true });
    ids.set(key, agreed(made).id);
  }
  return ids;
}

interface Known {
  ids: Map<string, string>;
  papers: Map<string, string>;
}

async function playOrder(
  services: Services,
  cast: Cast,
  order: DemoOrder,
  { ids, papers }: Known,
): Promise<void> {
  const past = inThePast(services, order.givenDaysAgo);
  const today = dayInVietnam(services.now());
  const office = cast(order.office);
  for (const unit of order.units) {
    const typed = {
      ...none(orderFields),
      title: order.title,
      requiredResult: order.requiredResult,
      priority: order.priority,
      startsOn: dayInVietnam(past.now()),
      dueOn: addDays(today, order.dueInDays),
      parts: order.parts?.join("\n") ?? "",
      document: order.document ? (papers.get(order.document) ?? "") : "",
      communes: "some",
    };
    const keyOf = (name: string) => (/^\d{5}$/.test(name) ? `commune:${name}` : `agency:${ids.get(name)}`);
    const coworkers = (order.coworkers ?? []).map(keyOf);
    const form = { typed, units: [keyOf(unit.unit)], coworkers, files: [], requestId, isDemo: true };
    const { firstId } = agreed(await handOut(past, office, form));
    await playUnit(services, cast, { office, unit, id: firstId });
  }
}

/** What the unit and the office did with one task since. */
async function playUnit(
  services: Services,
  cast: Cast,
  { office, unit, id }: { office: Actor; unit: DemoUnit; id: string },
): Promise<void> {
  for (const step of unit.steps ?? []) {
    const past = inThePast(services, step.daysAgo, step.hour ?? 9);
    const worker = unit.person ? cast(unit.person) : office;
    const input = { id, version: (await readTask(past.db, office, id)).task.version, requestId };
    const note = step.text ?? "";
    if (step.do === "start") agreed(await startTask(past, worker, input));
    if (step.do === "report" || step.do === "finish")
      agreed(
        await reportTask(past, worker, {
          ...input,
          progress: `${step.progress ?? 0}`,
          done: note,
          difficulties: step.difficulties ?? "",
          final: step.do === "finish",
          files: [],
        }),
      );
    const until = addDays(dayInVietnam(services.now()), step.untilInDays ?? 0);
    if (step.do === "ask") agreed(await askExtension(past, worker, { ...input, until, reason: note }));
    if (step.do === "grant")
      agreed(await decideExtension(past, office, { ...input, decision: "granted", until, note }));
    if (step.do === "refuse")
      agreed(await decideExtension(past, office, { ...input, decision: "refused", until: "", note }));
    if (step.do === "accept") agreed(await acceptTask(past, office, { ...input, note }));
    if (step.do === "giveBack") agreed(await giveBackTask(past, office, { ...input, note }));
    if (step.do === "cancel") agreed(await cancelTask(past, office, { ...input, reason: note }));
  }
}

async function startRecurring(services: Services, cast: Cast, ids: Map<string, string>): Promise<void> {
  const some = listCommunes("96")
    .slice(0, 6)
    .map(({ code }) => `commune:${code}`);
  for (const { office, agencyKeys, communes, ...details } of recurring) {
    const units = [
      ...agencyKeys.map((key) => `agency:${ids.get(key)}`),
      ...(communes === "some" ? some : []),
    ];
    const typed = {
      ...none(recurrenceFields),
      ...details,
      startsOn: `${dayInVietnam(services.now()).slice(0, 4)}-01-01`,
    };
    agreed(await addRecurrence(services, cast(office), { typed, units, requestId, isDemo: true }));
  }
}
