import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordPastRecognition } from "#modules/certification";
import { createProducer } from "#modules/producers";
import { createProduct, issueProductCode } from "#modules/products";
import { findCommune, findOldUnit, findProvince } from "#modules/territory";
import { createServer, type Services } from "#platform/http";
import { dispatchWaiting } from "#platform/jobs";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { rebuildCatalogue } from "./index.ts";
import { catalogueModule } from "./module.ts";

const database = withTestDatabase();
let services: Services;
let app: FastifyInstance;
let riceId = "";
let riceCode = "";
let statements = 0;
let revokedId = "";

const script = "<script>alert('x')</script>";

/** Three kinds of validity, one revoked, one never recognised, one that tries to break the page. */
beforeAll(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T03:00:00Z" });
  await keepUnits();
  await services.db.transaction().execute(async (tx) => {
    const maker = await createProducer(tx, {
      provinceCode: "96",
      communeCode: "32062",
      oldCommuneCode: "32056",
      kind: "cooperative",
      name: "HTX Hoà Bình",
      status: "active",
    });
    const add = async (name: string, more: object = {}) =>
      (
        await createProduct(tx, {
          producerId: maker.id,
          provinceCode: "96",
          name,
          sector: "I",
          setCode: "QD26-03",
          ...more,
        })
      ).id;
    const recognise = (productId: string, star: number, recognisedOn: string | null, year = 2024) =>
      recordPastRecognition(tx, {
        productId,
        producerId: maker.id,
        provinceCode: "96",
        star,
        recognisedOn,
        year,
        decisionNumber: "187/QĐ-UBND",
        source: "register",
      });
    riceId = await add("Gạo lúa tôm Hòa Lợi", { specification: "túi 5 kg", story: script });
    await recognise(riceId, 3, "2018-05-05", 2018);
    await recognise(riceId, 4, "2026-02-05", 2026);
    riceCode = await issueProductCode(tx, {
      productId: riceId,
      provinceCode: "96",
      communeCode: "32062",
      year: 2026,
    });
    await recognise(await add("Mật ong rừng"), 3, "2021-05-01", 2021);
    await recognise(await add("Muối trắng"), 3, null);
    const revoked = await recognise(await add("Mắm bị thu hồi"), 3, "2025-05-01", 2025);
    await add("Chưa được công nhận");
    await recognise(await add(`Bánh ${script}`, { description: script }), 5, "2026-03-01", 2026);
    for (let i = 0; i < 30; i++) await recognise(await add(`Khô cá số ${i}`), 3, "2025-01-01", 2025);
    revokedId = revoked.id;
  });
  await database.asOwner(
    `insert into certification.revocations (recognition_id, decision_number, revoked_on, ground, reason)
     values ($1, '990/QĐ-UBND', '2026-06-01', 5, 'không còn sản xuất')`,
    [revokedId],
  );
  await rebuildCatalogue(services);
  app = await createServer({
    services: { ...services, readDb: counting(services.readDb) },
    modules: [catalogueModule],
    authenticate: async () => null,
    describeAccount: async () => ({ unitName: "", roleName: "" }),
    assets: { css: "/theme.css", islands: {} },
    publicFolder: join(process.cwd(), "public"),
    demo: false,
  });
});
afterAll(() => app.close());

/** The places this file speaks of. */
async function keepUnits(): Promise<void> {
  const old = findOldUnit("commune", "32056");
  const units = [
    findProvince("96"),
    findCommune("32062"),
    old,
    findOldUnit("district", old?.parentCode ?? ""),
  ];
  for (const unit of units) {
    if (!unit) throw new Error("A unit is missing");
    await database.asOwner(
      "insert into territory.units (era, level, code, parent_code, province_code, name, full_name, type, slug) values ($1, $2, $3, $4, $5, $6, $7, $8, $3)",
      [
        unit.era,
        unit.level,
        unit.code,
        unit.parentCode,
        unit.provinceCode,
        unit.name,
        unit.fullName,
        unit.type,
      ],
    );
  }
}

function counting(db: Services["readDb"]): Services["readDb"] {
  return db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
}

interface Item {
  name: string;
  slug: string;
  star: number | null;
  validity: string;
}

async function names(query: string): Promise<string[]> {
  const answer = await app.inject(`/api/v1/products?limit=100${query}`);
  expect([query, answer.statusCode]).toEqual([query, 200]);
  return answer.json().items.map((item: Item) => item.name);
}

