import { getProvince, listProvinces } from "#modules/territory";
import { isUuid } from "#platform/db";
import { type Actor, type Answer, download, holdsRole, html, type Request, textOf } from "#platform/http";
import {
  Button,
  DataTable,
  EmptyState,
  formatDate,
  formatNumber,
  formatPercent,
  LinkButton,
  Muted,
  PageHeader,
  Pagination,
  Select,
  Stack,
  Stars,
  StatRow,
  Tabs,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { ministryRoles } from "../permissions.ts";
import { promotionUrls as urls } from "../urls.ts";
import { communeName } from "../use-cases/commune-name.ts";
import {
  type ModernSearch,
  type ModernView,
  readModern,
  readSalePoints,
  writeModernSheet,
} from "../use-cases/read-shares.ts";
import { xlsxType } from "./words.ts";

/** Producers with a recognised product in force: who is in a modern channel and who is not. */
export async function showModern(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readSearch(request);
  const view = await readModern(request.services, actor, search);
  const { share, provinceCode, producers, next, today } = view;
  const at = (inside: string) => `${urls.modernShare}?${queryOf({ provinceCode, inside })}`;
  return html(
    <WorkspacePage title="Kênh hiện đại" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Chủ thể trong kênh bán hàng hiện đại"
          breadcrumb={[{ href: urls.channels, label: "Kênh bán hàng" }, { label: "Kênh hiện đại" }]}
          lead={`${getProvince(provinceCode).fullName}, ngày ${formatDate(today)}: chủ thể có sản phẩm đã được công nhận, và trong số đó chủ thể có hợp đồng đang chạy ở siêu thị, chuỗi cửa hàng hoặc sàn thương mại điện tử.`}
          actions={
            <LinkButton
              href={`${urls.modernSheet}?${queryOf({ ...search, provinceCode })}`}
              kind="secondary"
              icon="download"
            >
              Tải Excel
            </LinkButton>
          }
        />
        <ProvinceChoice action={urls.modernShare} actor={actor} provinceCode={provinceCode} />
        <StatRow
          label="Tỷ lệ"
          items={[
            { href: at(""), value: share.producers, label: "chủ thể có sản phẩm được công nhận" },
            { href: at("in"), value: share.inModern, label: "có mặt ở kênh hiện đại" },
            {
              href: at("out"),
              value: share.producers > 0 ? formatPercent(share.inModern / share.producers) : "–",
              label: "tỷ lệ",
              note: `còn ${formatNumber(share.producers - share.inModern)} chủ thể`,
            },
          ]}
        />
        <Tabs
          label="Nhóm chủ thể"
          items={[
            { href: at(""), label: "Tất cả", current: search.inside === "" },
            { href: at("in"), label: "Đã có mặt", current: search.inside === "in" },
            { href: at("out"), label: "Chưa có mặt", current: search.inside === "out" },
          ]}
        />
        <DataTable
          caption="Chủ thể"
          captionHidden
          columns={columnsFor(actor)}
          rows={producers}
          rowKey={({ producerId }) => producerId}
          empty={
            <EmptyState title="Không có chủ thể nào trong nhóm này">
              Tỷ lệ tính từ hợp đồng ghi ở từng kênh bán hàng.
            </EmptyState>
          }
        />
        <Pagination
          {...(next
            ? { nextHref: `${at(search.inside)}&${new URLSearchParams({ sau: `${next.id}_${next.name}` })}` }
            : {})}
        />
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadModern(request: Request): Promise<Answer> {
  const content = await writeModernSheet(request.services, request.requireActor(), readSearch(request));
  return download(content, { type: xlsxType, name: "kenh-hien-dai.xlsx" });
}

type Line = ModernView["producers"][number];

const columnsFor = (actor: Actor) => [
  {
    key: "name",
    label: "Chủ thể",
    primary: true,
    cell: (line: Line) =>
      holdsRole(actor, ministryRoles) ? (
        line.producerName
      ) : (
        <TextLink href={urls.producer(line.producerId)}>{line.producerName}</TextLink>
      ),
  },
  {
    key: "place",
    label: "Xã, phường",
    cell: (line: Line) => communeName(line.communeCode) || <Muted>–</Muted>,
  },
  {
    key: "star",
    label: "Cao nhất",
    cell: (line: Line) =>
      line.bestStar === null ? <Muted>–</Muted> : <Stars value={line.bestStar} size="small" />,
  },
  {
    key: "products",
    label: "Sản phẩm",
    align: "end" as const,
    cell: (line: Line) => formatNumber(line.products),
  },
  {
    key: "channels",
    label: "Kênh hiện đại",
    shape: "long" as const,
    cell: (line: Line) => (line.channels.length > 0 ? line.channels.join(", ") : <Muted>chưa có</Muted>),
  },
];

function readSearch({ query }: Request): ModernSearch {
  const inside = textOf(query, "nhom");
  const provinceCode = textOf(query, "tinh");
  const [id = "", ...name] = textOf(query, "sau").split("_");
  return {
    inside: inside === "in" || inside === "out" ? inside : "",
    provinceCode: listProvinces().some(({ code }) => code === provinceCode) ? provinceCode : "",
    ...(isUuid(id) ? { after: { id, name: name.join("_").slice(0, 250) } } : {}),
  };
}

function queryOf({ provinceCode, inside }: ModernSearch): string {
  const all = { tinh: provinceCode, nhom: inside };
  return new URLSearchParams(Object.entries(all).filter(([, value]) => value !== "")).toString();
}

function ProvinceChoice({
  action,
  actor,
  provinceCode,
}: {
  action: string;
  actor: Actor;
  provinceCode: string;
}) {
  if (!holdsRole(actor, ministryRoles)) return null;
  return (
    <form method="get" action={action}>
      <Stack>
        <Select
          name="tinh"
          label="Tỉnh"
          options={listProvinces().map(({ code, name }) => ({ value: code, label: name }))}
          value={provinceCode}
          width="medium"
        />
        <Button kind="secondary">Xem</Button>
      </Stack>
    </form>
  );
}

/** Sale points by commune; a number opens the points of the commune. */
export async function showSalePoints(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const { provinceCode: chosen } = readSearch(request);
  const { provinceCode, communes, without } = await readSalePoints(request.services, actor, chosen);
  type Commune = (typeof communes)[number];
  const at = (code: string | null) =>
    `${urls.channels}?${new URLSearchParams({ "tinh-la": "sale-point", tinh: provinceCode, xa: code ?? "" })}`;
  return html(
    <WorkspacePage title="Điểm bán theo xã" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Điểm giới thiệu và bán sản phẩm OCOP"
          breadcrumb={[{ href: urls.channels, label: "Kênh bán hàng" }, { label: "Điểm bán theo xã" }]}
          lead={`${getProvince(provinceCode).fullName}: ${communes.length} xã, phường có điểm bán; ${without} xã, phường chưa có.`}
        />
        <ProvinceChoice action={urls.salePoints} actor={actor} provinceCode={provinceCode} />
        <DataTable
          caption="Điểm bán theo xã, phường"
          captionHidden
          narrow
          rows={communes}
          rowKey={({ communeCode }) => communeCode ?? ""}
          columns={[
            { key: "name", label: "Xã, phường", primary: true, cell: (line: Commune) => line.name },
            {
              key: "points",
              label: "Điểm bán",
              align: "end",
              cell: (line: Commune) => (
                <TextLink href={at(line.communeCode)}>{formatNumber(line.points)}</TextLink>
              ),
            },
            {
              key: "shops",
              label: "Cửa hàng OCOP",
              align: "end",
              cell: (line: Commune) => formatNumber(line.ocopShops),
            },
          ]}
          empty={
            <EmptyState title="Chưa có điểm bán nào" icon="store">
              Thêm kênh bán hàng và đánh dấu “Điểm giới thiệu và bán sản phẩm OCOP”.
            </EmptyState>
          }
        />
      </Stack>
    </WorkspacePage>,
  );
}
