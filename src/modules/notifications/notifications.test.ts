import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "#platform/db";
import type { Services } from "#platform/http";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { letters } from "./domain/letters.ts";
import { sendLetter } from "./use-cases/send-letter.ts";
import { writeLetters } from "./use-cases/write-letters.ts";

const database = withTestDatabase();
const [producerId, productId, dossierId] = [uuidv7(), uuidv7(), uuidv7()];
let services: Services;

async function person(name: string, role: string, unitKind: string, unitCode: string): Promise<string> {
  const id = uuidv7();
  await database.asOwner(
    "insert into identity.accounts (id, email, display_name, status) values ($1, $2, $3, 'active')",
    [id, `${name}@thu.vn`, name],
  );
  await database.asOwner(
    "insert into identity.grants (id, account_id, role, unit_kind, unit_code, valid_from) values ($1, $2, $3, $4, $5, '2026-01-01')",
    [uuidv7(), id, role, unitKind, unitCode],
  );
  return id;
}

const accounts: Record<string, string> = {};

beforeAll(async () => {
  services = servicesFor(database.db, { env: { SAOQUE_ORIGIN: "https://saoque.example" } });
  await database.asOwner(
    "insert into producers.producers (id, province_code, commune_code, kind, name, slug) values ($1, '96', '32065', 'cooperative', 'HTX Trí Lực', 'tri-luc')",
    [producerId],
  );
  await database.asOwner(
    "insert into products.products (id, producer_id, province_code, commune_code, name, slug, sector, set_code) values ($1, $2, '96', '32065', 'Gạo sạch', 'gao-sach', 'I', 'QD26-03')",
    [productId, producerId],
  );
  await database.asOwner(
    `insert into dossiers.dossiers (id, kind, product_id, producer_id, province_code, commune_code, rule_set, set_code, target_star, status, receipt_number)
     values ($1, 'first', $2, $3, '96', '32065', '26/2026', 'QD26-03', 3, 'commune_returned', '07/PĐK-96-32065-2026')`,
    [dossierId, productId, producerId],
  );
  await database.asOwner(
    "insert into dossiers.returns (id, dossier_id, level, reason, respond_by) values ($1, $2, 'commune', 'BÍ MẬT: giấy của bà Nguyễn Thị X', '2026-12-05')",
    [uuidv7(), dossierId],
  );
  accounts.owner = await person("chu-the", "producer_owner", "producer", producerId);
  accounts.commune = await person("can-bo-xa", "commune_officer", "commune", "32065");
  accounts.province = await person("can-bo-tinh", "province_officer", "province", "96");
  accounts.stranger = await person("xa-khac", "commune_officer", "commune", "32062");
});

type Fact = Parameters<typeof writeLetters>[3];

async function told(eventId: string, action: Fact["action"], to: Fact["to"]): Promise<string[]> {
  const fact = { dossierId, producerId, communeCode: "32065", provinceCode: "96", action, to };
  await database.db.transaction().execute((tx) => writeLetters(services, tx, eventId, fact));
  const rows = await database.asOwner<{ account_id: string }>(
    "select account_id from notifications.letters where event_id = $1",
    [eventId],
  );
  return rows
    .map((row) => Object.keys(accounts).find((name) => accounts[name] === row.account_id) ?? "?")
    .sort();
}

describe("letters about a step of a dossier", () => {
  it.each([
    ["submit", "submitted", ["commune", "owner"]],
    ["returnByCommune", "commune_returned", ["owner"]],
    ["answerReturn", "submitted", ["commune"]],
    ["answerReturn", "forwarded", ["province"]],
    ["forward", "forwarded", ["owner", "province"]],
    ["acceptByProvince", "province_accepted", ["commune", "owner"]],
    ["reject", "rejected", ["commune", "owner"]],
    ["recordResult", "scored", []],
    ["recognise", "recognised", []],
    ["withdraw", "withdrawn", []],
  ] as const)("%s → %s reaches those it concerns and nobody else", async (action, to, people) => {
    expect(await told(uuidv7(), action, to)).toEqual(people);
  });

  it("names product, receipt and day, gives the address, and keeps the reason behind the sign-in", async () => {
    const eventId = uuidv7();
    await told(eventId, "returnByCommune", "commune_returned");
    const [row] = await database.asOwner<{ subject: string; body: string }>(
      "select subject, body from notifications.letters where event_id = $1",
      [eventId],
    );
    expect(row?.subject).toBe("Cần bổ sung hồ sơ OCOP: Gạo sạch");
    expect(row?.body).toContain("07/PĐK-96-32065-2026");
    expect(row?.body).toContain("trước hết ngày 05/12/2026");
    expect(row?.body).toContain(`https://saoque.example/lam-viec/ho-so/${dossierId}`);
    expect(row?.body).not.toContain("BÍ MẬT");
  });

  it("is written once and sent once, however often the fact or the job comes", async () => {
    const eventId = uuidv7();
    await told(eventId, "returnByCommune", "commune_returned");
    expect(await told(eventId, "returnByCommune", "commune_returned")).toEqual(["owner"]);
    const [letter] = await database.asOwner<{ id: string }>(
      "select id from notifications.letters where event_id = $1",
      [eventId],
    );
    const jobs = await database.asOwner<{ n: number }>(
      "select count(*)::int as n from graphile_worker._private_jobs where payload->>'letterId' = $1",
      [letter?.id],
    );
    expect(jobs).toEqual([{ n: 1 }]);
    await Promise.all([1, 2].map(() => sendLetter(services, { letterId: letter?.id })));
    await sendLetter(services, { letterId: letter?.id });
    const folder = join(services.config.SAOQUE_DATA, "mail");
    const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    expect(mails.length).toBe(1);
    expect(mails[0]).toContain("chu-the@thu.vn");
  });

  it("goes to no account that was closed", async () => {
    const eventId = uuidv7();
    await told(eventId, "acceptByCommune", "commune_accepted");
    await database.asOwner("update identity.accounts set status = 'disabled' where id = $1", [
      accounts.owner,
    ]);
    const [letter] = await database.asOwner<{ id: string }>(
      "select id from notifications.letters where event_id = $1",
      [eventId],
    );
    await sendLetter(services, { letterId: letter?.id });
    const rows = await database.asOwner("select sent_at from notifications.letters where event_id = $1", [
      eventId,
    ]);
    expect(rows).toEqual([{ sent_at: null }]);
  });

  it("has a subject and a sentence for each step it tells of", () => {
    const step = { product: "Gạo", producer: "HTX", receipt: null, answerBy: null };
    for (const byAddressee of Object.values(letters)) {
      for (const words of Object.values(byAddressee)) {
        const { subject, text } = words(step);
        expect(subject).toMatch(/: Gạo$/);
        expect(text).toMatch(/^\p{Lu}.*\.$/u);
      }
    }
  });
});
