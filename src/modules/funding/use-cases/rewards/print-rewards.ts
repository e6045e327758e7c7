import { getProvince } from "#modules/territory";
import { renderDocx, renderPdf, writeSheet } from "#platform/documents";
import { type Actor, NotFound, type Services } from "#platform/http";
import { findNorm } from "../../domain/norms.ts";
import { rewardDecision } from "../../papers/reward-decision.paper.ts";
import type { RewardRow } from "../../store/rewards.store.ts";
import { viewRewardList } from "./read-rewards.ts";

export interface Paper {
  name: string;
  type: string;
  content: Uint8Array;
}

const PDF = "application/pdf";
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The decision as Word or PDF, or the list as a sheet. */
export async function printRewards(
  services: Services,
  actor: Actor,
  id: string,
  paper: string,
): Promise<Paper> {
  const { list, rewards: all } = await viewRewardList(services, actor, id);
  const rewards = all.filter(({ takenOutReason }) => takenOutReason === null);
  const province = getProvince(list.provinceCode).fullName;
  const document = () => rewardDecision({ list, rewards, norm: findNorm(list.norm), province });
  const name = `thuong-sao-${list.asOf}`;
  if (paper === "quyet-dinh.docx")
    return { name: `${name}.docx`, type: DOCX, content: await renderDocx(document()) };
  if (paper === "quyet-dinh.pdf")
    return { name: `${name}.pdf`, type: PDF, content: await renderPdf(document()) };
  if (paper === "danh-sach.xlsx")
    return { name: `${name}.xlsx`, type: XLSX, content: await sheetOf(rewards) };
  throw new NotFound();
}

function sheetOf(rewards: readonly RewardRow[]): Promise<Buffer> {
  return writeSheet(
    [
      { label: "Sản phẩm", width: 40 },
      { label: "Chủ thể", width: 40 },
      { label: "Hạng sao", width: 10 },
      { label: "Mức của hạng (đồng)" },
      { label: "Đã thưởng (đồng)" },
      { label: "Thưởng lần này (đồng)" },
      { label: "Quyết định công nhận" },
      { label: "Lý do", width: 70 },
    ],
    rewards.map((each) => [
      each.productName,
      each.producerName,
      each.star,
      each.levelVnd,
      each.alreadyVnd,
      each.amountVnd,
      each.decisionNumber,
      each.explanation,
    ]),
    { name: "Danh sách thưởng" },
  );
}
