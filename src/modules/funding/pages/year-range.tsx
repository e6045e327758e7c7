import { Chip, ChipRow, Muted } from "#platform/ui";

interface RangeProps {
  action: string;
  from: number;
  to: number;
  hidden: Record<string, string>;
}

/** A year alone, or the years up to it. */
export function YearRange({ action, from, to, hidden }: RangeProps) {
  const address = (a: number, b: number) =>
    `${action}?${new URLSearchParams({ tu: `${a}`, den: `${b}`, ...hidden })}`;
  const ends = [to + 1, to, to - 1, to - 2];
  return (
    <>
      <ChipRow>
        <Muted>Đến năm</Muted>
        {ends.map((year) => (
          <Chip key={year} href={address(year - (to - from), year)} current={year === to}>
            {year}
          </Chip>
        ))}
      </ChipRow>
      <ChipRow>
        <Muted>Khoảng</Muted>
        {[1, 2, 3, 5].map((years) => (
          <Chip key={years} href={address(to - years + 1, to)} current={to - from + 1 === years}>
            {years === 1 ? "một năm" : `${years} năm`}
          </Chip>
        ))}
      </ChipRow>
    </>
  );
}
