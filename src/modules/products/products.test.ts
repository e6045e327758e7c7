import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileRoutes } from "#platform/files";
import { typedTexts } from "#platform/forms";
import { Conflict, NotAllowed } from "#platform/http";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { openBrowser, type TestBrowser } from "../producers/testing/browser.ts";
import { countingServices } from "../producers/testing/count-statements.ts";
import { makeProducer, ownerOf, people } from "../producers/testing/people.ts";
import { productsModule } from "./module.ts";
import { productPictures } from "./use-cases/file-owner.ts";
import { getProduct, listPictures, listVariants } from "./use-cases/get-product.ts";
import { listProductsFor } from "./use-cases/list-products.ts";
import { findProductByCode, issueProductCode, keepOldCode } from "./use-cases/product-codes.ts";
import { addVariant, variantFields } from "./use-cases/product-parts.ts";
import { addProduct, changeProduct, moveProduct, productFields } from "./use-cases/save-product.ts";

const database = withTestDatabase();
let services: ReturnType<typeof servicesFor>;
let browser: TestBrowser;
let producerId: string;
beforeAll(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T02:00:00Z" });
  const floor = { name: "floor", routes: fileRoutes({ owners: [productPictures] }) };
  browser = await openBrowser(services, [productsModule, floor]);
  producerId = await makeProducer(services);
});
afterAll(() => browser.close());

const typed = { ...typedTexts({}, productFields), name: "Cua biển Năm Căn", setCode: "QD26-02" };
const owner = () => ownerOf(producerId);

async function add(change: Partial<typeof typed> = {}): Promise<string> {
  const done = await addProduct(services, owner(), { producerId, typed: { ...typed, ...change } });
  if (!done.ok) throw new Error(JSON.stringify(done.faults));
  return done.value.id;
}

async function move(productId: string, action: string, actor = owner()) {
  const { version } = await getProduct(database.db, productId);
  return moveProduct(services, actor, { productId, version, action });
}

const faultsOf = (done: { ok: true } | { ok: false; faults: { field: string }[] }) =>
  done.ok ? [] : done.faults.map(({ field }) => field);

describe("describing a product", () => {
  test("starts as a draft in the producer's commune, with its sector from the set", async () => {
    const product = await getProduct(database.db, await add());
    expect(product).toMatchObject({
      status: "draft",
      sector: "I",
      setCode: "QD26-02",
      communeCode: "32014",
      motif: "crab",
    });
  });

  test.each([
    ["name", { name: "" }],
    ["name", { name: "x".repeat(100_000) }],
    ["setCode", { setCode: "QD26-99" }],
    ["setCode", { setCode: "QD781-01" }],
    ["gtin", { gtin: "8934563138166" }],
    ["story", { story: "dài ".repeat(5000) }],
  ])("refuses a wrong %s", async (field, change) => {
    expect(
      faultsOf(await addProduct(services, owner(), { producerId, typed: { ...typed, ...change } })),
    ).toEqual([field]);
  });

  test("an association takes part with tourism only", async () => {
    const centre = await makeProducer(services, { kind: "association", name: "Hội Du lịch sinh thái" });
    const as = (setCode: string) =>
      addProduct(services, ownerOf(centre), { producerId: centre, typed: { ...typed, setCode } });
    expect(faultsOf(await as("QD26-02"))).toEqual(["setCode"]);
    expect(faultsOf(await as("QD26-26"))).toEqual([]);
  });

  test("others may not add, change or show it; the commune may, in the producer's name", async () => {
    const productId = await add();
    for (const actor of [people.neighbour, people.provincial, people.member]) {
      await expect(addProduct(services, actor, { producerId, typed })).rejects.toThrow(NotAllowed);
      await expect(changeProduct(services, actor, { productId, version: 1, typed })).rejects.toThrow(
        NotAllowed,
      );
      await expect(move(productId, "activate", actor)).rejects.toThrow(NotAllowed);
    }
    expect(await move(productId, "activate", people.officer)).toBe("active");
    const [row] = await database.asOwner<{ on_behalf_of: string }>(
      "select on_behalf_of from audit.entries where subject_id = $1 order by seq desc limit 1",
      [productId],
    );
    expect(row?.on_behalf_of).toBe("HTX Ông Muộn");
  });

  test("two people at once: the second overwrites nothing", async () => {
    const productId = await add();
    const change = (name: string) =>
      changeProduct(services, owner(), { productId, version: 1, typed: { ...typed, name } });
    await change("Cua một");
    await expect(change("Cua hai")).rejects.toThrow(Conflict);
    expect((await getProduct(database.db, productId)).name).toBe("Cua một");
  });

  test("each change that the public may see is announced", async () => {
    const productId = await add();
    await move(productId, "activate");
    const rows = await database.asOwner(
      "select 1 from platform.events where name = 'products.changed' and payload->>'productId' = $1",
      [productId],
    );
    expect(rows.length).toBe(2);
  });
});

