import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loadRegister } from "#modules/certification";
import {
  computeFigures,
  type Figure,
  loadPlanningHistory,
  type UnitScope,
  viewResults,
} from "#modules/planning";
import type { Actor, Services } from "#platform/http";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { territoryModule } from "../modules/territory/module.ts";
import { loadArticles } from "./demo/load-articles.ts";

const database = withTestDatabase();
const inProvince = (code: string): Actor =>
  testActor("Cán bộ OCOP", {
    role: "province_officer",
    unitKind: "province",
    unitCode: code,
    provinceCode: code,
  });
const caMau = { era: "pre2025", level: "province", code: "96" } as const;
const tayNinh = { era: "pre2025", level: "province", code: "72" } as const;
let services: Services;

beforeAll(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T03:00:00Z" });
  await territoryModule.loadReference?.(database.db);
  await loadRegister(services);
  await loadArticles(services);
  await loadPlanningHistory(services);
});

interface Asked {
  code: string;
  unit: UnitScope;
  fromOn?: string;
  toOn: string;
  star?: string;
}

async function figureOf({ code, unit, fromOn = "2018-01-01", toOn, star }: Asked): Promise<Figure> {
  const filter = star ? { star: [star] } : {};
  const [figure] = await computeFigures(services.readDb, [{ code, filter, fromOn, toOn }], { unit });
  if (!figure) throw new Error(`No figure ${code}`);
  return figure;
}

async function targetsOf(title: string, actor: Actor, asOf: string) {
  const [plan] = await database.asOwner<{ id: string }>("select id from planning.plans where title like $1", [
    `${title}%`,
  ]);
  const { results } = await viewResults(services, actor, { planId: plan?.id ?? "", asOf });
  return new Map(results.map((each) => [each.target.wording ?? "", each]));
}

const year2021 = { fromOn: "2021-01-01", toOn: "2021-12-31" };

describe("Cà Mau 2021, from the records", () => {
  it("recognised 44 products of 25 producers, all at three stars", async () => {
    expect((await figureOf({ code: "products.new", unit: caMau, ...year2021 })).value).toBe(44);
    expect((await figureOf({ code: "products.new", unit: caMau, ...year2021, star: "3" })).value).toBe(44);
    expect((await figureOf({ code: "producers.recognised", unit: caMau, ...year2021 })).value).toBe(25);
  });

  it("stands at 147 % of the plan's 30, under plan 47/KH-UBND", async () => {
    const targets = await targetsOf(
      "Kế hoạch thực hiện Chương trình OCOP tỉnh Cà Mau năm 2021",
      inProvince("96"),
      "2021-12-31",
    );
    const recognised = targets.get("Công nhận mới ít nhất 30 sản phẩm 3–4 sao.");
    expect(recognised).toMatchObject({ light: "met", figure: { value: 44, origin: "records" } });
    expect(Math.round(recognised?.percent ?? 0)).toBe(147);
  });

  it("shows the 77 published beside what the register holds, and the difference", async () => {
    const figure = await figureOf({ code: "products.cumulative", unit: caMau, toOn: "2021-12-31" });
    expect(figure.origin).toBe("records");
    expect(figure.told?.value).toBe(77);
    expect(figure.told?.source).toContain("Cà Mau năm 2021");
    // The public list names one of the 33 products of 2020.
    expect(figure.recorded).toBe(45);
    expect((figure.told?.value ?? 0) - (figure.recorded ?? 0)).toBe(32);
  });

  it("tells 29 organisations beside the 25 recorded", async () => {
    const figure = await figureOf({ code: "producers.raised", unit: caMau, ...year2021 });
    expect([figure.value, figure.origin, figure.told?.value]).toEqual([25, "records", 29]);
  });
});

describe("Cà Mau 2020, from the article", () => {
  const year2020 = { fromOn: "2020-01-01", toOn: "2020-12-31" };

  it.each([
    ["training.classes", 11],
    ["training.attendances", 364],
    ["cycle.candidates", 33],
    ["cycle.candidate-producers", 25],
  ])("%s is told as %i where no records exist", async (code, value) => {
    const figure = await figureOf({ code, unit: caMau, ...year2020 });
    expect(figure).toMatchObject({ value, origin: "manual" });
    expect(figure.told?.source).toContain("Tăng tốc OCOP");
  });
});

