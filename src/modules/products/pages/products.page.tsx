import { listMyProducers, producerUrls } from "#modules/producers";
import { type Answer, holdsRole, html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  type FacetGroup,
  Facets,
  LinkButton,
  type Motif,
  motifFor,
  PageHeader,
  Pagination,
  ProductCard,
  ProductGrid,
  SearchBox,
  Split,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { isSector, productStatuses, sectors } from "../domain/product.ts";
import { producerRoles } from "../permissions.ts";
import { productUrls } from "../urls.ts";
import { listProductsFor, type ProductLine, type ProductSearch } from "../use-cases/list-products.ts";
import { ProductTag } from "./product-tag.tsx";
import { setTextOf } from "./set-text.ts";

/** My products; for officials those of their area. */
export async function showProducts(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readSearch(request);
  const { lines, producer, next } = await listProductsFor(request.services, actor, search);
  const mine = holdsRole(actor, producerRoles) ? await listMyProducers(request.services.db, actor) : [];
  const addTo = producer ?? (mine.length === 1 ? mine[0] : undefined);
  const filtered = isFiltered(search);
  const own = mine.length > 0;
  return html(
    <WorkspacePage title="Sản phẩm" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={own && !producer ? "Sản phẩm của tôi" : "Sản phẩm"}
          lead={
            producer
              ? producer.name
              : own
                ? "Khai sản phẩm một lần, dùng cho mọi hồ sơ."
                : "Sản phẩm trên địa bàn của bạn."
          }
          breadcrumb={
            producer
              ? [{ href: producerUrls.overview(producer.id), label: producer.name }, { label: "Sản phẩm" }]
              : []
          }
          actions={
            own && (
              <LinkButton href={addTo ? productUrls.addTo(addTo.id) : productUrls.add} icon="plus">
                Thêm sản phẩm
              </LinkButton>
            )
          }
        />
        {own && !filtered && !next ? (
          <OwnProducts lines={lines} />
        ) : (
          <SearchedProducts search={search} lines={lines} next={next} own={own} producerId={producer?.id} />
        )}
      </Stack>
    </WorkspacePage>,
  );
}

/** The few goods of one producer, as buyers know them; filters would only stand in the way. */
function OwnProducts({ lines }: { lines: ProductLine[] }) {
  if (lines.length === 0) return <Nothing filtered={false} own />;
  return (
    <ProductGrid label="Sản phẩm của tôi">
      {lines.map((line) => (
        <ProductCard
          key={line.id}
          href={productUrls.overview(line.id)}
          name={line.name}
          producer={line.setCode ? setTextOf(line).name : setTextOf(line).sector}
          place={line.code ?? "chưa có mã sản phẩm"}
          picture={{ motif: (line.motif as Motif | null) ?? motifFor(line.name, line.setCode ?? undefined) }}
          tag={<ProductTag status={line.status} />}
          demo={line.isDemo}
        />
      ))}
    </ProductGrid>
  );
}

interface SearchedProps {
  search: ProductSearch;
  lines: ProductLine[];
  next: string | undefined;
  own: boolean;
  producerId: string | undefined;
}

function SearchedProducts({ search, lines, next, own, producerId }: SearchedProps) {
  const filtered = isFiltered(search);
  return (
    <>
      <SearchBox
        action={productUrls.list}
        label="Tìm theo tên sản phẩm"
        placeholder="Tên sản phẩm"
        value={search.text ?? ""}
        hidden={hiddenOf({ ...search, text: "" })}
      />
      <Split
        ratio="narrow-left"
        side={
          <Facets
            action={productUrls.list}
            groups={facetsFor(search)}
            hidden={hiddenOf({ text: search.text ?? "", producerId: search.producerId ?? "" })}
            {...(filtered
              ? { clearHref: producerId ? productUrls.listOf(producerId) : productUrls.list }
              : {})}
          />
        }
      >
        <Stack>
          <DataTable
            caption="Danh sách sản phẩm"
            captionHidden
            columns={own || producerId ? columns.filter(({ key }) => key !== "producer") : columns}
            rows={lines}
            rowKey={(line) => line.id}
            empty={<Nothing filtered={filtered} own={own} />}
          />
          <Pagination {...(next ? { nextHref: addressOf(search, next) } : {})} />
        </Stack>
      </Split>
    </>
  );
}

function isFiltered(search: ProductSearch): boolean {
  return Boolean(search.text || search.sector || search.status || search.cursor);
}

function Nothing({ filtered, own }: { filtered: boolean; own: boolean }) {
  if (filtered)
    return <EmptyState title="Không có sản phẩm nào khớp">Thử bỏ bớt bộ lọc hoặc gõ ít chữ hơn.</EmptyState>;
  return (
    <EmptyState title="Chưa có sản phẩm nào" icon="package">
      {own
        ? "Bắt đầu bằng tên và nhóm sản phẩm; phần còn lại bổ sung dần."
        : "Sản phẩm hiện ở đây khi chủ thể khai hoặc khi nhập danh bạ của tỉnh."}
    </EmptyState>
  );
}

const columns = [
  {
    key: "name",
    label: "Sản phẩm",
    primary: true,
    cell: (line: ProductLine) => (
      <>
        <TextLink href={productUrls.overview(line.id)}>{line.name}</TextLink> {line.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "producer", label: "Chủ thể", cell: (line: ProductLine) => line.producerName },
  {
    key: "set",
    label: "Nhóm sản phẩm",
    cell: (line: ProductLine) => (line.setCode ? setTextOf(line).name : setTextOf(line).sector),
  },
  { key: "code", label: "Mã sản phẩm", cell: (line: ProductLine) => line.code ?? "Chưa cấp" },
  { key: "status", label: "Trạng thái", cell: (line: ProductLine) => <ProductTag status={line.status} /> },
];

function readSearch({ query }: Request): ProductSearch {
  const sector = textOf(query, "nganh");
  const status = textOf(query, "trang-thai");
  return {
    producerId: textOf(query, "chu-the"),
    text: textOf(query, "q").slice(0, 100),
    sector: isSector(sector) ? sector : "",
    status: Object.hasOwn(productStatuses, status) ? status : "",
    cursor: textOf(query, "sau"),
  };
}

function hiddenOf({ text, sector, status, producerId }: ProductSearch): Record<string, string> {
  const all = { q: text ?? "", nganh: sector ?? "", "trang-thai": status ?? "", "chu-the": producerId ?? "" };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

function addressOf(search: ProductSearch, cursor: string): string {
  return `${productUrls.list}?${new URLSearchParams({ ...hiddenOf(search), sau: cursor })}`;
}

function facetsFor(search: ProductSearch): FacetGroup[] {
  const options = (names: Record<string, string>, chosen: string | undefined) => [
    { value: "", label: "Tất cả", checked: !chosen },
    ...Object.entries(names).map(([value, label]) => ({ value, label, checked: value === chosen })),
  ];
  return [
    {
      name: "trang-thai",
      title: "Trạng thái",
      kind: "radio",
      options: options(productStatuses, search.status),
    },
    { name: "nganh", title: "Ngành", kind: "radio", options: options(sectors, search.sector) },
  ];
}