describe("search", () => {
  test.each(["hoa loi", "hòa lợi", "Hoà Lợi", "HÒA  LỢI", "lợi hòa", "gao tom"])(
    "finds the rice by %o",
    async (q) => {
      expect(await names(`&q=${encodeURIComponent(q)}`)).toEqual(["Gạo lúa tôm Hòa Lợi"]);
    },
  );

  test("finds by commune of today and by the commune before July 2025", async () => {
    expect(await names(`&q=${encodeURIComponent("gạo khánh lâm")}`)).toEqual(["Gạo lúa tôm Hòa Lợi"]);
    expect(await names(`&q=${encodeURIComponent("gao huyen u minh")}`)).toEqual(["Gạo lúa tôm Hòa Lợi"]);
  });

  test("finds by product code", async () =>
    expect(await names(`&q=${riceCode}`)).toEqual(["Gạo lúa tôm Hòa Lợi"]));

  test.each([
    "'; drop table catalogue.entries; --",
    script,
    "%",
    "_",
    "\\",
    "🍚",
    "a".repeat(200),
    "%00",
    "x ".repeat(99),
  ])("answers %o calmly on page and API", async (q) => {
    for (const path of ["/san-pham", "/tra-cuu", "/api/v1/products"]) {
      const answer = await app.inject(`${path}?q=${encodeURIComponent(q)}`);
      expect(answer.statusCode).toBeLessThan(400);
      if (answer.headers["content-type"]?.toString().startsWith("text/html"))
        expect(answer.body).not.toContain("<script>alert");
      else expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    }
    expect((await database.asOwner("select count(*)::int as n from catalogue.entries"))[0]?.n).toBe(35);
  });

  test("puts a hit in the name before a hit elsewhere", async () => {
    expect((await names("&q=banh"))[0]).toContain("Bánh");
  });
});

