import { listProvinces } from "#modules/territory";
import { isUuid } from "#platform/db";
import { type Actor, type Answer, download, holdsRole, html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  type FacetGroup,
  Facets,
  formatNumber,
  formatPercent,
  LinkButton,
  Muted,
  PageHeader,
  Pagination,
  SearchBox,
  Split,
  Stack,
  StatRow,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { channelKinds, isChannelKind } from "../domain/channel.ts";
import { ministryRoles, runnerRoles } from "../permissions.ts";
import { promotionUrls as urls } from "../urls.ts";
import { communeName } from "../use-cases/commune-name.ts";
import {
  type ChannelList,
  type ChannelSearch,
  readChannels,
  writeChannelsSheet,
} from "../use-cases/read-channels.ts";
import { xlsxType } from "./words.ts";

export async function showChannels(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readSearch(request);
  const list = await readChannels(request.services, actor, search);
  const keeps = holdsRole(actor, runnerRoles);
  return html(
    <WorkspacePage title="Kênh bán hàng" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Kênh bán hàng"
          lead="Siêu thị, sàn thương mại điện tử, cửa hàng OCOP, điểm bán: sản phẩm nào đang ở đâu, hợp đồng đến khi nào."
          actions={
            <>
              {keeps && (
                <LinkButton href={urls.newChannel} icon="plus">
                  Thêm kênh
                </LinkButton>
              )}
              <LinkButton href={`${urls.channelsSheet}?${queryOf(search)}`} kind="secondary" icon="download">
                Tải Excel
              </LinkButton>
              <LinkButton href={urls.listings} kind="secondary">
                Hợp đồng
              </LinkButton>
              {keeps && (
                <LinkButton href={urls.importListings} kind="quiet" icon="upload">
                  Nhập từ bảng
                </LinkButton>
              )}
            </>
          }
        />
        <Figures list={list} search={search} />
        <SearchBox
          action={urls.channels}
          label="Tìm theo tên kênh, địa chỉ"
          placeholder="Có dấu hay không đều được"
          value={search.text}
          hidden={hiddenOf({ ...search, text: "" })}
        />
        <Split
          ratio="narrow-left"
          side={
            <Facets
              action={urls.channels}
              groups={facetsFor(search, actor)}
              hidden={search.text ? { q: search.text } : {}}
              clearHref={urls.channels}
            />
          }
        >
          <Stack>
            <DataTable
              caption="Danh sách kênh bán hàng"
              captionHidden
              columns={columns}
              rows={list.channels}
              rowKey={({ id }) => id}
              empty={
                <EmptyState title="Chưa có kênh nào khớp" icon="store">
                  Thêm siêu thị, sàn, cửa hàng OCOP hay điểm bán đầu tiên; rồi ghi chủ thể nào đang bán ở đó.
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

export async function downloadChannels(request: Request): Promise<Answer> {
  const content = await writeChannelsSheet(request.services, request.requireActor(), readSearch(request));
  return download(content, { type: xlsxType, name: "kenh-ban-hang.xlsx" });
}

function Figures({ list, search }: { list: ChannelList; search: ChannelSearch }) {
  const { counts, ending, share, provinceCode } = list;
  const own = (what: string) => `${urls.channels}?${queryOf({ ...search, what })}`;
  const ofProvince = provinceCode ? `?tinh=${provinceCode}` : "";
  return (
    <StatRow
      label="Kênh bán hàng"
      items={[
        { href: own(""), value: counts.open, label: "kênh đang xem" },
        { href: own("modern"), value: counts.modern, label: "kênh hiện đại" },
        {
          href: provinceCode ? urls.salePoints + ofProvince : own("sale-point"),
          value: counts.salePoints,
          label: "điểm giới thiệu, bán OCOP",
        },
        ...(share
          ? [
              {
                href: urls.modernShare + ofProvince,
                value: share.producers > 0 ? formatPercent(share.inModern / share.producers) : "–",
                label: "chủ thể có mặt ở kênh hiện đại",
                note: `${formatNumber(share.inModern)}/${formatNumber(share.producers)}`,
              },
            ]
          : []),
        {
          href: `${urls.listings}?tinh-trang=ending`,
          value: ending.ending,
          label: "hợp đồng sắp hết hạn",
          ...(ending.overdue > 0 ? { note: `${ending.overdue} quá hạn` } : {}),
        },
      ]}
    />
  );
}

type Line = ChannelList["channels"][number];

const columns = [
  {
    key: "name",
    label: "Kênh",
    primary: true,
    cell: (line: Line) => (
      <>
        <TextLink href={urls.channel(line.id)}>{line.name}</TextLink> {line.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "kind", label: "Loại", cell: (line: Line) => channelKinds[line.kind] },
  {
    key: "what",
    label: "Tính là",
    cell: (line: Line) =>
      [line.modern && "kênh hiện đại", line.salePoint && "điểm bán OCOP"].filter(Boolean).join(", ") || (
        <Muted>–</Muted>
      ),
  },
  {
    key: "place",
    label: "Xã, phường",
    cell: (line: Line) => communeName(line.communeCode) || <Muted>–</Muted>,
  },
  {
    key: "producers",
    label: "Chủ thể",
    align: "end" as const,
    cell: (line: Line) => formatNumber(line.producers),
  },
  {
    key: "ending",
    label: "Hợp đồng",
    cell: (line: Line) => (
      <>
        {formatNumber(line.listings)} đang chạy{" "}
        {line.ending > 0 && <StatusTag tone="warn">{line.ending} sắp hoặc quá hạn</StatusTag>}
      </>
    ),
  },
];

const kinds = ["modern", "sale-point"];

function readSearch({ query }: Request): ChannelSearch {
  const kind = textOf(query, "loai");
  const what = textOf(query, "tinh-la");
  const provinceCode = textOf(query, "tinh");
  const communeCode = textOf(query, "xa");
  const [id = "", ...name] = textOf(query, "sau").split("_");
  return {
    text: textOf(query, "q").slice(0, 100),
    kind: isChannelKind(kind) ? kind : "",
    what: kinds.includes(what) ? what : "",
    provinceCode: /^\d{2}$/.test(provinceCode) ? provinceCode : "",
    communeCode: /^\d{5}$/.test(communeCode) ? communeCode : "",
    closed: textOf(query, "da-dong") === "1",
    ...(isUuid(id) ? { after: { id, name: name.join("_").slice(0, 200) } } : {}),
  };
}

function hiddenOf(search: ChannelSearch): Record<string, string> {
  const all = {
    q: search.text,
    loai: search.kind,
    "tinh-la": search.what,
    tinh: search.provinceCode,
    xa: search.communeCode,
    "da-dong": search.closed ? "1" : "",
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

const queryOf = (search: ChannelSearch) => new URLSearchParams(hiddenOf(search)).toString();

function nextHref(search: ChannelSearch, next: { name: string; id: string }): string {
  return `${urls.channels}?${new URLSearchParams({ ...hiddenOf(search), sau: `${next.id}_${next.name}` })}`;
}

function facetsFor(search: ChannelSearch, actor: Actor): FacetGroup[] {
  const options = (names: Record<string, string>, chosen: string) => [
    { value: "", label: "Tất cả", checked: chosen === "" },
    ...Object.entries(names).map(([value, label]) => ({ value, label, checked: value === chosen })),
  ];
  const provinces = Object.fromEntries(listProvinces().map(({ code, name }) => [code, name]));
  const commune = search.communeCode ? { [search.communeCode]: communeName(search.communeCode) } : undefined;
  return [
    {
      name: "tinh-la",
      title: "Tính là",
      kind: "radio",
      options: options({ modern: "Kênh hiện đại", "sale-point": "Điểm bán OCOP" }, search.what),
    },
    { name: "loai", title: "Loại kênh", kind: "radio", options: options(channelKinds, search.kind) },
    {
      name: "da-dong",
      title: "Tình trạng",
      kind: "radio",
      options: [
        { value: "", label: "Đang mở", checked: !search.closed },
        { value: "1", label: "Đã đóng", checked: search.closed },
      ],
    },
    ...(commune
      ? [
          {
            name: "xa",
            title: "Xã, phường",
            kind: "radio" as const,
            options: options(commune, search.communeCode),
          },
        ]
      : []),
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
