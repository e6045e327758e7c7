import { describe, expect, it } from "vitest";
import { readTable } from "#platform/documents";
import { Conflict, NotAllowed, NotFound } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import {
  leader,
  type MadeProduct,
  makeProduct,
  officer,
  openLine,
  recognise,
  requestId,
  servicesAt,
  stranger,
} from "../../testing/money-stage.ts";
import { getLine } from "../lines/read-lines.ts";
import { viewCommitment } from "../money/read-money.ts";
import { approveRewards, dropRewards, refuseRewards, submitRewards, takeOut } from "./move-rewards.ts";
import { bindRewards, payRewards } from "./pay-rewards.ts";
import { prepareRewards, previewRewards } from "./prepare-rewards.ts";
import { printRewards } from "./print-rewards.ts";
import { viewRewardList } from "./read-rewards.ts";

const database = withTestDatabase();
const services = () => servicesAt(database);
const of = (fromOn: string, asOf: string) => ({ fromOn, asOf, title: "" });

async function listOf(fromOn: string, asOf: string): Promise<string> {
  const made = await prepareRewards(services(), officer, { typed: of(fromOn, asOf), requestId });
  if (!made.ok) throw new Error(made.faults[0]?.text);
  return made.value.id;
}

const view = async (id: string) => viewRewardList(services(), officer, id);
const step = async (id: string) => ({ id, version: (await view(id)).list.version, requestId });

async function payOut(id: string): Promise<void> {
  const decision = { decisionNumber: "88/QĐ-UBND", decidedOn: "2026-11-20" };
  const lineId = await openLine(services(), 500_000_000);
  const done = [
    await submitRewards(services(), officer, await step(id)),
    await approveRewards(services(), leader, { ...(await step(id)), typed: decision }),
    await bindRewards(services(), officer, { ...(await step(id)), lineId }),
    await payRewards(services(), officer, {
      ...(await step(id)),
      typed: { paidOn: "2026-11-21", paperNumber: "UNC 1" },
    }),
  ];
  expect(done.every(({ ok }) => ok)).toBe(true);
}

async function upgraded(name: string): Promise<MadeProduct> {
  const product = await makeProduct(database, name);
  await recognise(database, product, { star: 3, on: "2024-03-10" });
  return product;
}

