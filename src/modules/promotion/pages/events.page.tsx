import { listProvinces } from "#modules/territory";
import { dayInVietnam, isIsoDate } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { type Actor, type Answer, download, holdsRole, html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  type FacetGroup,
  Facets,
  formatNumber,
  LinkButton,
  Muted,
  PageHeader,
  Pagination,
  SearchBox,
  Split,
  Stack,
  StatRow,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import {
  eventKinds,
  eventScopes,
  eventStatuses,
  isEventKind,
  isEventScope,
  isEventStatus,
  scopeOfEvent,
} from "../domain/event.ts";
import { ministryRoles, runnerRoles } from "../permissions.ts";
import { promotionUrls as urls } from "../urls.ts";
import { placeWords } from "../use-cases/check-event.ts";
import {
  type EventList,
  type EventSearch,
  joinedOf,
  readEvents,
  writeEventsSheet,
} from "../use-cases/read-events.ts";
import { daysText, EventTag } from "./event-tags.tsx";
import { shortMoney, xlsxType } from "./words.ts";

/** Events of one year: what is planned, what runs, what came of it. */
export async function showEvents(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readSearch(request);
  const list = await readEvents(request.services, actor, search);
  const mayPlan = holdsRole(actor, runnerRoles);
  const filtered = Boolean(search.text || search.kind || search.status || search.place);
  return html(
    <WorkspacePage title="Xúc tiến thương mại" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={`Xúc tiến thương mại ${search.year}`}
          lead="Hội chợ, diễn đàn, kết nối cung cầu, livestream: từ kế hoạch đến kết quả của từng chủ thể."
          actions={
            <>
              {mayPlan && (
                <LinkButton href={urls.newEvent} icon="plus">
                  Lập sự kiện
                </LinkButton>
              )}
              <LinkButton href={`${urls.eventsSheet}?${queryOf(search)}`} kind="secondary" icon="download">
                Tải Excel
              </LinkButton>
              {mayPlan && (
                <LinkButton href={urls.importEvents} kind="quiet" icon="upload">
                  Nhập từ bảng
                </LinkButton>
              )}
            </>
          }
        />
        <Totals list={list} search={search} />
        <SearchBox
          action={urls.events}
          label="Tìm theo tên sự kiện, địa điểm"
          placeholder="Có dấu hay không đều được"
          value={search.text}
          hidden={hiddenOf({ ...search, text: "" })}
        />
        <Split
          ratio="narrow-left"
          side={
            <Facets
              action={urls.events}
              groups={facetsFor(search, list.years, actor)}
              hidden={search.text ? { q: search.text } : {}}
              clearHref={urls.events}
            />
          }
        >
          <Stack>
            <DataTable
              caption={`Sự kiện năm ${search.year}`}
              captionHidden
              columns={columns}
              rows={list.events}
              rowKey={({ id }) => id}
              empty={
                <EmptyState
                  title={
                    filtered ? "Không có sự kiện nào khớp" : `Chưa có sự kiện nào trong năm ${search.year}`
                  }
                  icon="calendar-days"
                >
                  {filtered
                    ? "Thử bỏ bớt bộ lọc, chọn năm khác hoặc gõ ít chữ hơn."
                    : "Lập sự kiện đầu tiên, sao chép một sự kiện năm trước, hoặc nhập danh sách từ bảng Excel đang dùng."}
                </EmptyState>
              }
            />
            <Pagination {...(list.next ? { nextHref: nextHref(search, list.next) } : {})} />
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadEvents(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const content = await writeEventsSheet(request.services, request.requireActor(), search);
  return download(content, { type: xlsxType, name: `xuc-tien-${search.year}.xlsx` });
}

function Totals({ list: { totals }, search }: { list: EventList; search: EventSearch }) {
  const href = `${urls.events}?${queryOf(search)}`;
  const closed = `${urls.events}?${queryOf({ ...search, status: "closed" })}`;
  const cancelled =
    totals.cancelled > 0 ? `không tính ${formatNumber(totals.cancelled)} sự kiện đã huỷ` : undefined;
  const inTotal = totals.producers > 0 ? `${formatNumber(totals.producers)} chủ thể khác nhau` : undefined;
  return (
    <StatRow
      label="Tổng của những sự kiện đang xem"
      items={[
        { href, value: totals.events, label: "sự kiện", ...(cancelled ? { note: cancelled } : {}) },
        { href, value: totals.joined, label: "lượt chủ thể", ...(inTotal ? { note: inTotal } : {}) },
        { href, value: totals.booths, label: "gian hàng" },
        { href: closed, value: shortMoney(totals.saleVnd), label: "doanh thu" },
        {
          href: closed,
          value: totals.contracts,
          label: "hợp đồng",
          note: shortMoney(totals.contractVnd),
        },
      ]}
    />
  );
}

type Line = EventList["events"][number];

const columns = [
  {
    key: "title",
    label: "Sự kiện",
    primary: true,
    cell: (line: Line) => (
      <>
        <TextLink href={urls.event(line.id)}>{line.title}</TextLink> {line.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "kind", label: "Loại", offPhone: true, cell: (line: Line) => eventKinds[line.kind] },
  {
    key: "days",
    label: "Thời gian, nơi tổ chức",
    shape: "long" as const,
    cell: (line: Line) => (
      <Stack gap="tight">
        <span>{daysText(line)}</span>
        <Muted>{`${placeWords(line)} (${eventScopes[scopeOfEvent(line)].toLowerCase()})`}</Muted>
      </Stack>
    ),
  },
  { key: "status", label: "Trạng thái", cell: (line: Line) => <EventTag status={line.status} /> },
  {
    key: "joined",
    label: "Chủ thể",
    align: "end" as const,
    cell: (line: Line) => formatNumber(joinedOf(line)),
  },
  {
    key: "sale",
    label: "Doanh thu",
    align: "end" as const,
    cell: (line: Line) => (line.saleVnd > 0 ? shortMoney(line.saleVnd) : <Muted>–</Muted>),
  },
  {
    key: "contracts",
    label: "Hợp đồng",
    align: "end" as const,
    cell: (line: Line) => (line.contracts > 0 ? formatNumber(line.contracts) : <Muted>–</Muted>),
  },
];

function readSearch({ query, services }: Request): EventSearch {
  const kind = textOf(query, "loai");
  const status = textOf(query, "trang-thai");
  const place = textOf(query, "noi");
  const year = textOf(query, "nam");
  const provinceCode = textOf(query, "tinh");
  const [startsOn = "", id = ""] = textOf(query, "sau").split("_");
  return {
    year: /^(19|20)\d{2}$/.test(year) ? Number(year) : Number(dayInVietnam(services.now()).slice(0, 4)),
    text: textOf(query, "q").slice(0, 100),
    kind: isEventKind(kind) ? kind : "",
    status: isEventStatus(status) ? status : "",
    place: isEventScope(place) ? place : "",
    provinceCode: /^\d{2}$/.test(provinceCode) ? provinceCode : "",
    ...(isIsoDate(startsOn) && isUuid(id) ? { after: { startsOn, id } } : {}),
  };
}

function hiddenOf(search: EventSearch): Record<string, string> {
  const all = {
    nam: String(search.year),
    q: search.text,
    loai: search.kind,
    "trang-thai": search.status,
    noi: search.place,
    tinh: search.provinceCode,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

const queryOf = (search: EventSearch) => new URLSearchParams(hiddenOf(search)).toString();

function nextHref(search: EventSearch, next: { startsOn: string; id: string }): string {
  return `${urls.events}?${queryOf(search)}&sau=${next.startsOn}_${next.id}`;
}

function facetsFor(search: EventSearch, years: readonly number[], actor: Actor): FacetGroup[] {
  const options = (names: Record<string, string>, chosen: string) => [
    { value: "", label: "Tất cả", checked: chosen === "" },
    ...Object.entries(names).map(([value, label]) => ({ value, label, checked: value === chosen })),
  ];
  const shownYears = [...new Set([...years, search.year])].sort((one, other) => other - one);
  const provinces = Object.fromEntries(listProvinces().map(({ code, name }) => [code, name]));
  return [
    {
      name: "nam",
      title: "Năm",
      kind: "radio",
      options: shownYears.map((year) => ({
        value: String(year),
        label: String(year),
        checked: year === search.year,
      })),
    },
    {
      name: "trang-thai",
      title: "Trạng thái",
      kind: "radio",
      options: options(eventStatuses, search.status),
    },
    { name: "noi", title: "Phạm vi", kind: "radio", options: options(eventScopes, search.place) },
    { name: "loai", title: "Loại", kind: "radio", options: options(eventKinds, search.kind) },
    ...(holdsRole(actor, ministryRoles)
      ? [
          {
            name: "tinh",
            title: "Tỉnh",
            kind: "radio" as const,
            options: options(provinces, search.provinceCode),
          },
        ]
      : []),
  ];
}
