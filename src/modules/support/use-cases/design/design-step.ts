import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { tell } from "#platform/notices";
import { ok, type Result } from "#platform/result";
import { allowsDesign, type DesignAction, type DesignProject } from "../../domain/design.ts";
import { mayGiveFeedback, mayRunDesign } from "../../permissions.ts";
import { type DesignChange, lockDesign, updateDesign } from "../../store/designs.store.ts";
import { supportUrls } from "../../urls.ts";
import { inOneStep } from "../in-one-step.ts";
import { readDesign } from "./view-design.ts";

export interface DesignStep {
  designId: string;
  version: number;
  requestId?: string;
}

interface Scope {
  tx: Tx;
  project: DesignProject;
  today: string;
}

interface Work {
  change: DesignChange;
  details?: Record<string, unknown>;
  letter?: { subject: string; body: string };
}

/** One step of a project: who may, what the state allows, the change, the audit trail, the letter to the producer. */
export async function stepDesign(
  services: Services,
  actor: Actor,
  action: DesignAction,
  on: DesignStep,
  work: (scope: Scope) => Promise<Result<Work>>,
): Promise<Result<DesignProject>> {
  const seen = await readDesign(services.db, actor, on.designId);
  const may = action === "feedback" ? mayGiveFeedback(actor, seen) : mayRunDesign(actor, seen);
  if (!may) throw new NotAllowed("Việc này do trung tâm thiết kế của tỉnh làm.");
  return inOneStep(services, async (tx) => {
    const project = await lockDesign(tx, seen.id);
    if (!project || project.version !== on.version) throw new Conflict();
    if (!allowsDesign(project.status, action))
      throw new Conflict("Việc thiết kế này hiện không thực hiện được bước đó.");
    const done = await work({ tx, project, today: dayInVietnam(services.now()) });
    if (!done.ok) return done;
    const { change, details, letter } = done.value;
    await updateDesign(tx, { id: project.id, version: project.version, at: services.now() }, change);
    await audit(tx, {
      provinceCode: project.provinceCode,
      actor,
      action: `support.design-${action === "handOver" ? "hand-over" : action}`,
      subject: { kind: "design-project", id: project.id },
      requestId: on.requestId,
      details: { from: project.status, ...change, ...details },
    });
    if (letter && project.producerId)
      await tell(tx, {
        about: { kind: "design-project", id: project.id },
        to: [{ producerId: project.producerId }],
        ...letter,
        href: supportUrls.design(project.id),
      });
    return ok({ ...project, ...change, version: project.version + 1 });
  });
}