describe("Cà Mau's models of 2020", () => {
  it("are nine by name, as told, and the village scheme is one of 2021", async () => {
    const today = { era: "2025", level: "province", code: "96" } as const;
    const [told, of2020, of2021] = await Promise.all([
      figureOf({ code: "cycle.pilots", unit: caMau, fromOn: "2020-01-01", toOn: "2020-12-31" }),
      figureOf({ code: "cycle.pilots", unit: today, fromOn: "2020-01-01", toOn: "2020-12-31" }),
      figureOf({ code: "cycle.pilots", unit: today, ...year2021 }),
    ]);
    expect([told.told?.value, told.recorded, of2020.value, of2021.value]).toEqual([9, 9, 9, 1]);
  });
});

describe("Tây Ninh in the middle of 2022", () => {
  const day = { unit: tayNinh, toOn: "2022-06-24" } as const;

  it("is published as 27 = 5 four-star + 22 three-star, with what the register holds beside it", async () => {
    const [all, four, three] = await Promise.all([
      figureOf({ code: "products.cumulative", ...day }),
      figureOf({ code: "products.cumulative", ...day, star: "4" }),
      figureOf({ code: "products.cumulative", ...day, star: "3" }),
    ]);
    expect([all.told?.value, four.told?.value, three.told?.value]).toEqual([27, 5, 22]);
    expect((four.told?.value ?? 0) + (three.told?.value ?? 0)).toBe(all.told?.value);
    // The public list holds the nine products of 2020 only.
    expect([all.recorded, four.recorded, three.recorded]).toEqual([9, 2, 7]);
  });

  it("tells six rented booths", async () => {
    const figure = await figureOf({ code: "promotion.booths", ...day, fromOn: "2022-01-01" });
    expect(figure).toMatchObject({ value: 6, origin: "manual" });
  });

  it("has the scheme 1391/QĐ-UBND and the targets of 2022", async () => {
    const rows = await database.asOwner(
      "select number, decided_on::text from planning.plans where old_province_code = '72' and number is not null",
    );
    expect(rows).toEqual([{ number: "1391/QĐ-UBND", decided_on: "2020-07-06" }]);
    const targets = await targetsOf("Chỉ tiêu OCOP tỉnh Tây Ninh năm 2022", inProvince("80"), "2022-12-31");
    expect([...targets.values()].map(({ target }) => [target.low, target.high])).toEqual([
      [15, 20],
      [2, null],
      [42, 47],
      [7, null],
    ]);
  });
});

describe("Cà Mau until July 2023", () => {
  it.each([
    ["products.cumulative", undefined, 128],
    ["products.cumulative", "4", 6],
    ["products.cumulative", "3", 122],
    ["producers.cumulative", undefined, 61],
  ])("%s at %s stars is published as %i beside the records", async (code, star, told) => {
    const figure = await figureOf({ code, unit: caMau, toOn: "2023-07-31", ...(star ? { star } : {}) });
    expect(figure.told?.value).toBe(told);
    // What the public list lacks is shown, not filled in.
    expect(figure.recorded).toBeLessThan(told);
  });

  it("has every target of plan 2822/QĐ-UBND", async () => {
    const targets = await targetsOf(
      "Kế hoạch Chương trình OCOP tỉnh Cà Mau đến năm 2025",
      inProvince("96"),
      "2025-12-31",
    );
    expect([...targets.values()].map(({ target }) => [target.indicator, target.low])).toEqual([
      ["products.cumulative", 5],
      ["products.cumulative", 197],
      ["producers.cooperative-share", 30],
      ["producers.enterprise-share", 12],
      ["producers.circular-share", 5],
      ["training.worker-share", 100],
      ["producers.modern-share", 100],
    ]);
    for (const { light, reason } of targets.values())
      expect([light.length > 0, reason.length > 0]).toEqual([true, true]);
  });
});

describe("the whole published list", () => {
  it("stands line by line with its source, and a second loading adds nothing", async () => {
    const [count] = await database.asOwner<{ count: string }>(
      "select count(*) from planning.manual_values where entered_by is null and source <> ''",
    );
    // 239 published lines and five totals of the articles.
    expect(Number(count?.count)).toBe(244);
    expect(await loadPlanningHistory(services)).toEqual({ plans: 0, figures: 0 });
  });

  it("puts every figure of an old province under its successor of today", async () => {
    const rows = await database.asOwner<{ unit_code: string; province_code: string }>(
      "select distinct unit_code, province_code from planning.manual_values where era = 'pre2025' and unit_code in ('95', '72', '89')",
    );
    expect(
      Object.fromEntries(rows.map(({ unit_code, province_code }) => [unit_code, province_code])),
    ).toEqual({
      72: "80",
      89: "91",
      95: "96",
    });
  });
});

