import { expect, test } from "vitest";
import { type Rate, ratesOn, reckonPay } from "./council-pay.ts";

const rate = (role: Rate["role"], unit: Rate["unit"], amountVnd: number, validFrom = "2026-01-01"): Rate => ({
  id: `${role}-${unit}-${validFrom}`,
  role,
  unit,
  amountVnd,
  basis: "Nghị quyết của tỉnh",
  validFrom,
});
const person = (seat: string, present = true) => ({
  memberId: seat,
  name: `Ông ${seat}`,
  agency: "Sở",
  seat,
  present,
});

test("those present are paid by the session and by the dossier; the absent and the observer are not", () => {
  const rates = [
    rate("chair", "session", 300_000),
    rate("member", "session", 200_000),
    rate("member", "dossier", 10_000),
  ];
  const present = [person("member"), person("chair"), person("observer"), person("deputy", false)];
  const sheet = reckonPay(present, { rates, dossiers: 5 });
  expect(sheet.rows.map(({ role, totalVnd }) => [role, totalVnd])).toEqual([
    ["chair", 300_000],
    ["member", 250_000],
  ]);
  expect([sheet.totalVnd, sheet.missing]).toEqual([550_000, []]);
});

test("a role without a rate is named, never guessed", () => {
  const sheet = reckonPay([person("secretary")], { rates: [], dossiers: 3 });
  expect([sheet.missing, sheet.totalVnd]).toEqual([["secretary"], 0]);
});

test("the rate of the day is the newest that had begun", () => {
  const all = [
    rate("chair", "session", 1),
    rate("chair", "session", 2, "2026-06-01"),
    rate("chair", "session", 3, "2027-01-01"),
  ];
  expect(ratesOn(all, "2026-07-01").map(({ amountVnd }) => amountVnd)).toEqual([2]);
  expect(ratesOn(all, "2025-12-31")).toEqual([]);
});
