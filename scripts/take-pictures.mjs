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
import { readQrOfPicture } from "../e2e/steps/qr.ts";
import { demoEmail, demoPassword } from "../src/app/demo/people.ts";
import { phone, pictures, wide } from "./pictures.mjs";
import { buildIfStale, environment, installPackages, node, prepared, root } from "./prepare.mjs";

prepared([installPackages, buildIfStale]);

const folder = join(root, "docs", "pictures");
const largest = 150 * 1024;

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
  await takeCheckIn(office, await enter(browser, "to-tu-van"));
  const paper = await office.request.get(`${origin}/lam-viec/chung-nhan/01-2026-GCN-OCOP-96.pdf`);
  await keep("certificate-paper", printed(await paper.body()));
  await browser.close();
}

/** The code on the screen of the room, then what a learner's phone shows that reads it within the minute. */
async function takeCheckIn(office, learner) {
  const room = await office.newPage();
  await room.setViewportSize(wide);
  await lead(room, { at: "/lam-viec/tap-huan", open: [/Kỹ năng khảo sát/, "Mã QR"] });
  const bytes = await room.screenshot();
  await keep("class-code-1440", bytes);
  const phoneScreen = await learner.newPage();
  await phoneScreen.setViewportSize(phone);
  await phoneScreen.goto(readQrOfPicture(bytes));
  await keep("check-in-390", await phoneScreen.screenshot());
  await room.close();
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

async function lead(page, { at, open = [], next, mark, show }) {
  await page.goto(origin + at);
  for (const name of open) {
    const from = page.url();
    await page.getByRole("main").getByRole("link", { name }).first().click();
    await page.waitForURL((url) => url.href !== from);
  }
  if (next) await page.goto(page.url().split("?")[0] + next);
  if (mark) await markAll(page, mark);
  if (show)
    await page
      .getByRole("heading", { name: show, exact: true })
      .evaluate((heading) => window.scrollTo(0, heading.getBoundingClientRect().top - 24));
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