describe("the list", () => {
  test("leaves out what was never recognised and what was revoked", async () => {
    const all = await names("");
    expect(all).not.toContain("Chưa được công nhận");
    expect(all).not.toContain("Mắm bị thu hồi");
    expect(all).toHaveLength(34);
    expect(all.slice(0, 2)).toEqual([`Bánh ${script}`, "Gạo lúa tôm Hòa Lợi"]);
  });

  test("pages through everything once, whatever the sort", async () => {
    let url: string | null = "/api/v1/products?limit=7";
    const seen: string[] = [];
    while (url) {
      const { items, next }: { items: Item[]; next: string | null } = (await app.inject(url)).json();
      seen.push(...items.map((item) => item.slug));
      url = next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([34, 34]);
    for (const sort of ["ten", "moi", "sao"]) {
      let page: string | undefined = `/san-pham?xep=${sort}`;
      const links = new Set<string>();
      while (page) {
        const { body }: { body: string } = await app.inject(page);
        for (const [, slug = ""] of body.matchAll(/href="\/san-pham\/([^"]+)"/g)) links.add(slug);
        page = /href="(\/san-pham\?[^"]*sau=[^"]*)"/.exec(body)?.[1]?.replaceAll("&amp;", "&");
      }
      expect([sort, links.size]).toEqual([sort, 34]);
    }
  });

  test("filters by star, year, set, validity, place", async () => {
    expect(await names("&star=4")).toEqual(["Gạo lúa tôm Hòa Lợi"]);
    expect(await names("&year=2021")).toEqual(["Mật ong rừng"]);
    expect(await names("&year=2018")).toEqual(["Gạo lúa tôm Hòa Lợi"]);
    expect(await names("&set=QD26-01")).toEqual([]);
    expect(await names("&province=72")).toEqual([]);
    expect((await names("&province=96&commune=32062")).length).toBe(34);
    expect((await names("&valid=true")).length).toBe(32);
    expect((await names("&valid=1")).length).toBe(32);
    expect((await names("&valid=false")).sort()).toEqual(
      ["Muối trắng", "Mắm bị thu hồi", "Mật ong rừng"].sort(),
    );
  });

  test("shows the counts of every filter, its own group left aside", async () => {
    const { body } = await app.inject("/san-pham?sao=4");
    expect(body).toContain("1 sản phẩm");
    expect(body).toMatch(/facet-sao-3[\s\S]{0,1500}?facet-count">32</);
  });

  test("makes two statements a page, however many rows", async () => {
    statements = 0;
    await app.inject("/san-pham?tinh=96&xep=ten");
    expect(statements).toBe(2);
  });

  test("starts again from the first page after a cursor it did not write", async () => {
    expect((await app.inject("/san-pham?sau=abc")).statusCode).toBe(200);
  });

  test("says what to try when nothing is found", async () => {
    expect((await app.inject("/san-pham?q=zzzz")).body).toContain("Không thấy “zzzz”");
  });
});

describe("GET /api/v1/products", () => {
  test.each([
    ["limit=0", "limit"],
    ["limit=101", "limit"],
    ["star=6", "star"],
    ["province=caMau", "province"],
    ["commune=1", "commune"],
    ["set=QD26-27", "set"],
    ["year=26", "year"],
    ["valid=yes", "valid"],
    ["star=3&star=4", "star"],
    ["page=2", "page"],
    ["after=abc", "after"],
    [`q=${"a".repeat(201)}`, "q"],
  ])("refuses %s with its path", async (query, path) => {
    const answer = await app.inject(`/api/v1/products?${query}`);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().faults.map((fault: { path: string }) => fault.path)).toEqual([path]);
  });

  test.each([
    [5, "Gạo", "khong-phai-id"],
    [1e9, "Gạo", "01900000-0000-7000-8000-000000000000"],
    ["5", "Gạo", "01900000-0000-7000-8000-000000000000"],
    [5, "a\0b", "01900000-0000-7000-8000-000000000000"],
  ])("refuses the made-up cursor %s %s %s", async (...keys) => {
    const after = Buffer.from(JSON.stringify(keys)).toString("base64url");
    expect((await app.inject(`/api/v1/products?after=${after}`)).statusCode).toBe(422);
    expect((await app.inject(`/san-pham?sau=${after}`)).statusCode).toBe(200);
  });

  test("names every fault at once", async () => {
    expect((await app.inject("/api/v1/products?star=9&limit=x")).json().faults).toHaveLength(2);
  });

  test("keeps to its own schema and may be read from other sites", async () => {
    for (const [url, path] of [
      ["/api/v1/products", "/api/v1/products"],
      [`/api/v1/products/${riceCode}`, "/api/v1/products/:code"],
      ["/api/v1/products/gao-lua-tom-hoa-loi", "/api/v1/products/:code"],
    ]) {
      const answer = await app.inject(url ?? "");
      const docs = catalogueModule.routes.find((route) => route.path === path)?.docs;
      expect([url, docs?.response.safeParse(answer.json()).error]).toEqual([url, undefined]);
      expect(answer.headers["access-control-allow-origin"]).toBe("*");
    }
  });

  test.each(["96-99999-1-2026", "khong-co", "'; --"])("has no %s", async (code) => {
    expect((await app.inject(`/api/v1/products/${encodeURIComponent(code)}`)).statusCode).toBe(404);
  });
});

describe("public pages", () => {
  test("the product page shows star, validity, maker, old place, history, in one statement and without script", async () => {
    statements = 0;
    const { body } = await app.inject("/san-pham/gao-lua-tom-hoa-loi");
    expect(statements).toBe(1);
    for (const words of [
      "4 sao",
      "Còn hiệu lực đến 05/02/2029",
      "HTX Hoà Bình",
      "túi 5 kg",
      "187/QĐ-UBND",
      riceCode,
    ])
      expect(body).toContain(words);
    expect(body).toContain("trước 7/2025");
    expect(body).not.toContain("<script");
    expect(body).toContain("&lt;script");
  });

  test("says honestly what is expired, unknown and revoked", async () => {
    expect((await app.inject("/san-pham/mat-ong-rung")).body).toContain("Đã hết hạn");
    expect((await app.inject("/san-pham/muoi-trang")).body).toContain("Chưa rõ ngày hết hạn");
    const revoked = (await app.inject("/san-pham/mam-bi-thu-hoi")).body;
    expect(revoked).toContain("Đã bị thu hồi từ 01/06/2026");
    expect(revoked).toContain("không còn sản xuất");
  });

  test.each(["/", "/tra-cuu", "/san-pham", "/chu-the/htx-hoa-binh"])(
    "%s ships no script and sets no cookie",
    async (url) => {
      statements = 0;
      const answer = await app.inject(url);
      expect([answer.statusCode, answer.body.includes("<script"), answer.headers["set-cookie"]]).toEqual([
        200,
        false,
        undefined,
      ]);
      expect(statements).toBeLessThanOrEqual(2);
    },
  );

  test.each(["/san-pham/chua-duoc-cong-nhan", "/san-pham/x", "/chu-the/x"])("has no %s", async (url) => {
    expect((await app.inject(url)).statusCode).toBe(404);
  });

  test("one box leads a code to its product and words to the list", async () => {
    expect((await app.inject(`/tra-cuu?q=${riceCode}`)).headers.location).toBe(
      "/san-pham/gao-lua-tom-hoa-loi",
    );
    expect((await app.inject("/tra-cuu?q=mat%20ong")).headers.location).toBe("/san-pham?q=mat+ong");
  });

  test("tells search engines every product and keeps them out of the workspace", async () => {
    const { body } = await app.inject("/sitemap.xml");
    expect(body.match(/<loc>[^<]*\/san-pham\/[^<]+</g)).toHaveLength(35);
    expect((await app.inject("/robots.txt")).body).toContain("Disallow: /lam-viec");
  });
});

describe("keeping in step", () => {
  test("a change of the product reaches the public row through its event", async () => {
    await database.asOwner("update products.products set name = 'Gạo đổi tên' where id = $1", [riceId]);
    await services.db.transaction().execute(async (tx) => {
      const { announce } = await import("#platform/jobs");
      await announce(tx, "products.changed", { productId: riceId });
    });
    await dispatchWaiting(services, catalogueModule.listeners ?? []);
    expect(await names("&q=gao")).toEqual(["Gạo đổi tên"]);
  });

  test("a withdrawn product leaves the catalogue", async () => {
    await database.asOwner("update products.products set status = 'withdrawn' where id = $1", [riceId]);
    await rebuildCatalogue(services);
    expect((await app.inject("/san-pham/gao-lua-tom-hoa-loi")).statusCode).toBe(404);
  });
});
