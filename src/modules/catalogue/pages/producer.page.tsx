import { producerKindName } from "#modules/producers";
import { dayInVietnam } from "#platform/calendar";
import { type Answer, html, type Request } from "#platform/http";
import {
  Address,
  DemoMark,
  DescriptionList,
  EmptyState,
  formatDate,
  type PageContext,
  PageHeader,
  ProductGrid,
  Prose,
  PublicPage,
  Section,
  Stack,
  TextLink,
} from "#platform/ui";
import type { Entry } from "../domain/entry.ts";
import { catalogueUrls, listHref } from "../urls.ts";
import { type ProducerPage, readProducer } from "../use-cases/read-public.ts";
import { EntryCard } from "./entry-card.tsx";
import { provinceName } from "./list-facets.ts";
import { placeOf } from "./product.page.tsx";

export async function showProducer(request: Request): Promise<Answer> {
  const { producer, products } = await readProducer(request.services, request.params.slug ?? "");
  const today = dayInVietnam(request.services.now());
  return html(<Page page={request.page()} producer={producer} products={products} today={today} />, {
    cacheSeconds: 60,
  });
}

interface Props {
  page: PageContext;
  producer: ProducerPage;
  products: Entry[];
  today: string;
}

function Page({ page, producer, products, today }: Props) {
  return (
    <PublicPage
      title={producer.name}
      page={page}
      description={`${producer.name}: ${products.length} sản phẩm OCOP.`}
    >
      <Stack gap="wide">
        <PageHeader
          title={producer.name}
          lead={producerKindName(producer.kind)}
          breadcrumb={[
            { href: catalogueUrls.products, label: "Sản phẩm" },
            { href: listHref({ tinh: producer.provinceCode }), label: provinceName(producer.provinceCode) },
            { label: "Chủ thể" },
          ]}
          tags={producer.isDemo ? <DemoMark /> : undefined}
        />
        <DescriptionList items={factsOf(producer)} />
        {producer.about && (
          <Section title="Giới thiệu">
            <Prose>
              {producer.about.split(/\n+/).map((line, at) => (
                <p key={at}>{line}</p>
              ))}
            </Prose>
          </Section>
        )}
        <Section title={`${products.length} sản phẩm OCOP`} id="san-pham">
          {products.length > 0 ? (
            <ProductGrid label={`Sản phẩm của ${producer.name}`}>
              {products.map((entry) => (
                <EntryCard key={entry.productId} entry={entry} today={today} />
              ))}
            </ProductGrid>
          ) : (
            <EmptyState title="Chưa có sản phẩm được công nhận" icon="package">
              Sản phẩm hiện ở đây khi có quyết định công nhận OCOP.
            </EmptyState>
          )}
        </Section>
      </Stack>
    </PublicPage>
  );
}

function factsOf({ website, phone, foundedOn, ...placed }: ProducerPage) {
  return [
    { term: "Nơi làm", value: <Address {...placeOf(placed)} /> },
    ...(foundedOn ? [{ term: "Thành lập", value: formatDate(foundedOn) }] : []),
    ...(phone ? [{ term: "Điện thoại", value: phone }] : []),
    ...(website && /^https?:\/\//.test(website)
      ? [
          {
            term: "Trang riêng",
            value: (
              <TextLink href={website} external>
                {website.replace(/^https?:\/\//, "")}
              </TextLink>
            ),
          },
        ]
      : []),
  ];
}