/** One row of the articles, the record it is held in, and what that record says; text stands where no record fits. */
type Fact = readonly [row: string, query: string, held: readonly string[]];

const targetsIn = (title: string) =>
  `select t.indicator || coalesce(' ' || (t.filter ->> 'star'), '') || ' ' || trim_scale(t.low) || coalesce('–' || trim_scale(t.high), '')
   from planning.targets t join planning.plans p on p.id = t.plan_id where p.title like '${title}%' order by t.position`;
const wordsIn = (title: string, ...words: string[]) =>
  `select word from planning.plans p, unnest(array['${words.join("','")}']) word
   where p.title like '${title}%' and position(word in concat_ws(' ', p.basis, p.solutions)) > 0`;
const stands = (title: string, ...words: string[]) => [wordsIn(title, ...words), words] as const;
const toldBy = (source: string, ...indicators: string[]) =>
  `select indicator || ' ' || trim_scale(value) from planning.manual_values
   where source like '%${source}%' and indicator in ('${indicators.join("','")}') and filter = '{}' order by 1`;

const plan2021 = "Kế hoạch thực hiện Chương trình OCOP tỉnh Cà Mau năm 2021";
const plan2022 = "Chỉ tiêu OCOP tỉnh Cà Mau năm 2022";
const plan2025 = "Kế hoạch Chương trình OCOP tỉnh Cà Mau đến năm 2025";
const tayNinh2022 = "Chỉ tiêu OCOP tỉnh Tây Ninh năm 2022";
const decisionOf = (title: string) =>
  `select number || ', ' || decided_on from planning.plans where title like '${title}%'`;
const letter = "from directives.documents where number = 'không rõ số'";
const tasks = `select a.name || ': ' || t.title || ' ' || t.due_on from directives.tasks t join directives.agencies a on a.id = t.agency_id
  where t.document_id = (select id ${letter})`;
const inLetter = (...words: string[]) =>
  [
    `select word from directives.documents d, unnest(array['${words.join("','")}']) word
     where d.number = 'không rõ số' and position(word in d.abstract || ' ' || d.note) > 0`,
    words,
  ] as const;

const wordsInClass = (...words: string[]) =>
  `select word from training.classes c, unnest(array['${words.join("','")}']) word
   where c.year = 2023 and position(word in c.note) > 0`;

