import { endEngagement, isHelpKind, recordEngagement } from "#modules/consultants";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotFound, type Services, type UploadedFile } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { type DesignProject, type DesignProposal, threadsOf } from "../../domain/design.ts";
import {
  findDesignOfRequest,
  findProposal,
  insertDesignFile,
  listDesignFiles,
  listProposals,
  saveFeedback,
} from "../../store/designs.store.ts";
import { findRequest } from "../../store/requests.store.ts";
import { keepFiles } from "../keep-files.ts";
import { readReason } from "../requests/decide-request.ts";
import { type DesignStep, stepDesign } from "./design-step.ts";

/** What the producer or the office says of a proposal; said again it replaces what was said before. */
export function giveFeedback(
  services: Services,
  actor: Actor,
  { proposalId, text, ...on }: DesignStep & { proposalId: string; text: string },
): Promise<Result<DesignProject>> {
  return stepDesign(services, actor, "feedback", on, async ({ tx, project }) => {
    const proposal = isUuid(proposalId) ? await findProposal(tx, proposalId) : undefined;
    if (!proposal || proposal.projectId !== project.id) throw new NotFound("Không tìm thấy phương án này.");
    const check = startChecks();
    const field = `feedback-${proposal.id}`;
    const feedback = check.optionalText(field, text, { label: "góp ý", min: 2, max: 2000 });
    if (text.trim() === "") check.add(field, "Nhập góp ý.");
    const checked = check.result(feedback ?? "");
    if (!checked.ok) return checked;
    const said = { feedback: checked.value, byName: actor.displayName, at: services.now() };
    await saveFeedback(tx, proposal.id, said);
    return ok({ change: {}, details: { proposal: proposal.no, versionNo: proposal.versionNo } });
  });
}

/** Which proposal is carried out, why, and who said so. */
export function chooseProposal(
  services: Services,
  actor: Actor,
  { proposalId, reason, ...on }: DesignStep & { proposalId: string; reason: string },
): Promise<Result<DesignProject>> {
  return stepDesign(services, actor, "choose", on, async ({ tx, project, today }) => {
    const newest = threadsOf(await listProposals(tx, project.id)).map((thread) => thread.newest);
    const proposal = newest.find(({ id }) => id === proposalId);
    if (!proposal) return fault("proposalId", "Chọn một phương án.");
    const told = readReason("choiceReason", reason);
    if (!told.ok) return told;
    await engageDesigner(tx, { actor, project, proposal, today });
    return ok({
      change: {
        status: "chosen",
        chosenProposalId: proposal.id,
        choiceReason: told.value,
        chosenAt: services.now(),
        chosenBy: actor.accountId,
        chosenByName: actor.displayName,
      },
      letter: { subject: "Đã chọn phương án thiết kế", body: `“${project.title}”: xem phương án được chọn.` },
    });
  });
}

/** A designer of the register who works for one producer stands among its helpers, as under a contract. */
async function engageDesigner(
  tx: Tx,
  {
    actor,
    project,
    proposal,
    today,
  }: { actor: Actor; project: DesignProject; proposal: DesignProposal; today: string },
): Promise<void> {
  if (!project.producerId || !proposal.consultantId) return;
  const kind = project.requestId ? (await findRequest(tx, project.requestId))?.kind : undefined;
  await recordEngagement(tx, {
    consultantId: proposal.consultantId,
    provinceCode: project.provinceCode,
    producerId: project.producerId,
    productId: project.productId,
    help: kind && isHelpKind(kind) ? kind : "packaging",
    fromOn: today,
    sourceKind: "design_project",
    sourceId: project.id,
    isDemo: project.isDemo,
    recordedBy: actor.accountId,
  });
}

/** The finished files go to the producer, who may take them from then on. */
export function handOver(
  services: Services,
  actor: Actor,
  { uploads, caption, ...on }: DesignStep & { uploads: readonly UploadedFile[]; caption: string },
): Promise<Result<DesignProject>> {
  return stepDesign(services, actor, "handOver", on, async ({ tx, project, today }) => {
    const kept = await keepFiles(services, tx, uploads, {
      field: "finalFiles",
      ownerKind: "design-final",
      ownerId: project.id,
      provinceCode: project.provinceCode,
      uploadedBy: actor.accountId,
      accept: "either",
    });
    if (!kept.ok) return kept;
    if (kept.value.length === 0 && (await listDesignFiles(tx, project.id)).length === 0)
      return fault("finalFiles", "Thêm tệp thiết kế hoàn chỉnh để chủ thể tải về.");
    for (const fileId of kept.value) {
      const row = { id: uuidv7(), projectId: project.id, fileId, addedAt: services.now() };
      await insertDesignFile(tx, { ...row, caption: caption.slice(0, 200) || null }, actor.accountId);
    }
    await endEngagement(tx, { sourceKind: "design_project", sourceId: project.id, toOn: today });
    return ok({
      change: { status: "handed_over", handedOverOn: today },
      details: { files: kept.value.length },
      letter: {
        subject: "Nhận tệp thiết kế",
        body: `“${project.title}” đã xong, tải tệp tại trang việc thiết kế.`,
      },
    });
  });
}

export function stopDesign(
  services: Services,
  actor: Actor,
  { reason, ...on }: DesignStep & { reason: string },
): Promise<Result<DesignProject>> {
  return stepDesign(services, actor, "stop", on, async ({ tx, project, today }) => {
    const told = readReason("stopReason", reason);
    if (!told.ok) return told;
    await endEngagement(tx, { sourceKind: "design_project", sourceId: project.id, toOn: today });
    return ok({ change: { status: "stopped", stoppedReason: told.value } });
  });
}

/** A stopped project goes on where its proposals had come to; the choice is made anew. */
export function resumeDesign(
  services: Services,
  actor: Actor,
  on: DesignStep,
): Promise<Result<DesignProject>> {
  return stepDesign(services, actor, "resume", on, async ({ tx, project }) => {
    const proposals = await listProposals(tx, project.id);
    if (project.requestId && (await findDesignOfRequest(tx, project.requestId)))
      throw new Conflict("Yêu cầu hỗ trợ này đã có việc thiết kế khác đang làm.");
    return ok({
      change: {
        status: proposals.length > 0 ? "choosing" : "open",
        stoppedReason: null,
        chosenProposalId: null,
        choiceReason: null,
      },
    });
  });
}
