import { findProvince, listProvinces } from "#modules/territory";
import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { holdsRole, type Request, textOf } from "#platform/http";
import { Chip, ChipRow, Disclosure, Muted, SearchBox, Stack, Tabs } from "#platform/ui";
import {
  isPurpose,
  isSource,
  type Purpose,
  purposeCodes,
  purposes,
  type Source,
  sourceCodes,
  sources,
} from "../domain/sources.ts";
import { ministryRoles } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";

/** What the address asks for, the same on every page of money. */
export interface MoneySearch {
  year: number;
  source: Source | undefined;
  purpose: Purpose | undefined;
  status: string | undefined;
  text: string | undefined;
  provinceCode: string | undefined;
  cursor: string | undefined;
}

const firstYear = 2018;

export function readYear(typed: string, otherwise: number): number {
  const year = Number(typed);
  return Number.isInteger(year) && year >= firstYear && year <= 2100 ? year : otherwise;
}

export function readSearch(request: Request): MoneySearch {
  const text = (name: string) => textOf(request.query, name);
  const thisYear = Number(dayInVietnam(request.services.now()).slice(0, 4));
  const [source, purpose, cursor] = [text("nguon"), text("muc"), text("sau")];
  const narrows = holdsRole(request.actor, ministryRoles);
  return {
    year: readYear(text("nam"), thisYear),
    source: isSource(source) ? source : undefined,
    purpose: isPurpose(purpose) ? purpose : undefined,
    status: text("trang-thai") || undefined,
    text: text("q").slice(0, 100) || undefined,
    provinceCode: narrows ? findProvince(text("tinh"))?.code : undefined,
    cursor: isUuid(cursor) ? cursor : undefined,
  };
}

/** The same page with something of the search changed; the place in the list begins anew unless it is given. */
export function addressOf(path: string, search: MoneySearch, change: Partial<MoneySearch> = {}): string {
  const wanted = { ...search, cursor: undefined, ...change };
  const fields = Object.entries(fieldsOf(wanted));
  return fields.length === 0 ? path : `${path}?${new URLSearchParams(fields)}`;
}

function fieldsOf(search: MoneySearch): Record<string, string> {
  const all: [string, string | undefined][] = [
    ["nam", `${search.year}`],
    ["nguon", search.source],
    ["muc", search.purpose],
    ["trang-thai", search.status],
    ["q", search.text],
    ["tinh", search.provinceCode],
    ["sau", search.cursor],
  ];
  return Object.fromEntries(all.filter((field): field is [string, string] => field[1] !== undefined));
}

export function MoneyTabs({ current, search }: { current: string; search: MoneySearch }) {
  const plain = { ...search, source: undefined, purpose: undefined, status: undefined, text: undefined };
  const items = [
    { path: urls.overview, label: "Tổng hợp" },
    { path: urls.lines, label: "Dòng kinh phí" },
    { path: urls.commitments, label: "Cam kết" },
    { path: urls.payments, label: "Khoản chi" },
    { path: urls.outcome, label: "Hiệu quả" },
  ].map(({ path, label }) => ({
    href: path === urls.outcome ? `${path}?tu=${search.year}&den=${search.year}` : addressOf(path, plain),
    label,
    current: path === current,
  }));
  return <Tabs label="Kinh phí" items={items} />;
}

interface FilterProps {
  path: string;
  search: MoneySearch;
  request: Request;
  states?: Readonly<Record<string, { label: string }>>;
  placeholder: string;
}

/** Search, year and, folded away until wanted, source, purpose, state and province. */
export function MoneyFilters({ path, search, request, states, placeholder }: FilterProps) {
  const { text: _typed, ...kept } = search;
  const hidden = fieldsOf({ ...kept, text: undefined, cursor: undefined });
  const to = (change: Partial<MoneySearch>) => addressOf(path, search, change);
  return (
    <Stack>
      <SearchBox
        action={path}
        label="Tìm"
        placeholder={placeholder}
        value={search.text ?? ""}
        hidden={hidden}
      />
      <YearChips path={path} search={search} request={request} />
      <ChosenChips search={search} states={states} to={to} />
      <Disclosure summary="Lọc theo nguồn, nội dung, trạng thái">
        <Stack>
          <ChipRow>
            <Muted>Nguồn</Muted>
            {sourceCodes.map((code) => (
              <Chip key={code} href={to({ source: code })} current={search.source === code}>
                {sources[code]}
              </Chip>
            ))}
          </ChipRow>
          <ChipRow>
            <Muted>Nội dung</Muted>
            {purposeCodes.map((code) => (
              <Chip key={code} href={to({ purpose: code })} current={search.purpose === code}>
                {purposes[code]}
              </Chip>
            ))}
          </ChipRow>
          {states && (
            <ChipRow>
              <Muted>Trạng thái</Muted>
              {Object.entries(states).map(([code, { label }]) => (
                <Chip key={code} href={to({ status: code })} current={search.status === code}>
                  {label}
                </Chip>
              ))}
            </ChipRow>
          )}
        </Stack>
      </Disclosure>
      <ProvinceChips path={path} search={search} request={request} />
    </Stack>
  );
}

/** Chosen filters, each to be taken away with one press. */
function ChosenChips({
  search,
  states,
  to,
}: Pick<FilterProps, "search" | "states"> & { to: (change: Partial<MoneySearch>) => string }) {
  const chosen = [
    search.source && { label: sources[search.source], href: to({ source: undefined }) },
    search.purpose && { label: purposes[search.purpose], href: to({ purpose: undefined }) },
    search.status &&
      states?.[search.status] && { label: states[search.status]?.label, href: to({ status: undefined }) },
    search.text && { label: `“${search.text}”`, href: to({ text: undefined }) },
  ].filter((each) => each !== undefined && each !== "");
  if (chosen.length === 0) return null;
  return (
    <ChipRow>
      {chosen.map((each) => (
        <Chip key={each.href} href={each.href} removeLabel="Bỏ lọc">
          {each.label}
        </Chip>
      ))}
    </ChipRow>
  );
}

export function YearChips({ path, search, request }: Pick<FilterProps, "path" | "search" | "request">) {
  const thisYear = Number(dayInVietnam(request.services.now()).slice(0, 4));
  const shown = [thisYear + 1, thisYear, thisYear - 1, thisYear - 2, thisYear - 3];
  const years = shown.includes(search.year) ? shown : [search.year, ...shown];
  return (
    <ChipRow>
      <Muted>Năm</Muted>
      {years.map((year) => (
        <Chip key={year} href={addressOf(path, search, { year })} current={search.year === year}>
          {year}
        </Chip>
      ))}
    </ChipRow>
  );
}

/** The ministry looks at the nation or at one province. */
export function ProvinceChips({ path, search, request }: Pick<FilterProps, "path" | "search" | "request">) {
  if (!holdsRole(request.actor, ministryRoles)) return null;
  const chosen = search.provinceCode && findProvince(search.provinceCode)?.name;
  return (
    <Disclosure summary={chosen ? `Tỉnh: ${chosen}` : "Cả nước; chọn một tỉnh"}>
      <ChipRow>
        <Chip href={addressOf(path, search, { provinceCode: undefined })} current={!search.provinceCode}>
          Cả nước
        </Chip>
        {listProvinces().map(({ code, name }) => (
          <Chip
            key={code}
            href={addressOf(path, search, { provinceCode: code })}
            current={search.provinceCode === code}
          >
            {name}
          </Chip>
        ))}
      </ChipRow>
    </Disclosure>
  );
}
