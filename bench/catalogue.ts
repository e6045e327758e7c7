import autocannon from "autocannon";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { type Connection, connect, type Db } from "#platform/db";
import { noFilter } from "../src/modules/catalogue/domain/list-query.ts";
import { searchWords } from "../src/modules/catalogue/domain/search-words.ts";
import { selectEntries } from "../src/modules/catalogue/store/list.store.ts";
import { findDetail } from "../src/modules/catalogue/store/product.store.ts";
import { writeEntries } from "../src/modules/catalogue/store/refresh.store.ts";
import { inTurns, percentile, type Row } from "./measure.ts";
import { type App, startRaw } from "./processes.ts";
import { growCatalogue } from "./seed.ts";

const today = "2026-11-22";
const list = { filter: noFilter, today, sort: "phu-hop", limit: 24 } as const;

/** Pages and search of the public catalogue at one size, against raw HTTP with the same statements. */
export async function catalogueRows(app: App, size: number): Promise<Row[]> {
  const owner = connect(app.databaseUrl, { size: 4, role: null });
  try {
    await growCatalogue(owner, size);
    await owner.db.transaction().execute((tx) => writeEntries(tx, "all"));
    await owner.pool.query("vacuum analyze");
    const pages = await pageRows(app, owner, size);
    return size < 100_000 ? pages : [...pages, ...(await searchRows(owner, size))];
  } finally {
    await owner.close();
  }
}

async function pageRows(app: App, owner: Connection, size: number): Promise<Row[]> {
  const { rows } = await owner.pool.query("select slug from catalogue.entries order by md5(slug) limit 500");
  const slugs = rows.map(({ slug }) => slug as string);
  const detail = await statementOf(owner, (db) => findDetail(db, { slug: "$slug" }));
  const page = await statementOf(owner, (db) => selectEntries(db, list));
  const answers = { "/san-pham/": detail, "/api/v1/products/": detail, "/san-pham": page };
  const raw = await startRaw(app.databaseUrl, answers, "/san-pham");
  const measure = async (what: string, paths: string[], aim: boolean): Promise<Row> => {
    const rate = await inTurns(5, {
      ours: () => requestsPerSecond(app.origin, paths),
      limit: () => requestsPerSecond(raw.origin, paths),
    });
    const ratio = rate.ours / rate.limit;
    return {
      what: `${what}, ${size.toLocaleString("vi-VN")} sản phẩm`,
      unit: "lần/giây",
      ...rate,
      limitWas: "node:http trần, cùng câu lệnh SQL",
      ratio,
      ...(aim ? { aim: { text: "≥ 0,30", reached: ratio >= 0.3 } } : {}),
    };
  };
  const under = (prefix: string) => slugs.map((slug) => `${prefix}/${slug}`);
  try {
    return [
      await measure("Trang sản phẩm", under("/san-pham"), true),
      await measure("Trang danh sách", ["/san-pham"], true),
      await measure("Một sản phẩm dạng JSON", under("/api/v1/products"), false),
    ];
  } finally {
    await raw.stop();
  }
}

async function requestsPerSecond(origin: string, paths: string[]): Promise<number> {
  const result = await autocannon({
    url: origin,
    connections: 16,
    duration: 2,
    requests: paths.map((path) => ({ method: "GET", path })),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${origin}${paths[0]}: ${result.non2xx} answers were not 200, ${result.errors} failed`);
  return result.requests.average;
}

/** The statement that one of our reads sends, word for word. */
async function statementOf(owner: Connection, read: (db: Db) => Promise<unknown>) {
  const sent: { text: string; values: unknown[] }[] = [];
  const db = new Kysely<object>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ ...owner.pool.options, max: 1 }) }),
    log: ({ query }) => void sent.push({ text: query.sql, values: [...query.parameters] }),
  });
  await read(db as unknown as Db);
  await db.destroy();
  const [only] = sent;
  if (!only || sent.length !== 1) throw new Error(`The read sent ${sent.length} statements`);
  return only;
}

const questions = [
  "gạo",
  "gao",
  "mật ong",
  "mat ong",
  "rừng U Minh",
  "rung u minh",
  "Hoà Thành",
  "Hòa Thành",
  "hoa thanh",
  "khô cá một nắng",
  "kho ca mot nang",
  "HTX",
  "htx nguyên chất",
  "bánh tráng",
  "banh trang me den",
  "nước mắm truyền thống",
  "nuoc mam",
  "Cà Mau",
  "ca mau tom kho",
  "Tây Ninh muối ớt",
  "tay ninh",
  "trà",
  "tra",
  "xoài sấy lạnh 77",
  "12345",
  "không có gì như vậy",
];

/** Search as the list page asks it, with and without accents; the time of the whole statement, sent and received. */
async function searchRows(owner: Connection, size: number): Promise<Row[]> {
  const asked = questions.map((q) => ({ ...list, filter: { ...noFilter, search: searchWords(q) } }));
  const statements = await Promise.all(
    asked.map((query) => statementOf(owner, (db) => selectEntries(db, query))),
  );
  const timed = (run: (at: number) => Promise<unknown>) => async () => {
    const times: number[] = [];
    for (let at = 0; at < asked.length; at += 1) {
      const from = performance.now();
      await run(at);
      times.push(performance.now() - from);
    }
    return percentile(times, 0.95);
  };
  const time = await inTurns(9, {
    ours: timed((at) => selectEntries(owner.db, asked[at] ?? list)),
    limit: timed((at) => owner.pool.query(statements[at]?.text ?? "", statements[at]?.values)),
  });
  return [
    {
      what: `Tìm có dấu và không dấu, p95 của ${questions.length} câu, ${size.toLocaleString("vi-VN")} sản phẩm`,
      unit: "ms",
      ...time,
      limitWas: "cùng câu lệnh gửi thẳng",
      ratio: time.limit / time.ours,
      aim: { text: "≤ 20 ms", reached: time.ours <= 20 },
    },
  ];
}
