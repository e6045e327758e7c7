import { getConsultant } from "#modules/consultants";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import type { Actor, Services, UploadedFile } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { type DesignProject, type DesignProposal, threadsOf } from "../../domain/design.ts";
import { insertProposal, listProposals } from "../../store/designs.store.ts";
import { keepFiles } from "../keep-files.ts";
import { type DesignStep, stepDesign } from "./design-step.ts";

export const proposalFields = ["no", "consultantId", "designer", "idea", "price"] as const;

export interface ProposeInput extends DesignStep {
  typed: Typed<(typeof proposalFields)[number]>;
  uploads: readonly UploadedFile[];
}

/** A designer's proposal, or a newer version of one; earlier versions stay to be looked at. */
export function propose(
  services: Services,
  actor: Actor,
  { typed, uploads, ...on }: ProposeInput,
): Promise<Result<DesignProject>> {
  return stepDesign(services, actor, "propose", on, async ({ tx, project }) => {
    const threads = threadsOf(await listProposals(tx, project.id));
    const before = threads.find(({ no }) => String(no) === typed.no)?.newest;
    const checked = await checkProposal(tx, project, typed, before);
    if (!checked.ok) return checked;
    const id = uuidv7();
    const files = await keepProposalFiles(services, tx, { actor, project, proposalId: id, uploads });
    if (!files.ok) return files;
    const no = before?.no ?? Math.max(0, ...threads.map((each) => each.no)) + 1;
    const versionNo = (before?.versionNo ?? 0) + 1;
    await insertProposal(
      tx,
      {
        ...checked.value,
        ...files.value,
        id,
        projectId: project.id,
        no,
        versionNo,
        createdAt: services.now(),
      },
      { createdBy: actor.accountId, isDemo: project.isDemo },
    );
    const change = project.status === "open" ? { status: "choosing" as const } : {};
    return ok({
      change,
      details: { proposal: no, versionNo },
      letter: {
        subject: `Có ${versionNo > 1 ? "bản sửa của phương án" : "phương án thiết kế"} mới`,
        body: `“${project.title}”: mời xem ảnh và cho ý kiến.`,
      },
    });
  });
}

type Proposed = Pick<DesignProposal, "consultantId" | "designer" | "idea" | "priceVnd">;

async function checkProposal(
  tx: Tx,
  project: DesignProject,
  typed: ProposeInput["typed"],
  before: DesignProposal | undefined,
): Promise<Result<Proposed>> {
  if (typed.no !== "" && !before) return fault("no", "Chọn lại phương án cần sửa.");
  const check = startChecks();
  const consultant = isUuid(typed.consultantId) ? await getConsultant(tx, typed.consultantId) : undefined;
  if (typed.consultantId !== "" && consultant?.provinceCode !== project.provinceCode)
    check.add("consultantId", "Chọn người thiết kế trong danh bạ tư vấn của tỉnh.");
  const named = before?.designer ?? consultant?.name;
  const designer =
    named ?? check.line("designer", typed.designer, { label: "tên người thiết kế", min: 2, max: 200 });
  const idea = check.optionalText("idea", typed.idea, { label: "ý tưởng", min: 10, max: 3000 });
  if (typed.idea.trim() === "") check.add("idea", "Nhập ý tưởng của phương án.");
  const price = { label: "chi phí dự kiến", max: 10_000_000_000 };
  return check.result({
    consultantId: before?.consultantId ?? consultant?.id ?? null,
    designer,
    idea: idea ?? "",
    priceVnd: check.optionalWhole("price", typed.price, price),
  });
}

interface ProposalFiles {
  actor: Actor;
  project: DesignProject;
  proposalId: string;
  uploads: readonly UploadedFile[];
}

async function keepProposalFiles(
  services: Services,
  tx: Tx,
  { actor, project, proposalId, uploads }: ProposalFiles,
): Promise<Result<{ previewFileId: string | null; fileId: string | null }>> {
  const place = {
    ownerId: proposalId,
    provinceCode: project.provinceCode,
    uploadedBy: actor.accountId,
    most: 1,
  };
  const preview = await keepFiles(services, tx, uploads, {
    ...place,
    field: "preview",
    ownerKind: "design-preview",
    accept: "picture",
  });
  if (!preview.ok) return preview;
  if (preview.value.length === 0) return fault("preview", "Thêm ảnh xem trước của phương án.");
  const work = await keepFiles(services, tx, uploads, {
    ...place,
    field: "workFile",
    ownerKind: "design-work",
    accept: "either",
  });
  return work.ok ? ok({ previewFileId: preview.value[0] ?? null, fileId: work.value[0] ?? null }) : work;
}
