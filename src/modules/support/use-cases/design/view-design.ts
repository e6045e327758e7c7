import { dayInVietnam } from "#platform/calendar";
import { type Executor, isUuid } from "#platform/db";
import { findFiles, type StoredFile } from "#platform/files";
import { type Actor, NotAllowed, NotFound, type Services } from "#platform/http";
import { type DesignProject, isDesignStatus, type ProposalThread, threadsOf } from "../../domain/design.ts";
import type { SupportRequest } from "../../domain/request.ts";
import { mayGiveFeedback, mayReadDesign, mayRunDesign, scopeOf } from "../../permissions.ts";
import {
  type DesignFile,
  type DesignLine,
  findDesign,
  listDesignFiles,
  listDesigns,
  listProposals,
} from "../../store/designs.store.ts";
import { producerNames } from "../../store/producers.store.ts";
import { findRequest } from "../../store/requests.store.ts";

export type { DesignLine } from "../../store/designs.store.ts";

/** The project, for somebody who may read it. */
export async function readDesign(db: Executor, actor: Actor, id: string): Promise<DesignProject> {
  const project = isUuid(id) ? await findDesign(db, id) : undefined;
  if (!project) throw new NotFound("Không tìm thấy việc thiết kế này.");
  if (!mayReadDesign(actor, project)) throw new NotAllowed("Việc thiết kế này không thuộc phạm vi của bạn.");
  return project;
}

export interface DesignView {
  project: DesignProject;
  request: SupportRequest | null;
  producerName: string | null;
  threads: ProposalThread[];
  handedOver: (DesignFile & { file: StoredFile })[];
  runs: boolean;
  givesFeedback: boolean;
  late: boolean;
}

export async function viewDesign(services: Services, actor: Actor, id: string): Promise<DesignView> {
  const { db } = services;
  const project = await readDesign(db, actor, id);
  const [proposals, files, request, names] = await Promise.all([
    listProposals(db, project.id),
    listDesignFiles(db, project.id),
    project.requestId ? findRequest(db, project.requestId) : undefined,
    producerNames(db, project.producerId ? [project.producerId] : []),
  ]);
  const stored = await findFiles(
    db,
    files.map(({ fileId }) => fileId),
  );
  const today = dayInVietnam(services.now());
  const working = project.status !== "handed_over" && project.status !== "stopped";
  return {
    project,
    request: request ?? null,
    producerName: (project.producerId && names.get(project.producerId)) || null,
    threads: threadsOf(proposals),
    handedOver: files.flatMap((each) => {
      const file = stored.find((one) => one.id === each.fileId);
      return file ? [{ ...each, file }] : [];
    }),
    runs: mayRunDesign(actor, project),
    givesFeedback: mayGiveFeedback(actor, project),
    late: working && project.dueOn !== null && project.dueOn < today,
  };
}

export interface DesignSearch {
  text: string;
  status: string;
  cursor: string;
}

const PAGE_SIZE = 25;

export async function listDesignsFor(
  services: Services,
  actor: Actor,
  search: DesignSearch,
  limit = PAGE_SIZE,
): Promise<{ lines: DesignLine[]; next?: string }> {
  const { everywhere, provinceCodes, producerIds } = scopeOf(actor);
  if (!everywhere && provinceCodes.length === 0 && producerIds.length === 0) throw new NotAllowed();
  const found = await listDesigns(services.readDb, {
    scope: { everywhere, provinceCodes, producerIds: producerIds.filter(isUuid) },
    text: search.text || undefined,
    status: isDesignStatus(search.status) ? search.status : undefined,
    after: readCursor(search.cursor),
    limit: limit + 1,
  });
  const lines = found.slice(0, limit);
  const last = lines.at(-1);
  return {
    lines,
    ...(found.length > limit && last ? { next: `${last.id}.${last.createdAt.getTime()}` } : {}),
  };
}

function readCursor(cursor: string): { at: Date; id: string } | undefined {
  const read = /^([0-9a-f-]{36})\.(\d{1,15})$/.exec(cursor);
  return read?.[1] && isUuid(read[1]) ? { id: read[1], at: new Date(Number(read[2])) } : undefined;
}
