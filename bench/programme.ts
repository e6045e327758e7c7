import { runnerImport } from "vite";
import { type Connection, connect } from "#platform/db";
import { median, millisecondsOf, type Row } from "./measure.ts";
import { startApp, temporaryFolder } from "./processes.ts";
import type { ProgrammeApp, Statement } from "./programme-app.ts";
import { growProgramme } from "./programme-seed.ts";
import { growCatalogue } from "./seed.ts";

interface Screen {
  what: string;
  as: keyof typeof people;
  path: string;
}

const province = { unitKind: "province", unitCode: "96", provinceCode: "96" };
const people = {
  office: { role: "province_officer", ...province },
  leader: { role: "province_leader", ...province },
  commune: { role: "commune_officer", unitKind: "commune", unitCode: "32071", provinceCode: "96" },
  ministry: { role: "ministry_officer", unitKind: "nation", unitCode: "vn", provinceCode: "00" },
} as const;

// `{plan}`: the plan of this year of whoever asks.
const screens: readonly Screen[] = [
  { what: "Bảng điều hành của Bộ", as: "ministry", path: "/lam-viec/dieu-hanh" },
  { what: "Bảng điều hành của tỉnh", as: "leader", path: "/lam-viec/dieu-hanh" },
  { what: "Bảng điều hành của xã", as: "commune", path: "/lam-viec/dieu-hanh" },
  { what: "So sánh mười năm, cả nước", as: "ministry", path: "/lam-viec/dieu-hanh/so-sanh" },
  { what: "So sánh 34 tỉnh", as: "ministry", path: "/lam-viec/dieu-hanh/so-sanh?theo=dia-ban" },
  { what: "So sánh mười năm, một tỉnh", as: "leader", path: "/lam-viec/dieu-hanh/so-sanh" },
  { what: "Bản đồ cả nước", as: "ministry", path: "/lam-viec/dieu-hanh/ban-do" },
  { what: "Danh sách kế hoạch của tỉnh", as: "office", path: "/lam-viec/ke-hoach" },
  { what: "Kết quả kế hoạch năm của tỉnh", as: "office", path: "/lam-viec/ke-hoach/{plan}/ket-qua" },
  { what: "Kết quả kế hoạch năm, cả nước", as: "ministry", path: "/lam-viec/ke-hoach/{plan}/ket-qua" },
  { what: "Bảng chỉ số của tỉnh", as: "office", path: "/lam-viec/chi-so" },
  { what: "Bảng chỉ số, cả nước", as: "ministry", path: "/lam-viec/chi-so" },
  { what: "Sản phẩm còn hiệu lực và bản ghi", as: "ministry", path: "/lam-viec/chi-so/products.valid" },
  {
    what: "Lao động được tập huấn và bản ghi",
    as: "ministry",
    path: "/lam-viec/chi-so/training.worker-share",
  },
  { what: "Nhiệm vụ đúng hạn và bản ghi", as: "ministry", path: "/lam-viec/chi-so/tasks.in-time-share" },
  { what: "Tiền đã chi và bản ghi", as: "ministry", path: "/lam-viec/chi-so/money.disbursed" },
  { what: "Kỳ chốt số liệu", as: "office", path: "/lam-viec/chot-so-lieu" },
  { what: "Chu trình thường niên", as: "office", path: "/lam-viec/chu-trinh" },
  { what: "Rà soát", as: "office", path: "/lam-viec/ra-soat" },
  { what: "Nhiệm vụ của tỉnh", as: "office", path: "/lam-viec/nhiem-vu" },
  { what: "Kết quả thực hiện nhiệm vụ", as: "leader", path: "/lam-viec/nhiem-vu/ket-qua" },
  { what: "Tập huấn trong năm, cả nước", as: "ministry", path: "/lam-viec/tap-huan" },
  { what: "Độ phủ tập huấn, một tỉnh", as: "office", path: "/lam-viec/tap-huan/do-phu" },
  { what: "Độ phủ tập huấn, cả nước", as: "ministry", path: "/lam-viec/tap-huan/do-phu" },
  { what: "Bản ghi độ phủ, cả nước", as: "ministry", path: "/lam-viec/tap-huan/do-phu/danh-sach" },
  { what: "Kết quả sau tập huấn, cả nước", as: "ministry", path: "/lam-viec/tap-huan/ket-qua" },
  { what: "Bản ghi sau tập huấn, cả nước", as: "ministry", path: "/lam-viec/tap-huan/ket-qua/danh-sach" },
  { what: "Hỗ trợ chủ thể", as: "office", path: "/lam-viec/ho-tro" },
  { what: "Xúc tiến trong năm, cả nước", as: "ministry", path: "/lam-viec/xuc-tien" },
  { what: "Kênh bán hàng", as: "office", path: "/lam-viec/kenh-ban-hang" },
  { what: "Kinh phí trong năm, cả nước", as: "ministry", path: "/lam-viec/kinh-phi" },
  { what: "Kinh phí theo sản phẩm, một tỉnh", as: "office", path: "/lam-viec/kinh-phi/hieu-qua" },
  { what: "Kinh phí theo sản phẩm, cả nước", as: "ministry", path: "/lam-viec/kinh-phi/hieu-qua" },
  { what: "Thưởng sao", as: "office", path: "/lam-viec/thuong-sao" },
  { what: "Thù lao hội đồng", as: "office", path: "/lam-viec/thu-lao" },
  { what: "Danh sách báo cáo", as: "office", path: "/lam-viec/bao-cao" },
];

