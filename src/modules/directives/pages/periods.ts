import type { IsoDate } from "#platform/calendar";

export interface Period {
  from: IsoDate;
  to: IsoDate;
  label: string;
}

/** Periods that offices report by: this year and its quarters, and the years before. */
export function periodsOf(today: IsoDate): Period[] {
  const year = Number(today.slice(0, 4));
  const quarters = [1, 2, 3, 4].map((quarter) => {
    const first = (quarter - 1) * 3 + 1;
    const lastDay = new Date(Date.UTC(year, first + 2, 0)).getUTCDate();
    const two = (value: number) => String(value).padStart(2, "0");
    return {
      from: `${year}-${two(first)}-01`,
      to: `${year}-${two(first + 2)}-${lastDay}`,
      label: `Quý ${quarter}/${year}`,
    };
  });
  const years = Array.from({ length: year - 2019 }, (_, at) => year - at).map((each) => ({
    from: `${each}-01-01`,
    to: `${each}-12-31`,
    label: `Năm ${each}`,
  }));
  const [thisYear, ...before] = years;
  return [...(thisYear ? [thisYear] : []), ...quarters, ...before];
}
