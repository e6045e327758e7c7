import type { Tx } from "#platform/db";
import { type Recipient, tell } from "#platform/notices";
import type { PressedAction } from "../domain/actions.ts";
import { type Candidate, titleOf } from "../domain/candidate.ts";
import { type Step, stepNames } from "../domain/steps.ts";
import { cycleUrls } from "../urls.ts";

const outcomes: Readonly<Record<PressedAction, string>> = {
  acceptIdea: "Ý tưởng đã được chấp nhận. Việc tiếp theo: lập và nộp phương án sản xuất, kinh doanh.",
  approvePlan: "Phương án đã được duyệt. Việc tiếp theo: triển khai và chuẩn bị hồ sơ đánh giá, phân hạng.",
  back: "Sản phẩm được chuyển về bước trước để hoàn thiện thêm.",
  stop: "Sản phẩm đã dừng trong chu trình năm nay.",
  resume: "Sản phẩm được tiếp tục trong chu trình.",
};

/** The producer learns of every step of its own product; a candidate without a producer in the register has nobody to write to. */
export async function tellOfMove(
  tx: Tx,
  candidate: Candidate,
  move: { to: Step; note: string | null; action: PressedAction },
): Promise<void> {
  if (!candidate.producerId) return;
  const title = titleOf(candidate);
  await tell(tx, {
    about: { kind: "candidate", id: candidate.id },
    to: [{ producerId: candidate.producerId }],
    subject: `${title}: ${stepNames[move.to].toLowerCase()}`,
    body: [outcomes[move.action], ...(move.note ? [`Ý kiến: ${move.note}`] : [])].join("\n"),
    href: cycleUrls.candidate(candidate.id),
  });
}

/** The commune reads what its producer handed in; where the commune is not known, the province does. */
export async function tellOffice(
  tx: Tx,
  candidate: Pick<Candidate, "id" | "provinceCode" | "communeCode" | "productName" | "producerName">,
  { subject, body }: { subject: string; body: string },
): Promise<void> {
  await tell(tx, {
    about: { kind: "candidate", id: candidate.id },
    to: officeOf(candidate),
    subject,
    body,
    href: cycleUrls.candidate(candidate.id),
  });
}

function officeOf({
  provinceCode,
  communeCode,
}: Pick<Candidate, "provinceCode" | "communeCode">): Recipient[] {
  return communeCode
    ? [{ role: "commune_officer", unitKind: "commune", unitCode: communeCode }]
    : [{ role: "province_officer", unitKind: "province", unitCode: provinceCode }];
}
