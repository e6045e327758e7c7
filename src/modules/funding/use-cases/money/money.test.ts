import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderPdf } from "#platform/documents";
import { Conflict, NotAllowed, NotFound, type UploadedFile } from "#platform/http";
import { testActor, withTestDatabase } from "#platform/testing";
import {
  leader,
  makeProduct,
  officer,
  openLine,
  recognise,
  requestId,
  servicesAt,
  stranger,
} from "../../testing/money-stage.ts";
import { allocate, closeLine } from "../lines/change-line.ts";
import { getLine, readYear, viewLine } from "../lines/read-lines.ts";
import { commitMoney } from "./commit.ts";
import { cancel, reopen, settle } from "./end-commitment.ts";
import { recordPayment, reversePayment } from "./pay.ts";
import { readOutcome, readProducerSpend, viewCommitment } from "./read-money.ts";

const database = withTestDatabase();
const services = () => servicesAt(database);
const typedOf = (amount: number, more: Record<string, string> = {}) => ({
  title: "Thiết kế bao bì",
  amount: `${amount}`,
  committedOn: "2026-03-01",
  contractNumber: "01/HĐ",
  payee: "Công ty in",
  activity: "",
  producer: "",
  note: "",
  q: "",
  ...more,
});

function commit(
  lineId: string,
  amount: number,
  productIds: string[] = [],
  more: Record<string, string> = {},
) {
  return commitMoney(services(), officer, { lineId, typed: typedOf(amount, more), productIds, requestId });
}

async function committed(lineId: string, amount: number, productIds: string[] = []): Promise<string> {
  const done = await commit(lineId, amount, productIds);
  if (!done.ok) throw new Error(done.faults[0]?.text);
  return done.value.id;
}

const pay = (id: string, amount: number, file?: UploadedFile) =>
  recordPayment(services(), officer, {
    id,
    typed: { amount: `${amount}`, paidOn: "2026-04-01", paperNumber: "UNC 07" },
    file,
    requestId,
  });

const step = async (id: string) => ({
  id,
  version: (await viewCommitment(services(), officer, id)).commitment.version,
  requestId,
});

