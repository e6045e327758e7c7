import { describe, expect, it } from "vitest";
import { addDays, daysBetween, type IsoDate, weekday } from "./dates.ts";
import { type SpecialDay, vietnamHolidays } from "./holidays.ts";
import { isWorkingDay } from "./working-days.ts";

const years = Array.from({ length: 12 }, (_, n) => 2019 + n);
const all = [...vietnamHolidays.days.values()];
const of = (year: number, kind: SpecialDay["kind"]) =>
  all.filter((day) => day.kind === kind && day.date.startsWith(`${year}-`));

const tet: Record<number, IsoDate> = {
  2019: "2019-02-05",
  2020: "2020-01-25",
  2021: "2021-02-12",
  2022: "2022-02-01",
  2023: "2023-01-22",
  2024: "2024-02-10",
  2025: "2025-01-29",
  2026: "2026-02-17",
  2027: "2027-02-06",
  2028: "2028-01-26",
  2029: "2029-02-13",
  2030: "2030-02-02",
};

describe("the table of holidays, year by year", () => {
  it.each(years)("%i has the days of the Labour Code", (year) => {
    const names = of(year, "holiday").map((day) => day.name);
    const count = (name: string) => names.filter((given) => given.startsWith(name)).length;
    expect(count("Tết Dương lịch")).toBe(1);
    expect(count("Tết Nguyên đán")).toBe(5);
    expect(count("Giỗ Tổ")).toBe(1);
    expect(count("Ngày Chiến thắng")).toBe(1);
    expect(count("Ngày Quốc tế lao động")).toBe(1);
    // Bộ luật Lao động 2019, Điều 112 khoản 1 điểm đ: a second day from 2021 on.
    expect(count("Quốc khánh")).toBe(year < 2021 ? 1 : 2);
  });

  it.each(years)("%i: Tết is a run of days that holds the first three of the year", (year) => {
    const dates = of(year, "holiday")
      .filter((day) => day.name === "Tết Nguyên đán")
      .map((day) => day.date);
    expect(dates).toEqual(dates.map((_, n) => addDays(dates[0] ?? "", n)));
    const first = tet[year] ?? "";
    expect(dates).toEqual(expect.arrayContaining([first, addDays(first, 1), addDays(first, 2)]));
  });

  it.each(years)("%i: each holiday on a week-end is given back on a later working day", (year) => {
    // Bộ luật Lao động 2019, Điều 111 khoản 3.
    const onWeekend = of(year, "holiday").filter((day) => weekday(day.date) > 5);
    const back = of(year, "compensation");
    expect(back).toHaveLength(onWeekend.length);
    expect(back.every((day) => weekday(day.date) <= 5)).toBe(true);
    expect(back.every((day) => onWeekend.some((from) => daysBetween(from.date, day.date) <= 4))).toBe(true);
  });

  it("pairs every day given off with a Saturday worked, except the one whose other half lies in 2018", () => {
    const off = all.filter((day) => day.kind === "swap_off");
    const worked = all.filter((day) => day.kind === "swap_work");
    expect(worked.every((day) => weekday(day.date) === 6 && isWorkingDay(day.date))).toBe(true);
    expect(worked).toHaveLength(off.length + 1);
  });

  it("says assumed for what is not published yet, and only from 2027 on", () => {
    const assumed = all.filter((day) => day.confidence === "assumed");
    expect(new Set(assumed.map((day) => day.date.slice(0, 4)))).toEqual(
      new Set(["2027", "2028", "2029", "2030"]),
    );
    expect(all.filter((day) => day.confidence === "announced").every((day) => day.date < "2027")).toBe(true);
  });
});

describe("lunar days follow the new moon seen from Hà Nội", () => {
  it.each(years)("%i", (year) => {
    const first = tet[year] ?? "";
    expect(newMoonsFrom(first)[0]).toBe(first);
    // 2023 had a second February; in every other year of the table month 3 begins two moons after Tết.
    const thirdMonth = newMoonsFrom(first)[year === 2023 ? 3 : 2] ?? "";
    const ancestors = of(year, "holiday").find((day) => day.name.startsWith("Giỗ Tổ"));
    expect(ancestors?.date).toBe(addDays(thirdMonth, 9));
  });
});

/** Days (UTC+7) of the new moons from the one nearest to `date` on, good to some minutes. */
function newMoonsFrom(date: IsoDate): IsoDate[] {
  const near = Math.round(daysBetween("2000-01-06", date) / 29.530588861);
  return [0, 1, 2, 3].map((n) => newMoonDay(near + n));
}

function newMoonDay(k: number): IsoDate {
  const t = k / 1236.85;
  const sin = (degrees: number) => Math.sin((degrees * Math.PI) / 180);
  const sun = 2.5534 + 29.1053567 * k;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const node = 160.7108 + 390.67050284 * k;
  const e = 1 - 0.002516 * t;
  const wobble =
    -0.4072 * sin(moon) +
    0.17241 * e * sin(sun) +
    0.01608 * sin(2 * moon) +
    0.01039 * sin(2 * node) +
    0.00739 * e * sin(moon - sun) -
    0.00514 * e * sin(moon + sun) +
    0.00208 * e * e * sin(2 * sun) -
    0.00111 * sin(moon - 2 * node) -
    0.00057 * sin(moon + 2 * node);
  const julian = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t + wobble;
  const secondsOfDeltaT = 70;
  const unix = (julian - 2440587.5) * 86400 - secondsOfDeltaT;
  return new Date((unix + 7 * 3600) * 1000).toISOString().slice(0, 10);
}
