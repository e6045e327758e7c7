import { beforeAll, describe, expect, it } from "vitest";
import { Conflict, NotAllowed, type Services } from "#platform/http";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { certificatePdf } from "../../papers/certificate-paper.ts";
import { addClosedResult } from "../../testing/closed-results.ts";
import { pdfQr } from "../../testing/pdf-qr.ts";
import { certificatesToPrint, qrTextOf } from "../certificates/read-certificate.ts";
import { revokeCertificate } from "../certificates/revoke-certificate.ts";
import { listPublicKeys, lookUpCertificate, readLog } from "../certificates/verify.ts";
import { verifyCertificateText } from "../certificates/verify-text.ts";
import { approveDecision, refuseDecision } from "./decide.ts";
import { openResults, prepareDecision, submitDecision, viewDecision } from "./prepare-decision.ts";
import { notifyNotReached } from "./write-notice.ts";

const database = withTestDatabase();
const at = { unitKind: "province", unitCode: "96", provinceCode: "96" };
const officer = testActor("Cán bộ OCOP", { role: "province_officer", ...at });
const leader = testActor("Lãnh đạo tỉnh", { role: "province_leader", ...at });
const otherLeader = testActor("Lãnh đạo tỉnh khác", {
  role: "province_leader",
  unitKind: "province",
  unitCode: "80",
});
let kept: Services | undefined;
const services = () =>
  (kept ??= servicesFor(database.db, {
    now: "2026-11-22T03:00:00Z",
    env: { SAOQUE_ORIGIN: "https://saoque.example" },
  }));
const signing = (id: string, version: number, number: string) => ({
  id,
  version,
  number,
  signedOn: "2026-11-20",
  signerName: "Trần Thị Lãnh Đạo",
  signerTitle: "Chủ tịch",
  requestId: "r",
});

async function submitted(...dossierIds: string[]): Promise<{ id: string; version: number }> {
  const made = await prepareDecision(services(), officer, {
    kind: "recognition",
    dossierIds,
    requestId: "r",
  });
  if (!made.ok) throw new Error(made.faults[0]?.text);
  await submitDecision(services(), officer, { id: made.value.id, version: 1, requestId: "r" });
  return { id: made.value.id, version: 2 };
}