describe("a line", () => {
  it("never binds more than it has, even when two bind at once", async () => {
    const line = await openLine(services(), 10_000_000);
    const both = await Promise.all([commit(line, 6_000_000), commit(line, 6_000_000)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = both.find(({ ok }) => !ok);
    expect(refused?.ok === false && refused.faults[0]?.text).toContain("chỉ còn 4.000.000 đồng");
    expect((await getLine(services(), officer, line)).boundVnd).toBe(6_000_000);
  });

  it("takes more or less money only with a decision, and not below what is bound", async () => {
    const line = await openLine(services(), 10_000_000);
    await committed(line, 7_000_000);
    const change = async (direction: string, amount: string) =>
      allocate(services(), officer, {
        id: line,
        version: (await getLine(services(), officer, line)).version,
        typed: {
          direction,
          change: amount,
          decisionNumber: "5/QĐ",
          decidedOn: "2026-05-01",
          reason: "Điều chỉnh",
        },
        requestId,
      });
    const low = await change("less", "4000000");
    expect(low.ok ? "" : low.faults[0]?.text).toContain("3.000.000 đồng");
    expect((await change("less", "3000000")).ok).toBe(true);
    expect((await change("more", "5000000")).ok).toBe(true);
    const { line: now, allocations } = await viewLine(services(), officer, line);
    expect(now.allocatedVnd).toBe(12_000_000);
    expect(allocations.reduce((sum, { changeVnd }) => sum + changeVnd, 0)).toBe(now.allocatedVnd);
  });

  it("that is closed takes no commitment", async () => {
    const line = await openLine(services(), 10_000_000);
    await closeLine(services(), officer, { id: line, version: 1, requestId });
    expect((await commit(line, 1)).ok).toBe(false);
    await expect(closeLine(services(), officer, { id: line, version: 1, requestId })).rejects.toThrow(
      Conflict,
    );
  });

  it("is another province's business alone, and a leader's to read", async () => {
    const line = await openLine(services(), 10_000_000);
    await expect(getLine(services(), stranger, line)).rejects.toThrow(NotFound);
    await expect(
      commitMoney(services(), leader, { lineId: line, typed: typedOf(1), productIds: [], requestId }),
    ).rejects.toThrow(NotAllowed);
    const commune = { role: "commune_officer", unitKind: "commune", unitCode: "32071", provinceCode: "96" };
    await expect(getLine(services(), testActor("Xã", commune), line)).rejects.toThrow(NotFound);
    const own = await openLine(services(), 1, { commune: "32071" });
    expect((await getLine(services(), testActor("Xã", commune), own)).communeCode).toBe("32071");
  });

  it("ties money to products and producers of its own province only", async () => {
    const line = await openLine(services(), 10_000_000);
    const far = await makeProduct(database, "Bánh tráng", "80");
    const done = await commit(line, 1_000, [far.productId], { producer: far.producerId });
    expect(done.ok ? [] : done.faults.map(({ field }) => field)).toEqual(["producer", "products"]);
  });
});

describe("a commitment", () => {
  it("is paid with its paper, never above its amount, and a mistake is reversed in sight", async () => {
    const id = await committed(await openLine(services(), 10_000_000), 5_000_000);
    const content = await renderPdf({
      title: "Uỷ nhiệm chi",
      blocks: [{ type: "paragraph", text: "Đã chuyển" }],
    });
    const path = join(mkdtempSync(join(tmpdir(), "chung-tu-")), "unc.pdf");
    writeFileSync(path, content);
    const file = {
      field: "file",
      name: "unc.pdf",
      declaredType: "application/pdf",
      path,
      bytes: 1,
      truncated: false,
    };
    const paid = await pay(id, 4_000_000, file);
    expect(paid.ok).toBe(true);
    const over = await pay(id, 2_000_000);
    expect(over.ok ? "" : over.faults[0]?.text).toContain("chỉ còn 1.000.000 đồng");
    const payment = (await viewCommitment(services(), officer, id)).payments[0];
    expect(payment?.fileId).not.toBeNull();
    const back = { id: payment?.id ?? "", reason: "Ghi nhầm số tiền", requestId };
    expect((await reversePayment(services(), officer, back)).ok).toBe(true);
    await expect(reversePayment(services(), officer, back)).rejects.toThrow(Conflict);
    const { payments, commitment } = await viewCommitment(services(), officer, id);
    expect(payments.map(({ amountVnd }) => amountVnd).sort((a, b) => a - b)).toEqual([-4_000_000, 4_000_000]);
    expect(commitment.paidVnd).toBe(0);
  });

  it("gives the rest back when settled, and takes it again when opened", async () => {
    const line = await openLine(services(), 10_000_000);
    const id = await committed(line, 8_000_000);
    const early = await settle(services(), officer, await step(id));
    expect(early.ok).toBe(false);
    await pay(id, 5_000_000);
    expect((await settle(services(), officer, await step(id))).ok).toBe(true);
    expect((await getLine(services(), officer, line)).boundVnd).toBe(5_000_000);
    await expect(pay(id, 1)).rejects.toThrow(Conflict);
    const other = await committed(line, 4_000_000);
    const tight = await reopen(services(), officer, await step(id));
    expect(tight.ok).toBe(false);
    expect(
      (await cancel(services(), officer, { ...(await step(other)), reason: "Không thực hiện" })).ok,
    ).toBe(true);
    expect((await reopen(services(), officer, await step(id))).ok).toBe(true);
    expect((await getLine(services(), officer, line)).boundVnd).toBe(8_000_000);
  });

  it("is not cancelled once money went out", async () => {
    const id = await committed(await openLine(services(), 10_000_000), 8_000_000);
    await pay(id, 1_000_000);
    const done = await cancel(services(), officer, { ...(await step(id)), reason: "Không làm nữa" });
    expect(done.ok ? "" : done.faults[0]?.text).toContain("đã chi 1.000.000 đồng");
  });
});

describe("the year and its results", () => {
  it("add up: the cells of the year are the sums of its lines", async () => {
    const actor = stranger;
    const { cells } = await readYear(services(), actor, { year: 2026 });
    expect(cells).toEqual([]);
    const own = await readYear(services(), officer, { year: 2026 });
    const total = own.cells.reduce((sum, { allocatedVnd }) => sum + allocatedVnd, 0);
    const [row] = await database.asOwner<{ sum: number }>(
      "select sum(allocated_vnd)::float8 as sum from funding.lines where year = 2026",
    );
    expect(total).toBe(row?.sum);
  });

  it("share the money of a commitment among its products and tell the cost of one recognised", async () => {
    const line = await openLine(services(), 90_000_000, {
      source: "khuyen_cong",
      purpose: "packaging",
      year: "2025",
    });
    const [good, weak] = [await makeProduct(database, "Trà"), await makeProduct(database, "Bánh")];
    await recognise(database, good, { star: 4, on: "2025-06-10" });
    const id = await committed(line, 30_000_000, [good.productId, weak.productId]);
    await pay(id, 30_000_000);
    const view = await readOutcome(services(), officer, { from: 2025, to: 2025, page: 1 });
    expect(view.sources).toEqual([
      {
        source: "khuyen_cong",
        paidVnd: 30_000_000,
        tiedVnd: 30_000_000,
        products: 2,
        recognised: 1,
        recognisedVnd: 15_000_000,
      },
    ]);
    expect(
      view.products.map(({ productName, paidVnd, star }) => [productName, paidVnd, star]).sort(),
    ).toEqual([
      ["Bánh", 15_000_000, null],
      ["Trà", 15_000_000, 4],
    ]);
    const owner = { role: "producer_owner", unitKind: "producer", unitCode: good.producerId };
    const { spend } = await readProducerSpend(services(), testActor("Chủ thể", owner), good.producerId);
    expect(spend.map(({ commitmentId, paidVnd }) => [commitmentId, paidVnd])).toEqual([[id, 30_000_000]]);
    await expect(readProducerSpend(services(), testActor("Chủ thể", owner), weak.producerId)).rejects.toThrow(
      NotFound,
    );
  });
});