describe("status", () => {
  test("draft → shown → withdrawn → shown; a withdrawn product is not changed, unknown steps are refused", async () => {
    const productId = await add();
    expect(await move(productId, "activate")).toBe("active");
    await expect(move(productId, "activate")).rejects.toThrow(Conflict);
    await expect(move(productId, "change")).rejects.toThrow(Conflict);
    await expect(move(productId, "__proto__")).rejects.toThrow(Conflict);
    expect(await move(productId, "withdraw")).toBe("withdrawn");
    const { version } = await getProduct(database.db, productId);
    await expect(changeProduct(services, owner(), { productId, version, typed })).rejects.toThrow(Conflict);
    expect(await move(productId, "activate")).toBe("active");
  });
});

describe("variants", () => {
  const variant = {
    ...typedTexts({}, variantFields),
    name: "Hộp 1 kg",
    priceVnd: "350.000",
    gtin: "8934563138165",
  };
  test("are kept with price and code; a double, a wrong code or price is refused", async () => {
    const productId = await add();
    const put = async (change: Partial<typeof variant> = {}) => {
      const { version } = await getProduct(database.db, productId);
      return faultsOf(await addVariant(services, owner(), { productId, version }, { ...variant, ...change }));
    };
    expect(await put()).toEqual([]);
    expect(await put()).toEqual(["name"]);
    expect(await put({ name: "Hai", gtin: "123" })).toEqual(["gtin"]);
    expect(await put({ name: "Hai", priceVnd: "rẻ" })).toEqual(["priceVnd"]);
    expect(await put({ name: "Hai", priceVnd: "999999999999999" })).toEqual(["priceVnd"]);
    expect(
      (await listVariants(database.db, productId)).map(({ name, priceVnd }) => [name, priceVnd]),
    ).toEqual([["Hộp 1 kg", 350000]]);
  });
});

describe("pictures", () => {
  const photo = () =>
    sharp({ create: { width: 900, height: 600, channels: 3, background: "#2E6B3E" } })
      .jpeg()
      .toBuffer();
  const upload = async (productId: string, content: Buffer, name = "anh.jpg", type = "image/jpeg") => {
    const { version } = await getProduct(database.db, productId);
    const fields = { alt: "Cua trên bàn gỗ", version: String(version) };
    return browser.upload(
      `/lam-viec/san-pham/${productId}/hinh-anh`,
      fields,
      { field: "file", name, type, content },
      owner(),
    );
  };

  test("a draft's picture is for its own people; shown products show it to everybody", async () => {
    const productId = await add();
    expect((await upload(productId, await photo())).status).toBe(303);
    const [picture] = await listPictures(database.db, productId);
    const path = `/tep/${picture?.fileId}`;
    expect((await browser.get(path)).status).toBe(401);
    expect((await browser.get(path, people.neighbour)).status).toBe(403);
    expect((await browser.get(path, owner())).status).toBe(200);
    await move(productId, "activate");
    const shown = await browser.get(`${path}/anh-nho`);
    expect([shown.status, shown.headers["content-type"]]).toEqual([200, "image/webp"]);
  });

  test.each([
    ["a PDF", Buffer.from("%PDF-1.4\n%%EOF"), "a.pdf", "application/pdf"],
    [
      "an SVG",
      Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
      "a.svg",
      "image/svg+xml",
    ],
    ["a page named as a picture", Buffer.from("<html></html>"), "a.jpg", "image/jpeg"],
  ])("refuses %s", async (_what, content, name, type) => {
    const productId = await add();
    const answer = await upload(productId, content, name, type);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain("Cua trên bàn gỗ");
    expect(await listPictures(database.db, productId)).toEqual([]);
  });

  test("the first picture may be chosen, a removed one is gone", async () => {
    const productId = await add();
    await upload(productId, await photo());
    await upload(productId, await photo());
    const [first, second] = await listPictures(database.db, productId);
    const press = async (path: string) => {
      const { version } = await getProduct(database.db, productId);
      const page = `/lam-viec/san-pham/${productId}/hinh-anh`;
      return (await browser.post(`${page}/${path}`, { version: String(version) }, owner(), page)).status;
    };
    expect(await press(`${second?.id}/len-dau`)).toBe(303);
    expect((await listPictures(database.db, productId)).map(({ id }) => id)).toEqual([second?.id, first?.id]);
    expect(await press(`${first?.id}/bo`)).toBe(303);
    expect((await browser.get(`/tep/${first?.fileId}`, owner())).status).toBe(404);
    expect(await press(`${first?.id}/bo`)).toBe(404);
    expect(await press("khong-phai-id/bo")).toBe(404);
  });
});

