import { addDays, daysBetween } from "#platform/calendar";
import { formatDate } from "#platform/ui";
import { EXPIRY_WARNING_DAYS, type Proof, type ProofState, proofStateOn } from "../domain/proof.ts";

/** Where a paper stands in time, and how to say it. */
export function expiryOf(
  proof: Pick<Proof, "expiresOn">,
  today: string,
): { state: ProofState; text: string } {
  const state = proofStateOn(proof, today, addDays(today, EXPIRY_WARNING_DAYS));
  const { expiresOn } = proof;
  if (expiresOn === null) return { state, text: "Không có hạn" };
  const days = daysBetween(today, expiresOn);
  if (days === 0) return { state, text: "Hết hạn hôm nay" };
  if (state === "expired") return { state, text: `Đã hết hạn từ ${formatDate(expiresOn)}` };
  if (state === "expiring") return { state, text: `Hết hạn trong ${days} ngày` };
  return { state, text: `Còn hạn đến ${formatDate(expiresOn)}` };
}
