import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "#platform/db";
import type { Services } from "#platform/http";
import { dispatchWaiting } from "#platform/jobs";
import { type Notice, tell } from "#platform/notices";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { notificationsModule } from "./module.ts";
import { sendLetter } from "./use-cases/send-letter.ts";
import { writeNotice } from "./use-cases/write-notice.ts";

const database = withTestDatabase();
const producerId = uuidv7();
const ids: Record<string, string> = {};
let services: Services;

async function person(name: string, grants: [string, string, string][], status = "active"): Promise<void> {
  const id = uuidv7();
  await database.asOwner(
    "insert into identity.accounts (id, email, display_name, status) values ($1, $2, $3, $4)",
    [id, `${name}@thu.vn`, `Người ${name}`, status],
  );
  for (const [role, unitKind, unitCode] of grants)
    await database.asOwner(
      "insert into identity.grants (id, account_id, role, unit_kind, unit_code, valid_from) values ($1, $2, $3, $4, $5, '2026-01-01')",
      [uuidv7(), id, role, unitKind, unitCode],
    );
  ids[name] = id;
}

beforeAll(async () => {
  services = servicesFor(database.db, { env: { SAOQUE_ORIGIN: "https://saoque.example" } });
  await person("chu-the", [["producer_owner", "producer", producerId]]);
  await person("thanh-vien", [["producer_member", "producer", producerId]]);
  await person("hai-vai", [
    ["province_officer", "province", "96"],
    ["province_leader", "province", "96"],
  ]);
  await person("tinh-khac", [["province_officer", "province", "80"]]);
  await person("khong-vai", []);
  await person("da-khoa", [["province_officer", "province", "96"]], "disabled");
});

const about = { kind: "task", id: uuidv7() };
const notice = (to: Notice["to"]): Notice => ({
  about,
  to,
  subject: "Nhiệm vụ mới",
  body: "Có một nhiệm vụ mới.\nHạn: 30/11/2026.",
  href: "/lam-viec/nhiem-vu/1",
});

async function toldTo(to: Notice["to"], eventId = uuidv7()): Promise<string[]> {
  await database.db.transaction().execute((tx) => writeNotice(services, tx, eventId, notice(to)));
  const rows = await database.asOwner<{ account_id: string }>(
    "select account_id from notifications.letters where event_id = $1",
    [eventId],
  );
  return rows
    .map(({ account_id }) => Object.keys(ids).find((name) => ids[name] === account_id) ?? "?")
    .sort();
}

describe("letters that a module asks for", () => {
  it("reach a person with or without a role", async () => {
    expect(
      await toldTo([{ accountId: ids["khong-vai"] ?? "" }, { accountId: ids["hai-vai"] ?? "" }]),
    ).toEqual(["hai-vai", "khong-vai"]);
  });

  it("reach everyone of a producer", async () => {
    expect(await toldTo([{ producerId }])).toEqual(["chu-the", "thanh-vien"]);
  });

  it("reach a role in its unit, not elsewhere and not a closed account", async () => {
    const officers = { role: "province_officer", unitKind: "province", unitCode: "96" };
    expect(await toldTo([officers])).toEqual(["hai-vai"]);
  });

  it("reach a person once who is meant in several ways, also when the fact comes again", async () => {
    const of96 = (role: string) => ({ role, unitKind: "province", unitCode: "96" });
    const to = [of96("province_officer"), of96("province_leader"), { accountId: ids["hai-vai"] ?? "" }];
    const eventId = uuidv7();
    expect(await toldTo(to, eventId)).toEqual(["hai-vai"]);
    expect(await toldTo(to, eventId)).toEqual(["hai-vai"]);
  });

  it("are nobody's when nobody is meant", async () => {
    expect(await toldTo([])).toEqual([]);
  });

  it("go out through the outbox with greeting, body and the whole address", async () => {
    await database.db
      .transaction()
      .execute((tx) => tell(tx, { ...notice([{ producerId }]), subject: "Lớp tập huấn mới" }));
    await dispatchWaiting(services, notificationsModule.listeners ?? []);
    const rows = await database.asOwner<{ id: string; about_kind: string; about_id: string; href: string }>(
      "select id, about_kind, about_id, href from notifications.letters where subject = 'Lớp tập huấn mới' and account_id = $1",
      [ids["chu-the"]],
    );
    expect(rows).toEqual([
      { id: rows[0]?.id, about_kind: "task", about_id: about.id, href: "/lam-viec/nhiem-vu/1" },
    ]);
    await sendLetter(services, { letterId: rows[0]?.id });
    const folder = join(services.config.SAOQUE_DATA, "mail");
    const mail = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    expect(mail.length).toBe(1);
    expect(mail[0]).toContain("chu-the@thu.vn");
    const [row] = await database.asOwner<{ body: string }>(
      "select body from notifications.letters where id = $1",
      [rows[0]?.id],
    );
    expect(row?.body).toBe(
      "Kính gửi Người chu-the,\n\nCó một nhiệm vụ mới.\n\nHạn: 30/11/2026.\n\nMở trên SaoQuê: https://saoque.example/lam-viec/nhiem-vu/1\n\nSaoQuê – nền tảng Chương trình Mỗi xã một sản phẩm",
    );
  });
});
