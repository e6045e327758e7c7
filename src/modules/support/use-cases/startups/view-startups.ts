import { type Consultant, getConsultant, listConsultants } from "#modules/consultants";
import { type Executor, isUuid } from "#platform/db";
import { type Actor, NotAllowed, NotFound, type Services } from "#platform/http";
import { isStartupStage, type Startup, type StartupStage } from "../../domain/startup.ts";
import { mayReadStartup, mayRunStartups, maySeeLeader, scopeOf } from "../../permissions.ts";
import { producerNames } from "../../store/producers.store.ts";
import {
  countStages,
  findStartup,
  listStartupSteps,
  listStartups,
  type StartupLine,
  type StartupStep,
} from "../../store/startups.store.ts";

export type { StartupLine } from "../../store/startups.store.ts";

export async function readStartup(db: Executor, actor: Actor, id: string): Promise<Startup> {
  const startup = isUuid(id) ? await findStartup(db, id) : undefined;
  if (!startup) throw new NotFound("Không tìm thấy nhóm khởi nghiệp này.");
  if (!mayReadStartup(actor, startup)) throw new NotAllowed("Nhóm này không thuộc phạm vi của bạn.");
  return maySeeLeader(actor, startup) ? startup : { ...startup, leaderName: null };
}

export interface StartupView {
  startup: Startup;
  mentor: Consultant | null;
  producerName: string | null;
  steps: StartupStep[];
  runs: boolean;
}

export async function viewStartup(services: Services, actor: Actor, id: string): Promise<StartupView> {
  const { db } = services;
  const startup = await readStartup(db, actor, id);
  const [mentor, steps, names] = await Promise.all([
    startup.mentorId ? getConsultant(db, startup.mentorId) : undefined,
    listStartupSteps(db, startup.id),
    producerNames(db, startup.producerId ? [startup.producerId] : []),
  ]);
  return {
    startup,
    mentor: mentor ?? null,
    producerName: (startup.producerId && names.get(startup.producerId)) || null,
    steps,
    runs: mayRunStartups(actor, startup.provinceCode),
  };
}

/** Who may accompany a team: the consultants of the province. */
export async function mentorsOf(
  services: Services,
  provinceCode: string,
): Promise<{ id: string; name: string }[]> {
  return listConsultants(services.db, { provinceCode });
}

export interface StartupSearch {
  text: string;
  stage: string;
  cursor: string;
}

const PAGE_SIZE = 25;

export async function listStartupsFor(
  services: Services,
  actor: Actor,
  search: StartupSearch,
  limit = PAGE_SIZE,
): Promise<{ lines: StartupLine[]; next?: string; counts: Map<StartupStage, number> }> {
  const { everywhere, provinceCodes, communeCodes } = scopeOf(actor);
  if (!everywhere && provinceCodes.length + communeCodes.length === 0) throw new NotAllowed();
  const scope = { everywhere, provinceCodes, communeCodes };
  const [found, counts] = await Promise.all([
    listStartups(services.readDb, {
      scope,
      text: search.text || undefined,
      stage: isStartupStage(search.stage) ? search.stage : undefined,
      after: readCursor(search.cursor),
      limit: limit + 1,
    }),
    countStages(services.readDb, { scope }),
  ]);
  const lines = found
    .slice(0, limit)
    .map((line) => (maySeeLeader(actor, line) ? line : { ...line, leaderName: null }));
  const last = lines.at(-1);
  return {
    lines,
    counts,
    ...(found.length > limit && last ? { next: `${last.id}.${last.cohortYear}` } : {}),
  };
}

function readCursor(cursor: string): { year: number; id: string } | undefined {
  const read = /^([0-9a-f-]{36})\.(\d{4})$/.exec(cursor);
  return read?.[1] && isUuid(read[1]) ? { id: read[1], year: Number(read[2]) } : undefined;
}
