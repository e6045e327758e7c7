import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { typedTexts } from "#platform/forms";
import { Conflict, NotAllowed } from "#platform/http";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { producersModule } from "./module.ts";
import { openBrowser, type TestBrowser } from "./testing/browser.ts";
import { countingServices } from "./testing/count-statements.ts";
import { makeProducer, openAccounts, ownerOf, people } from "./testing/people.ts";
import { changeProducer } from "./use-cases/change-producer.ts";
import { detailFields } from "./use-cases/check-producer.ts";
import { getProducer } from "./use-cases/get-producer.ts";
import { listProducersFor } from "./use-cases/list-producers.ts";
import { endMember, inviteMember, memberFields, viewMembers } from "./use-cases/members.ts";
import {
  currentRepresentative,
  representativeFields,
  saveRepresentative,
  viewRepresentative,
} from "./use-cases/representatives.ts";
import { latestWorkforces, saveWorkforce, workforceFields } from "./use-cases/workforces.ts";

const database = withTestDatabase();
const services = () => servicesFor(database.db, { now: "2026-11-22T02:00:00Z" });
let browser: TestBrowser;
let producerId: string;
beforeAll(async () => {
  browser = await openBrowser(services(), [producersModule]);
  producerId = await makeProducer(services());
});
afterAll(() => browser.close());

const details = {
  ...typedTexts({}, detailFields),
  kind: "cooperative",
  name: "HTX Ông Muộn",
  taxCode: "2000111222",
};
const versionNow = async () => (await getProducer(database.db, producerId)).version;
const actions = async (subject: string) => {
  const rows = await database.asOwner<{ action: string; on_behalf_of: string | null }>(
    "select action, on_behalf_of from audit.entries where subject_id = $1 order by seq desc limit 1",
    [subject],
  );
  return rows[0];
};

describe("general data", () => {
  test("the owner changes them; slugs stay", async () => {
    const before = await getProducer(database.db, producerId);
    const input = {
      producerId,
      version: before.version,
      typed: { ...details, about: "Nuôi cua\r\ntừ 2015" },
    };
    expect(await changeProducer(services(), ownerOf(producerId), input)).toEqual({
      ok: true,
      value: { id: producerId },
    });
    const after = await getProducer(database.db, producerId);
    expect(after).toMatchObject({ about: "Nuôi cua\ntừ 2015", taxCode: "2000111222", slug: before.slug });
    expect(await actions(producerId)).toEqual({ action: "producers.change", on_behalf_of: null });
  });

  test("the commune's officer is written down as acting for the producer", async () => {
    const input = { producerId, version: await versionNow(), typed: details };
    await changeProducer(services(), people.officer, input);
    expect(await actions(producerId)).toEqual({ action: "producers.change", on_behalf_of: "HTX Ông Muộn" });
  });

  test("two people at once: the second overwrites nothing", async () => {
    const version = await versionNow();
    await changeProducer(services(), ownerOf(producerId), {
      producerId,
      version,
      typed: { ...details, about: "Một" },
    });
    const late = changeProducer(services(), people.officer, {
      producerId,
      version,
      typed: { ...details, about: "Hai" },
    });
    await expect(late).rejects.toThrow(Conflict);
    expect((await getProducer(database.db, producerId)).about).toBe("Một");
  });

  test.each([
    ["the next commune", people.neighbour],
    ["the province", people.provincial],
    ["a council member", people.member],
    ["another producer", ownerOf("0192f0c1-2345-7abc-8def-0123456789ab")],
  ])("%s may not change them", async (_who, actor) => {
    const input = { producerId, version: await versionNow(), typed: details };
    await expect(changeProducer(services(), actor, input)).rejects.toThrow(NotAllowed);
  });

  test("a tax code of somebody else is refused", async () => {
    const twin = await makeProducer(services(), { name: "HTX khác", taxCode: "2000999888" });
    const input = { producerId, version: await versionNow(), typed: { ...details, taxCode: "2000999888" } };
    const done = await changeProducer(services(), ownerOf(producerId), input);
    expect(done.ok ? [] : done.faults.map(({ field }) => field)).toEqual(["taxCode"]);
    expect(twin).not.toBe(producerId);
  });

  test("names that fold alike get different addresses", async () => {
    const ids = await Promise.all([1, 2, 3].map(() => makeProducer(services(), { name: "Cơ sở Tư Hùng" })));
    const made = await Promise.all(ids.map((id) => getProducer(database.db, id)));
    expect(made.map(({ slug }) => slug).sort()).toEqual([
      "co-so-tu-hung",
      "co-so-tu-hung-2",
      "co-so-tu-hung-3",
    ]);
  });
});