describe("codes", () => {
  const issue = (productId: string, year: number) =>
    database.db
      .transaction()
      .execute((tx) => issueProductCode(tx, { productId, provinceCode: "96", communeCode: "32014", year }));

  test("the commune counts on in each year; many at once get different numbers; asked again, the same", async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => add()));
    const codes = await Promise.all(ids.map((id) => issue(id, 2026)));
    expect([...codes].sort()).toEqual([
      "96-32014-01-2026",
      "96-32014-02-2026",
      "96-32014-03-2026",
      "96-32014-04-2026",
    ]);
    expect(await issue(ids[0] ?? "", 2026)).toBe(codes[0]);
  });

  test("earlier codes stay known as aliases", async () => {
    const productId = await add();
    const first = await issue(productId, 2027);
    const second = await issue(productId, 2029);
    await database.db
      .transaction()
      .execute((tx) => keepOldCode(tx, { code: "CM-2020-7", productId, provinceCode: "96" }));
    for (const code of [first, second, "CM-2020-7"])
      expect((await findProductByCode(database.db, code))?.id).toBe(productId);
    expect(await findProductByCode(database.db, "96-32014-99-2026")).toBeUndefined();
  });
});

describe("lists and pages", () => {
  test("each sees the own area, with or without accents", async () => {
    await add({ name: "Bồn bồn muối chua" });
    const names = async (actor: ReturnType<typeof owner>) =>
      (await listProductsFor(services, actor, { text: "bon bon" })).lines.map(({ name }) => name);
    for (const actor of [owner(), people.officer, people.provincial])
      expect(await names(actor)).toEqual(["Bồn bồn muối chua"]);
    for (const actor of [people.neighbour, people.farOff]) expect(await names(actor)).toEqual([]);
  });

  test.each([
    ["/lam-viec/san-pham", 1],
    ["/lam-viec/san-pham?chu-the=:id", 2],
  ])("%s asks the database at most %i times", async (path, most) => {
    const counting = countingServices(services);
    const counted = await openBrowser(counting.services, [productsModule]);
    const shown = await counted.get(path.replace(":id", producerId), people.officer);
    await counted.close();
    expect([shown.status, counting.count() <= most]).toEqual([200, true]);
  });

  test("every page of a product opens for its owner, none for the next commune", async () => {
    const productId = await add({ name: "<img src=x onerror=alert(1)>" });
    const base = `/lam-viec/san-pham/${productId}`;
    for (const page of ["", "/thong-tin", "/quy-cach", "/vung-nguyen-lieu", "/hinh-anh"]) {
      const shown = await browser.get(base + page, owner());
      expect(shown.status).toBe(200);
      expect(shown.body).not.toContain("<img src=x");
      expect((await browser.get(base + page, people.neighbour)).status).toBe(403);
      expect((await browser.get(base + page)).status).toBe(303);
    }
    expect((await browser.get("/lam-viec/san-pham/la", owner())).status).toBe(404);
  });

  test("a refused form keeps what was typed", async () => {
    const story = "Kể: ' or 1=1; -- </textarea>";
    const fields = { ...typed, setCode: "", story, producerId };
    const answer = await browser.post(
      "/lam-viec/san-pham/moi",
      fields,
      owner(),
      `/lam-viec/san-pham/moi?chu-the=${producerId}`,
    );
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('href="#setCode"');
    expect(answer.body).toContain("Kể: ' or 1=1; -- &lt;/textarea>");
  });

  test("a material zone outside the list of communes is refused; a searched one is kept", async () => {
    const productId = await add();
    const page = `/lam-viec/san-pham/${productId}/vung-nguyen-lieu`;
    const zone = { name: "Ấp 5", areaHa: "12,5", version: "1" };
    expect((await browser.post(page, { ...zone, place: "00000" }, owner())).status).toBe(422);
    const found = await browser.post(page, { ...zone, find: "place", "place.q": "an xuyen" }, owner());
    expect(found.body).toContain("Phường An Xuyên");
    expect((await browser.post(page, { ...zone, place: "32002" }, owner())).status).toBe(303);
    expect((await browser.get(page, owner())).body).toContain("12,5 ha");
  });
});
