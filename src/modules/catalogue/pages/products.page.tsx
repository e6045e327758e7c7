import { producerKindName } from "#modules/producers";
import { sectors } from "#modules/products";
import { dayInVietnam } from "#platform/calendar";
import { type Answer, html, type Request } from "#platform/http";
import {
  Chip,
  ChipRow,
  EmptyState,
  Facets,
  formatNumber,
  Muted,
  type PageContext,
  PageHeader,
  Pagination,
  ProductGrid,
  PublicPage,
  Row,
  SearchBox,
  Split,
  Stack,
  Strong,
  Tabs,
} from "#platform/ui";
import { validityNames } from "../domain/validity.ts";
import { catalogueUrls, listHref } from "../urls.ts";
import {
  browseProducts,
  type FacetCount,
  facetCounts,
  type ProductPage,
} from "../use-cases/browse-products.ts";
import { EntryCard } from "./entry-card.tsx";
import { communeName, facetGroups, provinceName, setName, starName } from "./list-facets.ts";
import { asParams, type ListQuery, readListQuery } from "./list-query.ts";

const PAGE_SIZE = 24;

export async function showProducts(request: Request): Promise<Answer> {
  const asked = readListQuery(request.query);
  const { filter, sort, after } = asked;
  const [found, counts] = await Promise.all([
    browseProducts(request.services, { filter, sort, after, limit: PAGE_SIZE }),
    facetCounts(request.services, filter),
  ]);
  // An address cut short by a chat program: start again from the first page.
  const page =
    found ?? (await browseProducts(request.services, { filter, sort, after: "", limit: PAGE_SIZE }));
  const today = dayInVietnam(request.services.now());
  return html(
    <ProductsPage
      page={request.page()}
      asked={asked}
      found={page ?? { rows: [], next: undefined }}
      counts={counts}
      today={today}
    />,
    { cacheSeconds: 30 },
  );
}

interface Props {
  page: PageContext;
  asked: ListQuery;
  found: ProductPage;
  counts: FacetCount[];
  today: string;
}

function ProductsPage({ page, asked, found, counts, today }: Props) {
  const total = counts.find(({ group }) => group === "total")?.count ?? 0;
  const params = asParams(asked);
  const hidden = { ...(asked.q ? { q: asked.q } : {}), ...(params.xep ? { xep: String(params.xep) } : {}) };
  return (
    <PublicPage
      title={asked.q ? `Tìm “${asked.q}”` : "Sản phẩm OCOP"}
      page={page}
      description="Sản phẩm OCOP đã được công nhận: hạng sao, chủ thể, nơi làm ra, hiệu lực giấy chứng nhận."
      noIndex={asked.q !== "" || asked.after !== ""}
    >
      <Stack gap="wide">
        <PageHeader
          title="Sản phẩm OCOP"
          lead="Tìm có dấu hay không dấu, theo tên xã mới hoặc xã cũ đều được."
        />
        <SearchBox
          action={catalogueUrls.products}
          label="Tìm sản phẩm, chủ thể, xã"
          placeholder="Ví dụ: gạo lúa tôm, mật ong, Trí Phải"
          value={asked.q}
          large
        />
        <Split
          ratio="narrow-left"
          side={
            <Facets
              action={catalogueUrls.products}
              groups={facetGroups(counts, asked)}
              hidden={hidden}
              clearHref={listHref({ q: asked.q })}
            />
          }
        >
          <Stack>
            <Row align="between">
              <span>
                <Strong>{formatNumber(total)} sản phẩm</Strong> <Muted>{asked.q && `cho “${asked.q}”`}</Muted>
              </span>
            </Row>
            <Chosen asked={asked} />
            <SortTabs asked={asked} />
            {found.rows.length > 0 ? (
              <ProductGrid label="Sản phẩm" content={JSON.stringify([today, found.rows])}>
                {found.rows.map((entry) => (
                  <EntryCard key={entry.productId} entry={entry} today={today} />
                ))}
              </ProductGrid>
            ) : (
              <Nothing asked={asked} />
            )}
            <Pagination
              prevHref={asked.after ? listHref(params) : undefined}
              nextHref={found.next ? listHref({ ...params, sau: found.next }) : undefined}
            />
          </Stack>
        </Split>
      </Stack>
    </PublicPage>
  );
}

const labels: Record<string, (value: string) => string> = {
  sao: starName,
  tinh: provinceName,
  xa: communeName,
  nganh: (value) => sectors[value as keyof typeof sectors],
  bo: setName,
  loai: producerKindName,
  nam: (value) => `năm ${value}`,
  hieuLuc: (value) => validityNames[value as keyof typeof validityNames],
};

/** Every chosen filter as a chip that takes itself away. */
function Chosen({ asked }: { asked: ListQuery }) {
  const params = asParams(asked);
  const chips = Object.entries(labels).flatMap(([name, label]) => {
    const values = params[name];
    if (!Array.isArray(values)) return [];
    return values.map((value) => ({
      text: label(value),
      href: listHref({ ...params, [name]: values.filter((each) => each !== value) }),
    }));
  });
  if (chips.length === 0) return null;
  return (
    <ChipRow>
      {chips.map(({ text, href }) => (
        <Chip key={href} href={href} removeLabel={`Bỏ lọc ${text}`}>
          {text}
        </Chip>
      ))}
    </ChipRow>
  );
}

function SortTabs({ asked }: { asked: ListQuery }) {
  const params = asParams(asked);
  const tab = (sort: ListQuery["sort"], label: string) => ({
    href: listHref({ ...params, xep: sort === "phu-hop" ? "" : sort }),
    label,
    current: asked.sort === sort,
  });
  return (
    <Tabs
      label="Sắp xếp"
      items={[
        tab("phu-hop", asked.q ? "Phù hợp nhất" : "Sao cao trước"),
        ...(asked.q ? [tab("sao", "Sao cao trước")] : []),
        tab("moi", "Mới công nhận"),
        tab("ten", "Tên A–Z"),
      ]}
    />
  );
}

function Nothing({ asked }: { asked: ListQuery }) {
  const filtered = Object.entries(asParams(asked)).some(
    ([, value]) => Array.isArray(value) && value.length > 0,
  );
  return (
    <EmptyState
      title="Chưa có sản phẩm nào như vậy"
      icon="search"
      action={
        filtered
          ? { href: listHref({ q: asked.q }), label: "Bỏ hết bộ lọc" }
          : { href: catalogueUrls.products, label: "Xem tất cả sản phẩm" }
      }
    >
      {asked.q
        ? `Không thấy “${asked.q}”. Hãy thử ít chữ hơn, tên chủ thể, tên xã, hoặc một tên gọi khác của sản phẩm.`
        : "Bớt một bộ lọc để thấy thêm sản phẩm."}
    </EmptyState>
  );
}