const AIM_MS = 300;

/** Dashboards and reports on ten years of a whole country, each against its own SQL statements sent alone. */
export async function programmeRows(): Promise<Row[]> {
  const folder = temporaryFolder();
  try {
    const app = await startApp(folder.path);
    try {
      return await measureProgramme(app.databaseUrl, folder.path);
    } finally {
      await app.stop();
    }
  } finally {
    folder.remove();
  }
}

async function measureProgramme(databaseUrl: string, folder: string): Promise<Row[]> {
  // As many connections as the application has.
  const owner = connect(databaseUrl, { size: 4, role: null });
  try {
    await growCatalogue(owner, 20_000);
    await growProgramme(owner);
    await owner.pool.query("vacuum full analyze training.learners");
    await owner.pool.query("vacuum analyze");
    const { module } = await runnerImport<typeof import("./programme-app.ts")>("/bench/programme-app.ts", {
      configFile: "vite.server.config.ts",
      logLevel: "error",
    });
    const opened = await module.openProgrammeApp(databaseUrl, folder);
    try {
      const sessions = new Map<string, string>();
      for (const [name, grant] of Object.entries(people))
        sessions.set(name, await module.signIn(owner, grant));
      const rows: Row[] = [];
      for (const screen of screens) {
        const path = screen.path.replace("{plan}", await planOf(owner, people[screen.as].provinceCode));
        rows.push(await screenRow({ ...screen, path }, opened, sessions.get(screen.as) ?? "", owner));
      }
      return rows;
    } finally {
      await opened.close();
    }
  } finally {
    await owner.close();
  }
}

async function planOf({ pool }: Connection, provinceCode: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    "select id from planning.plans where province_code = $1 and level <> 'commune' and from_year = 2026",
    [provinceCode],
  );
  return rows[0]?.id ?? "";
}

/** Warm: two visits before, then page and statements in turns. */
async function screenRow(
  screen: Screen,
  app: ProgrammeApp,
  session: string,
  owner: Connection,
): Promise<Row> {
  const times: { ours: number[]; limit: number[] } = { ours: [], limit: [] };
  for (let round = 0; round < 9; round += 1) {
    const visit = await app.get(screen.path, session);
    if (visit.status !== 200) throw new Error(`${screen.path} as ${screen.as}: ${visit.status}`);
    const limit = await alone(owner, visit.statements);
    if (round < 2) continue;
    times.ours.push(visit.milliseconds);
    times.limit.push(limit);
  }
  const [ours, limit] = [median(times.ours), median(times.limit)];
  return {
    what: `Trang “${screen.what}”`,
    unit: "ms",
    ours,
    limit,
    limitWas: "các câu lệnh SQL của trang gửi thẳng",
    ratio: limit / ours,
    aim: { text: `≤ ${AIM_MS} ms`, reached: ours <= AIM_MS },
  };
}

/** All at once, as the page would send them if none waited for another. */
async function alone({ pool }: Connection, statements: readonly Statement[]): Promise<number> {
  const reads = statements.filter(({ text }) => /^\s*(?:select|with)\b/i.test(text));
  return millisecondsOf(() => Promise.all(reads.map(({ text, values }) => pool.query(text, values))));
}