const facts: readonly Fact[] = [
  ["A plan", decisionOf(plan2021), ["47/KH-UBND, 2021-03-29"]],
  [
    "A targets 2021",
    targetsIn(plan2021),
    [
      "products.developed 40",
      'products.new ["3", "4"] 30',
      'products.upgraded ["4"] 3',
      "producers.raised 28–30",
      "training.official-share 100",
      "training.leader-share 100",
      "training.worker-share 50",
    ],
  ],
  [
    "A results 2021",
    `${toldBy("Cà Mau năm 2021", "products.new", "producers.raised").replace(" order by 1", "")}
     union all select pilot_kind from cycle.candidates where year = 2021 and pilot_kind = 'tourism_village'`,
    ["producers.raised 29", "products.new 44", "tourism_village"],
  ],
  ["A hindrance", ...stands(plan2022, "dịch bệnh", "không tập huấn được chủ thể", "phương án kinh doanh")],
  [
    "A support given",
    ...stands(plan2021, "bao bì", "phương án kinh doanh", "truy xuất nguồn gốc", "xúc tiến thương mại"),
  ],
  [
    "A targets 2022",
    `select * from (${targetsIn(plan2022)}) t union all ${wordsIn(plan2022, "điểm trưng bày", "77 sản phẩm")}`,
    [
      "products.developed 40",
      'products.new ["3", "4"] 30',
      'products.upgraded ["4"] 3',
      "điểm trưng bày",
      "77 sản phẩm",
    ],
  ],
  ["A ceremony", ...stands(plan2022, "44 sản phẩm 3 sao của 25 chủ thể", "bằng khen tập thể, cá nhân")],
  [
    "B directive",
    `select issuer || ', ' || kind ${letter}
     union all select title from directives.tasks where title like 'Đánh giá, chấm điểm cấp huyện%'
     union all select title from directives.tasks where title like '%cấp tỉnh trong tháng 11/2020'`,
    [
      "Chủ tịch UBND tỉnh Cà Mau, letter",
      "Đánh giá, chấm điểm cấp huyện và hoàn thiện hồ sơ sản phẩm",
      "Chuẩn bị đánh giá, phân hạng cấp tỉnh trong tháng 11/2020",
    ],
  ],
  [
    "B deadlines",
    `${tasks} and a.name like 'Sở%' order by t.due_on, t.title limit 2`,
    [
      "Sở Nông nghiệp và Phát triển nông thôn tỉnh Cà Mau: Trình Chủ tịch Hội đồng duyệt chương trình, kịch bản và điều kiện của phiên họp 2020-11-14",
      "Sở Nông nghiệp và Phát triển nông thôn tỉnh Cà Mau: Chuẩn bị đánh giá, phân hạng cấp tỉnh trong tháng 11/2020 2020-11-30",
    ],
  ],
  [
    "B districts told to push",
    `${tasks} and a.name like 'UBND huyện%' order by 1`,
    ["Phú Tân", "Thới Bình", "U Minh"].map(
      (name) => `UBND huyện ${name}: Đẩy nhanh đánh giá cấp huyện 2020-11-30`,
    ),
  ],
  [
    "B survey",
    "select reported_producers || ' chủ thể, ' || reported_products || ' sản phẩm' from cycle.surveys where year = 2020",
    ["25 chủ thể, 33 sản phẩm"],
  ],
  [
    "B training",
    toldBy("Tăng tốc OCOP", "training.classes", "training.attendances"),
    ["training.attendances 364", "training.classes 11"],
  ],
  [
    "B pilots",
    "select old_place from cycle.candidates where year = 2020 and pilot_kind = 'model_product' order by old_place",
    [
      "xã Khánh Thuận, huyện U Minh",
      "xã Lâm Hải, huyện Năm Căn",
      "xã Lý Văn Lâm, thành phố Cà Mau",
      "xã Tạ An Khương Nam, huyện Đầm Dơi",
      "xã Tân Hưng Đông, huyện Cái Nước",
      "xã Tân Hưng Tây, huyện Phú Tân",
      "xã Trần Hợi, huyện Trần Văn Thời",
      "xã Trí Lực, huyện Thới Bình",
      "xã Viên An, huyện Ngọc Hiển",
    ],
  ],
  [
    "B help with dossiers",
    ...inLetter("nhãn, bao bì", "hợp đồng liên kết", "nâng hạng năm 2021", "siêu thị"),
  ],
  [
    "B work of the lead department",
    `${tasks} and t.title like 'Hướng dẫn quy trình%'`,
    [
      "Sở Nông nghiệp và Phát triển nông thôn tỉnh Cà Mau: Hướng dẫn quy trình, hồ sơ; chuyển đề nghị của cấp huyện cho Tổ tư vấn kiểm tra, chấm sơ bộ 2020-11-30",
    ],
  ],
  [
    "B tasks",
    "select title from directives.tasks where title like 'Rà soát việc được giao%'",
    ["Rà soát việc được giao, tiến độ, việc chưa làm và khó khăn; sắp xếp theo thứ tự ưu tiên"],
  ],
  ["B unions", ...inLetter("Hội, đoàn thể có mô hình riêng", "giữ sản phẩm trong danh mục")],
  [
    "C targets to 2025",
    `select * from (${targetsIn(plan2025)}) t union all ${decisionOf(plan2025)}`,
    [
      'products.cumulative ["5"] 5',
      'products.cumulative ["3", "4"] 197',
      "producers.cooperative-share 30",
      "producers.enterprise-share 12",
      "producers.circular-share 5",
      "training.worker-share 100",
      "producers.modern-share 100",
      "2822/QĐ-UBND, 2022-11-24",
    ],
  ],
  ["C producers", ...stands(plan2025, "tổ hợp tác, trang trại", "du lịch cộng đồng")],
  ["C products", ...stands(plan2025, "dịch vụ du lịch", "đặc sản", "sản phẩm làng nghề")],
  [
    "C solutions",
    ...stands(
      plan2025,
      "chế biến sâu",
      "du lịch trải nghiệm",
      "nhãn hiệu tập thể",
      "trạm dừng chân",
      "giỏ quà",
    ),
  ],
  ["C digital", ...stands(plan2025, "phần mềm chấm điểm phân hạng", "cơ sở dữ liệu OCOP quốc gia")],
  [
    "C other",
    ...stands(
      plan2025,
      "ngân sách trung ương",
      "sổ tay",
      "thiết kế sáng tạo",
      "hiệp hội",
      "Cộng đồng giám sát",
    ),
  ],
  ["D decision", decisionOf("Đề án Mỗi xã một sản phẩm tỉnh Tây Ninh"), ["1391/QĐ-UBND, 2020-07-06"]],
  [
    "D result after 2 years",
    `select coalesce(filter -> 'star' ->> 0, 'all') || ': ' || trim_scale(value) from planning.manual_values
     where source like '%Tây Ninh giữa năm 2022%' and indicator = 'products.cumulative' order by 1`,
    ["3: 22", "4: 5", "all: 27"],
  ],
  [
    "D first half of 2022",
    `select concat_ws(' + ', booths_rented, reported_recognised, reported_potential, reported_total) || ': ' || title
     from promotion.events where province_code = '80' order by title`,
    [
      "5 + 3: Diễn đàn Mekong tại Đồng Tháp năm 2022",
      "12: Hội chợ tại Hòa Thành năm 2022",
      "6: Xúc tiến thương mại 6 tháng đầu năm 2022",
    ],
  ],
  ["D hindrance", ...stands(tayNinh2022, "còn lúng túng", "ít sản phẩm mới", "dịch bệnh")],
  [
    "D targets 2022",
    `select * from (${targetsIn(tayNinh2022)}) t union all ${wordsIn(tayNinh2022, "nông thôn mới nâng cao, kiểu mẫu")}`,
    [
      "products.new 15–20",
      'products.new ["4"] 2',
      "products.cumulative 42–47",
      'products.cumulative ["4"] 7',
      "nông thôn mới nâng cao, kiểu mẫu",
    ],
  ],
  [
    "D solutions",
    ...stands(
      "Đề án Mỗi xã một sản phẩm tỉnh Tây Ninh",
      "2022–2025",
      "giữ hạng và nâng hạng",
      "khuyến công",
      "tín dụng",
    ),
  ],
  [
    "E cumulative",
    `select indicator || coalesce(' ' || (filter -> 'star' ->> 0), '') || ' ' || trim_scale(value) from planning.manual_values
     where unit_code = '96' and era = 'pre2025' and to_on between '2023-07-01' and '2023-07-31'
     and indicator in ('products.cumulative', 'producers.cumulative') order by 1`,
    [
      "producers.cumulative 61",
      "products.cumulative 128",
      "products.cumulative 3 122",
      "products.cumulative 4 6",
    ],
  ],
  ["E new rules", wordsInClass("QĐ 148/QĐ-TTg ngày 24/02/2023"), ["QĐ 148/QĐ-TTg ngày 24/02/2023"]],
  [
    "E class",
    "select starts_on || '–' || ends_on || ', ' || partner || ', ' || reported_learners from training.classes where year = 2023",
    ["2023-07-28–2023-07-30, Trung tâm Retaq (kiểm nghiệm và tư vấn), 60"],
  ],
  [
    "E topics",
    "select split_part(t, ' ', 1) || ' ' || split_part(t, ' ', 2) from training.classes, unnest(topics) t where year = 2023",
    ["Tổ chức", "Phân cấp", "Bộ tiêu", "Nội dung", "Bản chất", "Thủ tục", "Công cụ"],
  ],
  [
    "E site",
    wordsInClass("tiếng Việt và tiếng Anh", "đường dây nóng"),
    ["tiếng Việt và tiếng Anh", "đường dây nóng"],
  ],
];

describe("every row of the articles", () => {
  it.each(facts)("%s is held", async (_, query, held) => {
    const rows = await database.asOwner<Record<string, unknown>>(query);
    expect(rows.map((row) => Object.values(row)[0])).toEqual(held);
  });

  it("has its place here, when the shared folder with the articles is present", () => {
    const path = join(process.env.SAOQUE_SHARED ?? "../shared", "reference/source-articles.md");
    const text = existsSync(path) ? readFileSync(path, "utf8") : "";
    const rows = text
      .split("\n## ")
      .flatMap((part) =>
        [...part.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, row = ""]) =>
          row === "fact" || row.startsWith("---") ? [] : [`${part.trimStart()[0]} ${row}`],
        ),
      );
    const known = facts.map(([row]) => row);
    expect(rows.filter((row) => !known.includes(row))).toEqual([]);
    expect(rows.length === 0 || rows.length === known.length).toBe(true);
  });
});
