import { dayInVietnam } from "#platform/calendar";
import { type Answer, html, type Request } from "#platform/http";
import {
  Band,
  Chip,
  ChipRow,
  EmptyState,
  formatNumber,
  Hero,
  LinkButton,
  type PageContext,
  ProductGrid,
  PublicPage,
  Row,
  SearchBox,
  Section,
  Stack,
  StatRow,
  Trail,
} from "#platform/ui";
import type { Entry } from "../domain/entry.ts";
import { catalogueUrls, listHref } from "../urls.ts";
import { readHome, type Tally } from "../use-cases/read-public.ts";
import { EntryCard } from "./entry-card.tsx";
import { provinceName } from "./list-facets.ts";

export async function showHome(request: Request): Promise<Answer> {
  const { tallies, featured } = await readHome(request.services);
  const today = dayInVietnam(request.services.now());
  return html(<HomePage page={request.page()} tallies={tallies} featured={featured} today={today} />, {
    cacheSeconds: 60,
  });
}

interface Props {
  page: PageContext;
  tallies: Tally[];
  featured: Entry[];
  today: string;
}

const registration = "/dang-ky-chu-the";
const criteria = "/bo-tieu-chi";

function HomePage({ page, tallies, featured, today }: Props) {
  const provinces = provincesOf(tallies);
  const valid = sum(tallies, ({ valid: each }) => each);
  const all = sum(tallies, ({ products }) => products);
  return (
    <PublicPage
      title="SaoQuê"
      page={page}
      wide
      description="Tìm sản phẩm OCOP, xem vì sao được sao, kiểm tra giấy chứng nhận còn hiệu lực."
      openGraph={{ type: "website" }}
    >
      <Hero title="Của ngon quê mình, sao thật, người làm thật." lead={lead(valid, all, provinces)}>
        <Stack>
          <SearchBox
            action={catalogueUrls.products}
            label="Tìm sản phẩm, chủ thể, xã"
            placeholder="Tìm có dấu hay không dấu: mat ong rung"
            large
          />
          <ChipRow>
            {["gạo", "cá khô", "mắm", "muối", "mật ong"].map((word) => (
              <Chip key={word} href={listHref({ q: word })}>
                {word}
              </Chip>
            ))}
            <Chip href={catalogueUrls.lookUp}>Tra giấy chứng nhận</Chip>
          </ChipRow>
        </Stack>
      </Hero>
      <Band>
        <Stack gap="wide">
          {all > 0 && <StatRow label="Con số của danh mục" items={numbersOf(tallies)} />}
          <Featured featured={featured} today={today} />
          {provinces.length > 0 && (
            <Section title="Theo tỉnh" id="tinh">
              <ChipRow>
                {provinces.map(({ code, products }) => (
                  <Chip key={code} href={listHref({ tinh: code })}>
                    {provinceName(code)} ({formatNumber(products)})
                  </Chip>
                ))}
              </ChipRow>
            </Section>
          )}
        </Stack>
      </Band>
      <Band tone="leaf">
        <ForProducers />
      </Band>
    </PublicPage>
  );
}

function lead(valid: number, all: number, provinces: { code: string }[]): string {
  if (all === 0) return "Nơi tra sao, tìm người làm và xem lý do phía sau mỗi ngôi sao OCOP.";
  const where =
    provinces.length === 1 ? provinceName(provinces[0]?.code ?? "") : `${provinces.length} tỉnh, thành phố`;
  return `${formatNumber(all)} sản phẩm OCOP của ${where}, ${formatNumber(valid)} sản phẩm biết chắc còn hiệu lực. Tra sao, tìm người làm, xem quyết định phía sau.`;
}

function numbersOf(tallies: readonly Tally[]) {
  const star = (value: number) =>
    sum(
      tallies.filter((each) => each.star === value),
      ({ products }) => products,
    );
  return [
    { href: catalogueUrls.products, value: sum(tallies, ({ products }) => products), label: "sản phẩm" },
    { href: catalogueUrls.products, value: tallies[0]?.producers ?? 0, label: "chủ thể" },
    ...[5, 4, 3].map((value) => ({
      href: listHref({ sao: String(value) }),
      value: star(value),
      label: `hạng ${value} sao`,
    })),
    ...(star(0) > 0
      ? [
          {
            href: listHref({ sao: "0" }),
            value: star(0),
            label: "chưa rõ hạng",
            note: "danh bạ cũ không ghi",
          },
        ]
      : []),
    {
      href: listHref({ hieuLuc: "valid" }),
      value: sum(tallies, ({ valid }) => valid),
      label: "còn hiệu lực",
      note: "biết rõ ngày hết hạn",
    },
  ];
}

function Featured({ featured, today }: { featured: Entry[]; today: string }) {
  if (featured.length === 0) {
    return (
      <EmptyState
        title="Chưa có sản phẩm 4, 5 sao"
        icon="award"
        action={{ href: catalogueUrls.products, label: "Xem tất cả sản phẩm" }}
      >
        Sản phẩm hiện ở đây ngay khi có quyết định công nhận.
      </EmptyState>
    );
  }
  return (
    <Section
      title="Sao cao nhất"
      id="noi-bat"
      lead="Mỗi chủ thể một sản phẩm; mở ra để xem quyết định và điểm."
      action={{ href: catalogueUrls.products, label: "Xem tất cả" }}
    >
      <ProductGrid label="Sản phẩm hạng cao">
        {featured.map((entry) => (
          <EntryCard key={entry.productId} entry={entry} today={today} />
        ))}
      </ProductGrid>
    </Section>
  );
}

function ForProducers() {
  return (
    <Section
      title="Bạn làm ra sản phẩm?"
      id="cho-chu-the"
      lead="Tự chấm thử trước, rồi lập hồ sơ ngay trên điện thoại; mỗi bước đều biết đang chờ ai, đến bao giờ."
    >
      <Stack gap="wide">
        <Trail
          entries={[
            { title: "Tự chấm thử", note: "biết còn thiếu gì", state: "current" },
            { title: "Lập hồ sơ", note: "nộp UBND xã", state: "todo" },
            { title: "Xã kiểm tra", note: "trong 15 ngày làm việc", state: "todo" },
            { title: "Hội đồng tỉnh chấm", note: "mỗi thành viên chấm riêng", state: "todo" },
            { title: "Nhận chứng nhận", note: "có mã QR để kiểm tra", state: "todo" },
          ]}
        />
        <Row>
          <LinkButton href={criteria} icon="clipboard-check">
            Sản phẩm của tôi được mấy sao?
          </LinkButton>
          <LinkButton href={registration} kind="secondary">
            Đăng ký chủ thể
          </LinkButton>
        </Row>
      </Stack>
    </Section>
  );
}

function provincesOf(tallies: readonly Tally[]): { code: string; products: number }[] {
  const byCode = Map.groupBy(tallies, ({ provinceCode }) => provinceCode);
  return [...byCode]
    .map(([code, rows]) => ({ code, products: sum(rows, ({ products }) => products) }))
    .sort((a, b) => b.products - a.products);
}

function sum<T>(rows: readonly T[], value: (row: T) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}