describe("a list of rewards", () => {
  it("goes from recognitions to money, and the difference follows an upgrade", async () => {
    const product = await upgraded("Mắm tôm");
    const first = await listOf("2024-01-01", "2024-12-31");
    await payOut(first);
    await recognise(database, product, { star: 4, on: "2026-06-10" });
    const second = await listOf("2026-01-01", "2026-11-22");
    const { rewards, list } = await view(second);
    expect(rewards.map(({ star, alreadyVnd, amountVnd }) => [star, alreadyVnd, amountVnd])).toEqual([
      [4, 8_000_000, 2_000_000],
    ]);
    expect(list.totalVnd).toBe(2_000_000);
    await payOut(second);
    const paid = await view(second);
    const { commitment, payments, products } = await viewCommitment(
      services(),
      officer,
      paid.list.commitmentId ?? "",
    );
    expect([paid.list.status, commitment.status, commitment.paidVnd]).toEqual(["paid", "settled", 2_000_000]);
    expect([payments.length, products.map(({ name }) => name)]).toEqual([1, ["Mắm tôm"]]);
    expect((await getLine(services(), officer, commitment.lineId)).boundVnd).toBe(2_000_000);
    const again = await previewRewards(services(), officer, of("2024-01-01", "2026-11-22"));
    expect(again.ok && again.value.due.map(({ productName }) => productName)).toEqual([]);
    expect(again.ok && again.value.leftOut[0]?.reason).toContain("Đã có trong danh sách thưởng hạng 4 sao");
  });

  it("never holds a product that stands in another, even when two are made at once", async () => {
    await recognise(database, await makeProduct(database, "Khô cá"), { star: 3, on: "2025-05-05" });
    const both = await Promise.all(
      [1, 2].map(() =>
        prepareRewards(services(), officer, { typed: of("2025-05-01", "2025-05-31"), requestId }),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const rows = await database.asOwner<{ n: number }>(
      `select count(*)::int as n from funding.rewards r join products.products p on p.id = r.product_id where p.name = 'Khô cá'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it("lets a product out with a reason, and its star is free again", async () => {
    await recognise(database, await makeProduct(database, "Bánh phồng"), { star: 3, on: "2025-07-05" });
    const id = await listOf("2025-07-01", "2025-07-31");
    const rewardId = (await view(id)).rewards[0]?.id ?? "";
    const short = await takeOut(services(), officer, { ...(await step(id)), rewardId, reason: "" });
    expect(short.ok ? "" : short.faults[0]?.field).toBe(`reason-${rewardId}`);
    const reason = "Chủ thể từ chối nhận";
    expect((await takeOut(services(), officer, { ...(await step(id)), rewardId, reason })).ok).toBe(true);
    const empty = await submitRewards(services(), officer, await step(id));
    expect(empty.ok).toBe(false);
    expect((await dropRewards(services(), officer, await step(id))).ok).toBe(true);
    expect((await view(await listOf("2025-07-01", "2025-07-31"))).rewards).toHaveLength(1);
  });

  it("is not dropped while a difference elsewhere counts on it", async () => {
    const product = await upgraded("Tôm chua");
    await database.asOwner(
      `update certification.recognitions set recognised_on = '2025-08-05', recognition_year = 2025 where product_id = $1`,
      [product.productId],
    );
    const low = await listOf("2025-08-01", "2025-08-31");
    await recognise(database, product, { star: 4, on: "2025-09-05" });
    await listOf("2025-09-01", "2025-09-30");
    const done = await dropRewards(services(), officer, await step(low));
    expect(done.ok ? "" : done.faults[0]?.text).toContain("phần chênh lệch 4 sao");
  });

  it("is refused with a reason and approved by the leader alone", async () => {
    await recognise(database, await makeProduct(database, "Rượu trái cây"), { star: 5, on: "2025-10-05" });
    const id = await listOf("2025-10-01", "2025-10-31");
    await submitRewards(services(), officer, await step(id));
    const typed = { decisionNumber: "9/QĐ-UBND", decidedOn: "2026-11-20" };
    await expect(approveRewards(services(), officer, { ...(await step(id)), typed })).rejects.toThrow(
      NotAllowed,
    );
    const bare = await approveRewards(services(), leader, {
      ...(await step(id)),
      typed: { decisionNumber: "", decidedOn: "" },
    });
    expect(bare.ok ? [] : bare.faults.map(({ field }) => field)).toEqual(["decisionNumber", "decidedOn"]);
    const old = await step(id);
    await refuseRewards(services(), leader, { ...old, reason: "Thiếu biên bản xét" });
    expect((await view(id)).list).toMatchObject({ status: "draft", refusalReason: "Thiếu biên bản xét" });
    await expect(refuseRewards(services(), leader, { ...old, reason: "Lần nữa" })).rejects.toThrow(Conflict);
    await expect(viewRewardList(services(), stranger, id)).rejects.toThrow(NotFound);
  });

  it("asks for a line with enough money", async () => {
    await recognise(database, await makeProduct(database, "Muối ớt"), { star: 4, on: "2025-12-05" });
    const id = await listOf("2025-12-01", "2025-12-31");
    await submitRewards(services(), officer, await step(id));
    await approveRewards(services(), leader, {
      ...(await step(id)),
      typed: { decisionNumber: "10/QĐ-UBND", decidedOn: "2026-11-20" },
    });
    const lineId = await openLine(services(), 9_000_000);
    const bound = await bindRewards(services(), officer, { ...(await step(id)), lineId });
    expect(bound.ok ? "" : bound.faults[0]?.text).toContain("chỉ còn 9.000.000 đồng");
  });

  it("prints as a decision and as a sheet", async () => {
    await recognise(database, await makeProduct(database, "Gạo sạch"), { star: 3, on: "2026-02-05" });
    const id = await listOf("2026-02-01", "2026-02-28");
    const word = await printRewards(services(), officer, id, "quyet-dinh.docx");
    expect(Buffer.from(word.content.slice(0, 2)).toString()).toBe("PK");
    const sheet = await printRewards(services(), officer, id, "danh-sach.xlsx");
    const rows = await readTable(sheet.content);
    expect(rows.ok && JSON.stringify(rows.value)).toContain("Gạo sạch");
    await expect(printRewards(services(), officer, id, "khac")).rejects.toThrow(NotFound);
  });
});
