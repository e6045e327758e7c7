// npm run pictures: starts the demonstration and takes every picture of README and guides afresh.
import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium } from "@playwright/test";
import sharp from "sharp";
import { browserFlags, findBrowser } from "../e2e/steps/find-browser.ts";
import { demoEmail, demoPassword } from "../src/app/demo/people.ts";
import { buildIfStale, environment, installPackages, node, prepared, root } from "./prepare.mjs";

prepared([installPackages, buildIfStale]);

const folder = join(root, "docs", "pictures");
const largest = 200 * 1024;
const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** Who looks at what; `open` follows words of links from the address on. */
const pictures = [
  { name: "home-1440", at: "/", size: wide },
  { name: "home-390", at: "/", size: phone },
  { name: "product-1440", at: "/san-pham/gao-thom-lua-tom-hoang-yen", size: wide },
  { name: "product-390", at: "/san-pham/gao-thom-lua-tom-hoang-yen", size: phone },
  { name: "self-check-1440", at: "/bo-tieu-chi/26-2026/QD26-03/tu-cham", size: wide, mark: "m." },
  { name: "certificate-1440", at: "/xac-thuc/01-2026-GCN-OCOP-96", size: wide },
  { name: "register-390", at: "/dang-ky-chu-the", size: phone },
  { name: "proofs-1440", who: "chu-the", at: "/lam-viec/kho-minh-chung", size: wide },
  {
    name: "dossier-1440",
    who: "chu-the",
    at: "/lam-viec/ho-so",
    open: ["Bánh phồng tôm Trí Lực"],
    size: wide,
  },
  {
    name: "dossier-step-1440",
    who: "chu-the-ong-muon",
    at: "/lam-viec/ho-so",
    open: ["Tôm khô Ông Muộn"],
    next: "/tu-cham/a",
    size: wide,
  },
  {
    name: "dossier-step-390",
    who: "chu-the-ong-muon",
    at: "/lam-viec/ho-so",
    open: ["Tôm khô Ông Muộn"],
    next: "/tu-cham/a",
    size: phone,
  },
  {
    name: "returned-390",
    who: "chu-the-dong-hung",
    at: "/lam-viec/ho-so",
    open: ["Dưa bồn bồn Đông Hưng"],
    next: "/bo-sung",
    size: phone,
  },
  { name: "commune-inbox-1440", who: "can-bo-xa", at: "/lam-viec/xa/ho-so", size: wide },
  {
    name: "commune-desk-1440",
    who: "can-bo-da-bac",
    at: "/lam-viec/xa/ho-so?muc=dang-xu-ly",
    open: ["Khô cá bổi U Minh Tư Hùng"],
    size: wide,
  },
  {
    name: "commune-judgements-1440",
    who: "can-bo-da-bac",
    at: "/lam-viec/xa/ho-so?muc=dang-xu-ly",
    open: ["Khô cá bổi U Minh Tư Hùng"],
    next: "/danh-gia",
    size: wide,
  },
  { name: "province-inbox-1440", who: "can-bo-tinh", at: "/lam-viec/tinh/ho-so", size: wide },
  { name: "round-1440", who: "can-bo-tinh", at: "/lam-viec/dot", open: [/^Đợt \d/], size: wide },
  { name: "session-1440", who: "thu-ky-hoi-dong", at: "/lam-viec", open: [/Phiên thứ hai/], size: wide },
  {
    name: "score-sheet-1440",
    who: "thanh-vien-3",
    at: "/lam-viec/phieu-cham",
    open: [/Chả cá phi/],
    size: wide,
  },
  {
    name: "result-1440",
    who: "can-bo-tinh",
    at: "/lam-viec/hoi-dong",
    open: [/^Hội đồng/, "Phiên thứ nhất", /điểm/],
    size: wide,
  },
  { name: "decision-1440", who: "lanh-dao-tinh", at: "/lam-viec", open: [/Ký quyết định/], size: wide },
  { name: "decision-390", who: "lanh-dao-tinh", at: "/lam-viec", open: [/Ký quyết định/], size: phone },
];

