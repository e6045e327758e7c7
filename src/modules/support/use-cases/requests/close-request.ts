import { startChecks, type Typed } from "#platform/forms";
import type { Actor, Services, UploadedFile } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { reopenNames } from "../../domain/actions.ts";
import type { SupportRequest } from "../../domain/request.ts";
import { listRequestFiles } from "../../store/request-files.store.ts";
import { addFiles } from "./attach-files.ts";
import { endHelp, readReason } from "./decide-request.ts";
import { moveRequest, type StepOn } from "./move-request.ts";
import { engage } from "./run-contract.ts";

const ratings = ["5", "4", "3", "2", "1"] as const;

export const completeFields = ["rating", "ratingNote"] as const;

export interface CompleteInput extends StepOn {
  typed: Typed<(typeof completeFields)[number]>;
  uploads: readonly UploadedFile[];
}

/** The producer accepts what was delivered and says how it was; pictures show before and after. */
export function completeSupport(
  services: Services,
  actor: Actor,
  { typed, uploads, ...on }: CompleteInput,
): Promise<Result<SupportRequest>> {
  return moveRequest(services, actor, "complete", on, async ({ tx, request, today, by }) => {
    const check = startChecks();
    const rating = check.choice("rating", typed.rating, ratings, "Chọn mức hài lòng.");
    const ratingNote = check.optionalText("ratingNote", typed.ratingNote, { label: "nhận xét", max: 1000 });
    const checked = check.result({ rating: Number(rating), ratingNote, completedOn: today });
    if (!checked.ok) return checked;
    for (const [role, field] of [
      ["before", "beforePictures"],
      ["after", "afterPictures"],
    ] as const) {
      const kept = await addFiles(services, { tx, request, by, role, uploads, field });
      if (!kept.ok) return kept;
    }
    if (!(await hasAfter(tx, request.id)))
      return fault("afterPictures", "Thêm ít nhất một ảnh hoặc tệp kết quả sau hỗ trợ.");
    await endHelp(tx, request, today);
    return ok({
      change: checked.value,
      note: ["Chủ thể nghiệm thu, mức hài lòng", `${rating}/5.`, ratingNote].filter(Boolean).join(" "),
      letter: {
        to: "office",
        subject: `Đã nghiệm thu ${request.number}`,
        body: `Chủ thể đã nghiệm thu “${request.title}”. Biên bản nghiệm thu in được từ trang yêu cầu.`,
      },
    });
  });
}

async function hasAfter(tx: Parameters<typeof listRequestFiles>[0], requestId: string): Promise<boolean> {
  const files = await listRequestFiles(tx, requestId);
  return files.some(({ role }) => role === "after" || role === "acceptance");
}

/** One step back with a reason: a contract that failed, work not good enough, an acceptance given in error. */
export function reopenRequest(
  services: Services,
  actor: Actor,
  { reason, ...on }: StepOn & { reason: string },
): Promise<Result<SupportRequest>> {
  return moveRequest(services, actor, "reopen", on, async ({ tx, request, today, by }) => {
    const told = readReason("reopenReason", reason);
    if (!told.ok) return told;
    // Acceptance closed the help; a cancelled contract closes it for the provider who goes.
    if (request.status === "contracted") await endHelp(tx, request, today);
    if (request.status === "completed" && request.consultantId)
      await engage({
        tx,
        request,
        consultantId: request.consultantId,
        contractNumber: request.contractNumber,
        recordedBy: by.accountId,
        today: request.contractOn ?? today,
      });
    const step = reopenNames[request.status] ?? "Mở lại";
    const byOffice = by.onBehalfOf === undefined && request.status !== "delivered";
    return ok({
      change: cleared(request),
      note: `${step}: ${told.value}`,
      letter: {
        to: byOffice ? "producer" : "office",
        subject: `${step}: ${request.number}`,
        body: "Yêu cầu hỗ trợ lùi một bước. Mở yêu cầu để xem lý do và việc tiếp theo.",
      },
    });
  });
}

/** What a step back makes untrue. */
function cleared({ status }: SupportRequest) {
  if (status === "contracted")
    return {
      consultantId: null,
      contractNumber: null,
      contractOn: null,
      contractValueVnd: null,
      dueOn: null,
    };
  if (status === "delivered") return { deliveredOn: null };
  if (status === "completed") return { completedOn: null, rating: null, ratingNote: null };
  return { declineReason: null };
}