describe("a decision on 3–4 stars", () => {
  let slug = "";
  let productId = "";
  beforeAll(async () => {
    const gao = await addClosedResult(database, { name: "Gạo ST24", total: 74 });
    const mam = await addClosedResult(database, { name: "Mắm cá lóc", total: 55 });
    productId = gao.productId;
    const { id, version } = await submitted(gao.dossierId, mam.dossierId);
    const done = await approveDecision(services(), leader, signing(id, version, "1234/QĐ-UBND"));
    expect(done).toEqual({ ok: true, value: { certificates: 2 } });
    const [row] = await database.asOwner<{ slug: string }>(
      `select k.slug from certification.certificates k join certification.recognitions r on r.id = k.recognition_id where r.product_id = $1`,
      [productId],
    );
    slug = row?.slug ?? "";
  });

  it("leaves recognition, code, certificate, notice, log, audit and events together", async () => {
    const [counted] = await database.asOwner(`select
      (select count(*)::int from certification.recognitions) as recognitions,
      (select count(*)::int from certification.certificates) as certificates,
      (select count(*)::int from certification.notices) as notices,
      (select count(*)::int from certification.public_log) as log,
      (select count(*)::int from products.codes where is_current) as codes,
      (select count(*)::int from dossiers.dossiers where status = 'recognised') as recognised,
      (select count(*)::int from audit.entries where action = 'certification.approve-decision') as audited,
      (select count(*)::int from platform.events where name = 'certification.decision-approved') as announced`);
    expect(counted).toEqual({
      recognitions: 2,
      certificates: 2,
      notices: 2,
      log: 2,
      codes: 2,
      recognised: 2,
      audited: 1,
      announced: 1,
    });
  });

  it("numbers by the province's pattern and ends after 36 months, the last day included", async () => {
    const rows = await database.asOwner(
      "select number, issued_on, valid_until from certification.certificates order by serial",
    );
    expect(rows).toEqual([
      { number: "01/2026/GCN-OCOP-96", issued_on: "2026-11-20", valid_until: "2029-11-20" },
      { number: "02/2026/GCN-OCOP-96", issued_on: "2026-11-20", valid_until: "2029-11-20" },
    ]);
  });

  it("prints a paper whose QR, read from its pixels, proves the claim", async () => {
    const [certificate] = await certificatesToPrint(services(), officer, [slug]);
    if (!certificate) throw new Error("not issued");
    const text = qrTextOf(services(), certificate);
    const paper = certificatePdf({ certificate, province: "Tỉnh Cà Mau", qrText: text });
    expect(pdfQr(paper)).toBe(text);
    expect(text.length).toBeLessThan(360);
    const keys = (await listPublicKeys(services())).map(({ publicKey }) => publicKey);
    const claim = {
      product: "Gạo ST24",
      producer: "HTX Gạo ST24",
      star: 4,
      issuedOn: "2026-11-20",
      validUntil: "2029-11-20",
    };
    expect(verifyCertificateText(text, keys)).toMatchObject({ outcome: "genuine", slug, claim });
  });

  it("refuses a number that was used this year, however it is typed", async () => {
    const { dossierId } = await addClosedResult(database, { name: "Trà", total: 60 });
    const { id, version } = await submitted(dossierId);
    const done = await approveDecision(services(), leader, signing(id, version, "1234/qđ-ubnd"));
    expect(done).toEqual({
      ok: false,
      faults: [{ field: "number", text: "Số 1234/qđ-ubnd đã dùng cho một quyết định khác trong năm 2026." }],
    });
    expect((await viewDecision(services(), officer, id)).decision.status).toBe("submitted");
  });

  it("lets one of two leaders who sign at once be told that the other was first", async () => {
    const { dossierId, productId: twice } = await addClosedResult(database, { name: "Muối", total: 81 });
    const { id, version } = await submitted(dossierId);
    const both = await Promise.allSettled([
      approveDecision(services(), leader, signing(id, version, "2000/QĐ-UBND")),
      approveDecision(services(), leader, signing(id, version, "2001/QĐ-UBND")),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Conflict) });
    const [made] = await database.asOwner(
      "select count(*)::int as n from certification.recognitions where product_id = $1",
      [twice],
    );
    expect(made).toEqual({ n: 1 });
  });

  it("is nobody's to sign but the leader's of this province", async () => {
    const { dossierId } = await addClosedResult(database, { name: "Dừa", total: 62 });
    const { id, version } = await submitted(dossierId);
    for (const actor of [officer, otherLeader]) {
      await expect(approveDecision(services(), actor, signing(id, version, "3/QĐ-UBND"))).rejects.toThrow(
        NotAllowed,
      );
    }
    await expect(
      prepareDecision(services(), leader, { kind: "recognition", dossierIds: [dossierId], requestId: "r" }),
    ).rejects.toThrow(NotAllowed);
  });

  it("goes back with a reason and may be laid before the leader again", async () => {
    const { dossierId } = await addClosedResult(database, { name: "Cốm", total: 66 });
    const { id, version } = await submitted(dossierId);
    const refused = await refuseDecision(services(), leader, {
      id,
      version,
      reason: "Thiếu biên bản họp.",
      requestId: "r",
    });
    expect(refused.ok).toBe(true);
    await submitDecision(services(), officer, { id, version: version + 1, requestId: "r" });
    expect((await viewDecision(services(), officer, id)).decision).toMatchObject({
      status: "submitted",
      refusalReason: null,
    });
  });

  it("tells each missing field and writes nothing", async () => {
    const { dossierId } = await addClosedResult(database, { name: "Khóm", total: 58 });
    const { id, version } = await submitted(dossierId);
    const done = await approveDecision(services(), leader, {
      ...signing(id, version, ""),
      signedOn: "2027-01-01",
      signerName: "",
    });
    expect(done.ok ? [] : done.faults.map(({ field }) => field)).toEqual([
      "number",
      "signerName",
      "signedOn",
    ]);
  });

  it("takes no result twice", async () => {
    const { dossierId } = await addClosedResult(database, { name: "Chuối", total: 59 });
    await submitted(dossierId);
    expect((await openResults(services(), officer)).some((each) => each.dossierId === dossierId)).toBe(false);
    await expect(
      prepareDecision(services(), officer, { kind: "recognition", dossierIds: [dossierId], requestId: "r" }),
    ).rejects.toThrow(Conflict);
  });

  it("is taken back on one of six grounds; the public page and the log say so at once", async () => {
    const input = {
      slug,
      decisionNumber: "9/QĐ-UBND",
      revokedOn: "2026-11-22",
      ground: "4",
      reason: "In hạng sao trên sản phẩm khác.",
      requestId: "r",
    };
    await expect(revokeCertificate(services(), officer, input)).rejects.toThrow(NotAllowed);
    const wrong = await revokeCertificate(services(), leader, { ...input, ground: "7", reason: "" });
    expect(wrong.ok ? [] : wrong.faults.map(({ field }) => field)).toEqual(["reason", "ground"]);
    expect((await revokeCertificate(services(), leader, input)).ok).toBe(true);
    await expect(revokeCertificate(services(), leader, input)).rejects.toThrow(Conflict);
    expect(await lookUpCertificate(services(), slug)).toMatchObject({ status: "revoked" });
    const { entries } = await readLog(database.db, undefined);
    expect(entries[0]).toMatchObject({ event: "revoked", happenedOn: "2026-11-22" });
    await expect(
      database.db.transaction().execute((tx) => tx.deleteFrom("certification.public_log" as never).execute()),
    ).rejects.toThrow("permission denied");
  });
});