const data = mkdtempSync(join(tmpdir(), "saoque-pictures-"));
chmodSync(data, 0o711);
const origin = `http://127.0.0.1:${await freePort()}`;
const server = spawn(node, ["dist/server/main.js"], {
  cwd: root,
  env: {
    ...environment,
    PORT: new URL(origin).port,
    SAOQUE_ORIGIN: origin,
    SAOQUE_DATA: data,
    SAOQUE_DEMO: "1",
    LOG_LEVEL: "error",
  },
  stdio: ["ignore", "ignore", "inherit"],
});
const ended = new Promise((resolve) => server.once("exit", resolve));
try {
  await untilReady();
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  await takeAll();
} finally {
  server.kill("SIGTERM");
  await ended;
  rmSync(data, { recursive: true, force: true, maxRetries: 5 });
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function untilReady() {
  for (let tries = 0; tries < 240; tries += 1) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(500);
  }
  throw new Error("Bản minh hoạ không khởi động trong hai phút.");
}

async function takeAll() {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags });
  const signedIn = new Map();
  for (const picture of pictures) {
    const who = picture.who ?? "";
    if (!signedIn.has(who)) signedIn.set(who, await enter(browser, who));
    const page = await signedIn.get(who).newPage();
    await page.setViewportSize(picture.size);
    await lead(page, picture);
    await keep(picture.name, await page.screenshot());
    await page.close();
  }
  const office = signedIn.get("can-bo-tinh");
  const paper = await office.request.get(`${origin}/lam-viec/chung-nhan/01-2026-GCN-OCOP-96.pdf`);
  await keep("certificate-paper", printed(await paper.body()));
  await browser.close();
}

async function enter(browser, who) {
  const context = await browser.newContext({
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  if (who === "") return context;
  const page = await context.newPage();
  await page.goto(`${origin}/dang-nhap`);
  await page.getByLabel("Thư điện tử").fill(demoEmail(who));
  await page.getByLabel("Mật khẩu").fill(demoPassword);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Việc của tôi" }).waitFor();
  await page.close();
  return context;
}

async function lead(page, { at, open = [], next, mark }) {
  await page.goto(origin + at);
  for (const name of open) {
    const from = page.url();
    await page.getByRole("main").getByRole("link", { name }).first().click();
    await page.waitForURL((url) => url.href !== from);
  }
  if (next) await page.goto(page.url().split("?")[0] + next);
  if (mark) await markAll(page, mark);
  await page.evaluate(() => document.fonts.ready);
}

/** One level above the lowest everywhere, so that points, stars and the way to the next star show. */
async function markAll(page, prefix) {
  const names = await page
    .locator(`input[type=radio][name^="${prefix}"]`)
    .evaluateAll((all) => [...new Set(all.map((each) => each.name))]);
  for (const name of names)
    await page
      .locator(`input[type=radio][name="${name}"]`)
      .nth(2)
      .or(page.locator(`input[type=radio][name="${name}"]`).last())
      .first()
      .check();
  await page.getByRole("main").locator("form button").last().click();
  await page.evaluate(() => window.scrollTo(0, 0));
}

function printed(pdf) {
  const file = join(data, "certificate.pdf");
  writeFileSync(file, pdf);
  execFileSync("pdftoppm", ["-r", "110", "-png", "-singlefile", file, join(data, "certificate")]);
  return readFileSync(join(data, "certificate.png"));
}

/** Narrower, then fewer colours, until the file may lie in the repository. */
async function keep(name, bytes) {
  const file = join(folder, `${name}.png`);
  for (const colours of [256, 128, 64, 32]) {
    await sharp(bytes)
      .resize({ width: 1200, withoutEnlargement: true })
      .png({ palette: true, colours, effort: 10 })
      .toFile(file);
    if (statSync(file).size <= largest) break;
  }
  process.stdout.write(`${name}.png ${Math.round(statSync(file).size / 1024)} kB\n`);
}