describe("the representative", () => {
  const typed = { ...typedTexts({}, representativeFields), fullName: "Nguyễn Thị Lành", title: "Giám đốc" };
  const save = async (change: Partial<typeof typed>) =>
    saveRepresentative(services(), ownerOf(producerId), {
      producerId,
      version: await versionNow(),
      typed: { ...typed, ...change },
    });

  test("sex, ethnicity and disability are kept only with consent, with their purpose, and go when it goes", async () => {
    const silent = await save({ sex: "female", ethnicity: "Khmer" });
    expect(silent.ok ? [] : silent.faults.map(({ field }) => field)).toEqual(["consent"]);
    await save({ sex: "female", ethnicity: "Khmer", consent: "1" });
    const kept = await currentRepresentative(database.db, producerId);
    expect(kept).toMatchObject({
      sex: "female",
      ethnicity: "Khmer",
      purpose: expect.stringContaining("tiêu chí 3.2"),
    });
    await save({});
    const without = await currentRepresentative(database.db, producerId);
    expect(without).toMatchObject({ sex: null, ethnicity: null, purpose: null, consentedAt: null });
  });

  test("a new person ends the one before; one stays current", async () => {
    await save({ fullName: "Trần Văn Bé" });
    const rows = await database.asOwner(
      "select full_name from producers.representatives where producer_id = $1 and valid_to is null",
      [producerId],
    );
    expect(rows).toEqual([{ full_name: "Trần Văn Bé" }]);
  });

  test("an official's look leaves a row, the owner's does not; strangers see nothing", async () => {
    const count = async () =>
      (await database.asOwner("select 1 from audit.entries where action = 'producers.read-representative'"))
        .length;
    const before = await count();
    await viewRepresentative(services(), ownerOf(producerId), producerId);
    expect(await count()).toBe(before);
    await viewRepresentative(services(), people.provincial, producerId);
    expect(await count()).toBe(before + 1);
    await expect(viewRepresentative(services(), people.farOff, producerId)).rejects.toThrow(NotAllowed);
    await expect(viewRepresentative(services(), people.member, producerId)).rejects.toThrow(NotAllowed);
  });

  test("nothing of the person is in the public view", async () => {
    await save({ fullName: "Lý Thị Kín", sex: "female", ethnicity: "Hoa", consent: "1" });
    const [row] = await database.asOwner(
      "select to_jsonb(p)::text as row from producers.public_producers p where id = $1",
      [producerId],
    );
    expect(JSON.stringify(row)).not.toContain("Lý Thị Kín");
    expect(JSON.stringify(row)).not.toContain("2000111222");
  });
});

describe("workers and results", () => {
  const typed = { ...typedTexts({}, workforceFields), year: "2025", workers: "12", localWorkers: "9" };
  const save = async (change: Partial<typeof typed>) =>
    saveWorkforce(services(), ownerOf(producerId), {
      producerId,
      version: await versionNow(),
      typed: { ...typed, ...change },
    });

  test("a year told again replaces the number", async () => {
    await save({ revenueMillion: "1.250,5", profitMillion: "-20" });
    await save({ revenueMillion: "1.300" });
    expect(await latestWorkforces(database.db, producerId)).toEqual([
      {
        year: 2025,
        workers: 12,
        localWorkers: 9,
        femaleWorkers: null,
        insuredWorkers: null,
        revenueMillion: 1300,
        profitMillion: null,
      },
    ]);
  });

  test.each([
    ["localWorkers", { localWorkers: "13" }],
    ["insuredWorkers", { insuredWorkers: "99" }],
    ["workers", { workers: "mười hai" }],
    ["year", { year: "2027" }],
    ["year", { year: "20x5" }],
    ["revenueMillion", { revenueMillion: "-1" }],
    ["revenueMillion", { revenueMillion: "999999999999999999" }],
  ])("refuses a wrong %s", async (field, change) => {
    const done = await save(change);
    expect(done.ok ? [] : done.faults.map((fault) => fault.field)).toEqual([field]);
  });
});