describe("results outside 3–4 stars", () => {
  it("from 90 points: the result is approved and the dossier goes to the ministry, without certificate", async () => {
    const { dossierId, productId } = await addClosedResult(database, { name: "Muối ớt", total: 92.4 });
    const refused = await prepareDecision(services(), officer, {
      kind: "recognition",
      dossierIds: [dossierId],
      requestId: "r",
    });
    expect(refused.ok).toBe(false);
    const made = await prepareDecision(services(), officer, {
      kind: "approval_for_ministry",
      dossierIds: [dossierId],
      requestId: "r",
    });
    if (!made.ok) throw new Error("refused");
    await submitDecision(services(), officer, { id: made.value.id, version: 1, requestId: "r" });
    const done = await approveDecision(services(), leader, signing(made.value.id, 2, "77/QĐ-UBND"));
    expect(done).toEqual({ ok: true, value: { certificates: 0 } });
    const [row] = await database.asOwner(
      "select status, (select count(*)::int from certification.recognitions where product_id = $2) as n from dossiers.dossiers where id = $1",
      [dossierId, productId],
    );
    expect(row).toEqual({ status: "sent_to_ministry", n: 0 });
  });

  it("below 50 points: commune and producer get the reasons", async () => {
    const { dossierId } = await addClosedResult(database, { name: "Tương", total: 44.5 });
    expect(
      (await notifyNotReached(services(), officer, { dossierIds: [dossierId], requestId: "r" })).ok,
    ).toBe(true);
    const [row] = await database.asOwner<{ body: string }>(
      "select body from certification.notices where dossier_id = $1",
      [dossierId],
    );
    expect(row?.body).toBe(
      "Sản phẩm đạt 44,50 điểm, chưa đủ điều kiện công nhận từ 3 sao.\n- Cần 50 điểm, còn thiếu 5,50 điểm.",
    );
  });
});