describe("lists", () => {
  test("officials see their own area only, with or without accents", async () => {
    await makeProducer(services(), { name: "Hợp tác xã Đất Mũi", communeCode: "32244" });
    const names = async (actor: typeof people.officer, text: string) =>
      (await listProducersFor(services(), actor, { text })).producers.map(({ name }) => name);
    expect(await names(people.provincial, "dat mui")).toEqual(["Hợp tác xã Đất Mũi"]);
    expect(await names(people.officer, "dat mui")).toEqual([]);
    expect(await names(people.farOff, "")).toEqual([]);
    expect(await names(people.provincial, "%' or 1=1 --")).toEqual([]);
  });

  test("pages follow each other without gap or double", async () => {
    for (let at = 0; at < 30; at++) await makeProducer(services(), { name: `Trang trại ${at % 3}` });
    const seen: string[] = [];
    let cursor = "";
    do {
      const page = await listProducersFor(services(), people.provincial, { text: "trang trai", cursor });
      seen.push(...page.producers.map(({ id }) => id));
      cursor = page.next ?? "";
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([30, 30]);
  });
});

describe("statements", () => {
  test.each([
    ["/lam-viec/chu-the", 2],
    ["/lam-viec/chu-the?q=trang+trai", 2],
    ["/lam-viec/chu-the/dang-ky", 3],
    ["/lam-viec/kho-minh-chung?chu-the=:id", 3],
    ["/lam-viec/chu-the/:id", 4],
  ])("%s asks the database at most %i times", async (path, most) => {
    const counting = countingServices(services());
    const counted = await openBrowser(counting.services, [producersModule]);
    const shown = await counted.get(path.replace(":id", producerId), people.officer);
    await counted.close();
    expect([shown.status, counting.count() <= most]).toEqual([200, true]);
  });
});

describe("members", () => {
  test("the owner lets somebody in; an address in use is refused; others may not", async () => {
    const typed = { ...typedTexts({}, memberFields), displayName: "Phạm Út", email: "ut@example.vn" };
    const owner = ownerOf(producerId);
    await openAccounts(database, [owner]);
    const first = await inviteMember(services(), owner, { producerId, typed });
    expect(first.ok).toBe(true);
    const { members } = await viewMembers(services(), ownerOf(producerId), producerId);
    expect(members.map(({ email, role }) => [email, role])).toEqual([["ut@example.vn", "producer_member"]]);
    const again = await inviteMember(services(), ownerOf(producerId), { producerId, typed });
    expect(again.ok ? [] : again.faults.map(({ field }) => field)).toEqual(["email"]);
    await expect(inviteMember(services(), people.provincial, { producerId, typed })).rejects.toThrow(
      NotAllowed,
    );
  });

  const listed = async (id: string) =>
    (await viewMembers(services(), ownerOf(id), id)).members.map(({ email }) => email);

  test("somebody who has an account already works for two producers; an office's people do not", async () => {
    const second = await makeProducer(services(), { name: "HTX Thứ hai" });
    const owner = ownerOf(second);
    await openAccounts(database, [owner, people.officer]);
    await database.asOwner(
      `insert into identity.grants (id, account_id, role, unit_kind, unit_code, unit_name, province_code, valid_from)
       values (gen_random_uuid(), $1, 'commune_officer', 'commune', '32014', 'Xã', '96', '2026-01-01')`,
      [people.officer.accountId],
    );
    const typed = (email: string) => ({ ...typedTexts({}, memberFields), displayName: "Phạm Út", email });
    const known = { producerId: second, typed: typed("ut@example.vn") };
    expect((await inviteMember(services(), owner, known)).ok).toBe(true);
    expect(await listed(second)).toEqual(["ut@example.vn"]);
    const office = { producerId: second, typed: typed(`${people.officer.accountId}@example.vn`) };
    const refused = await inviteMember(services(), owner, office);
    expect(refused.ok ? [] : refused.faults.map(({ field }) => field)).toEqual(["email"]);
    expect(await listed(second)).toEqual(["ut@example.vn"]);
  });

  test("the owner ends a membership, once and only at home", async () => {
    const owner = ownerOf(producerId);
    await openAccounts(database, [owner]);
    const { members } = await viewMembers(services(), owner, producerId);
    const member = { producerId, accountId: members[0]?.id ?? "" };
    await expect(endMember(services(), people.neighbour, member)).rejects.toThrow(NotAllowed);
    await endMember(services(), owner, member);
    expect(await listed(producerId)).toEqual([]);
    await expect(endMember(services(), owner, member)).rejects.toThrow(Conflict);
    await expect(endMember(services(), owner, { producerId, accountId: "x" })).rejects.toThrow(Conflict);
  });
});

describe("pages", () => {
  const pages = ["", "/thong-tin", "/dai-dien", "/lao-dong-ket-qua", "/thanh-vien"];
  test.each(pages)(
    "…/chu-the/:id%s opens for the owner and the commune, not for the next one",
    async (page) => {
      const path = `/lam-viec/chu-the/${producerId}${page}`;
      expect((await browser.get(path, ownerOf(producerId))).status).toBe(200);
      expect((await browser.get(path, people.officer)).status).toBe(200);
      expect((await browser.get(path, people.neighbour)).status).toBe(403);
      expect((await browser.get(path)).status).toBe(302 + 1);
    },
  );

  test("a refused form keeps what was typed and says what to mend", async () => {
    const path = `/lam-viec/chu-the/${producerId}/thong-tin`;
    const fields = {
      ...details,
      website: "javascript:alert(1)",
      about: "</textarea><script>x</script>",
      version: "1",
    };
    const answer = await browser.post(path, fields, ownerOf(producerId));
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('href="#website"');
    expect(answer.body).toContain("&lt;/textarea>&lt;script>x&lt;/script>");
  });

  test("a form with a strange version is a conflict, not a fault of ours", async () => {
    const path = `/lam-viec/chu-the/${producerId}/thong-tin`;
    for (const version of ["", "abc", "99999999999999999999"]) {
      expect((await browser.post(path, { ...details, version }, ownerOf(producerId))).status).toBe(409);
    }
  });

  test("a producer of a split commune is asked which part, and answers once", async () => {
    const id = await makeProducer(services(), {
      name: "HTX Bồn bồn Đông Hưng",
      communeCode: null,
      oldCommuneCode: "32146",
    });
    const path = `/lam-viec/chu-the/${id}/noi-hoat-dong`;
    const asked = await browser.get(path, ownerOf(id));
    const [first = "", ...others] = [...asked.body.matchAll(/value="(\d{5})"/g)].map((found) => found[1]);
    expect([asked.status, others.length > 0]).toEqual([200, true]);
    const wrong = await browser.post(path, { place: "32244", version: "1" }, ownerOf(id));
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('href="#place"');
    expect((await browser.post(path, { place: first, version: "1" }, ownerOf(id), path)).status).toBe(303);
    expect((await getProducer(database.db, id)).communeCode).toBe(first);
    expect((await browser.post(path, { place: first, version: "2" }, ownerOf(id))).status).toBe(409);
  });

  test("my own producer is one click away", async () => {
    const answer = await browser.get("/lam-viec/co-so", ownerOf(producerId));
    expect([answer.status, answer.location]).toEqual([303, `/lam-viec/chu-the/${producerId}`]);
  });
});
