import { sectors } from "#modules/products";
import { describePlace } from "#modules/territory";
import { dayInVietnam } from "#platform/calendar";
import { fileUrls } from "#platform/files";
import { type Answer, html, type Request } from "#platform/http";
import {
  Address,
  ButtonRow,
  DemoMark,
  DescriptionList,
  formatMoney,
  Grid,
  LinkButton,
  Notice,
  type PageContext,
  PageHeader,
  ProductPicture,
  Prose,
  PublicPage,
  Row,
  Section,
  Small,
  Split,
  Stack,
  Stars,
  Strong,
  TextLink,
} from "#platform/ui";
import type { ProductDetail } from "../domain/entry.ts";
import { catalogueUrls, listHref } from "../urls.ts";
import { readProduct } from "../use-cases/read-public.ts";
import { pictureOf } from "./entry-card.tsx";
import { provinceName, setName } from "./list-facets.ts";
import { History, MaterialZones, ValidityBox, Variants, WhyStars } from "./product-parts.tsx";

export async function showProduct(request: Request): Promise<Answer> {
  const product = await readProduct(request.services, request.params.slug ?? "");
  const origin = request.services.config.SAOQUE_ORIGIN;
  const today = dayInVietnam(request.services.now());
  return html(<ProductPage page={request.page()} product={product} today={today} origin={origin} />, {
    cacheSeconds: 30,
  });
}

interface Props {
  page: PageContext;
  product: ProductDetail;
  today: string;
  origin: string;
}

function ProductPage({ page, product, today, origin }: Props) {
  return (
    <PublicPage
      title={product.name}
      page={page}
      description={`${product.name}${product.star ? `, OCOP ${product.star} sao` : ""}, ${product.producerName}, ${product.placeText}.`}
      canonical={`${origin}${catalogueUrls.product(product.slug)}`}
      openGraph={{
        type: "product",
        ...(product.pictureFileId ? { image: `${origin}${fileUrls.file(product.pictureFileId)}` } : {}),
      }}
    >
      <Stack gap="wide">
        <Split ratio="half" side={<Head product={product} today={today} />}>
          <ProductPicture picture={bigPicture(product)} alt={product.pictures[0]?.alt ?? ""} large />
        </Split>
        <WhyStars product={product} />
        <Telling product={product} />
        <Variants variants={product.variants} />
        <MaterialZones materialZones={product.materialZones} />
        <MorePictures product={product} />
        <History recognitions={product.recognitions} />
      </Stack>
    </PublicPage>
  );
}

function bigPicture(product: ProductDetail) {
  return product.pictureFileId ? { src: fileUrls.file(product.pictureFileId) } : pictureOf(product);
}

const level = (star: number) => (star === 5 ? "OCOP cấp quốc gia" : "OCOP cấp tỉnh");

function Head({ product, today }: { product: ProductDetail; today: string }) {
  const { sector, setCode, star } = product;
  return (
    <Stack>
      <PageHeader
        title={product.name}
        breadcrumb={[
          { href: catalogueUrls.products, label: "Sản phẩm" },
          { href: listHref({ nganh: sector }), label: sectors[sector as keyof typeof sectors] ?? sector },
          ...(setCode ? [{ href: listHref({ nganh: sector, bo: setCode }), label: setName(setCode) }] : []),
        ]}
        tags={product.isDemo ? <DemoMark /> : undefined}
      />
      <Row gap="tight">
        {star ? (
          <>
            <Stars value={star} size="large" showText />
            <Small>{level(star)}</Small>
          </>
        ) : (
          <Strong>Đã được công nhận, chưa rõ hạng sao</Strong>
        )}
      </Row>
      <ValidityBox product={product} today={today} />
      <DescriptionList items={factsOf(product)} />
      <Contact product={product} />
      {product.nameBasis === "inferred" && (
        <Notice kind="info" title="Danh bạ cũ chỉ ghi chủ thể; tên sản phẩm ở đây là suy ra." />
      )}
    </Stack>
  );
}

/** Buying happens with the maker: a call where the maker made the number public, else the maker's own page. */
function Contact({ product: { phone, producerSlug } }: { product: ProductDetail }) {
  return (
    <ButtonRow>
      {phone && (
        <LinkButton href={`tel:${phone.replace(/[^+\d]/g, "")}`} icon="phone">
          {`Gọi ${phone}`}
        </LinkButton>
      )}
      <LinkButton
        href={catalogueUrls.producer(producerSlug)}
        kind={phone ? "secondary" : "primary"}
        icon="store"
      >
        Xem người làm và liên hệ
      </LinkButton>
    </ButtonRow>
  );
}

function factsOf(product: ProductDetail) {
  const { code, formerCodes, specification, priceFromVnd, shelfLife, gtin, phone, website } = product;
  const optional = (term: string, value: string | null | undefined) => (value ? [{ term, value }] : []);
  return [
    {
      term: "Người làm",
      value: (
        <Strong>
          <TextLink href={catalogueUrls.producer(product.producerSlug)}>{product.producerName}</TextLink>
        </Strong>
      ),
    },
    { term: "Nơi làm", value: <Address {...placeOf(product)} /> },
    ...optional("Quy cách", specification),
    ...optional("Giá tham khảo", priceFromVnd === null ? null : `từ ${formatMoney(priceFromVnd)}`),
    ...optional("Hạn dùng", shelfLife),
    ...optional("Mã sản phẩm", code),
    ...optional("Mã cũ", formerCodes.join(", ")),
    ...optional("Mã vạch", gtin),
    ...optional("Điện thoại", phone),
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

type Placed = Pick<ProductDetail, "communeCode" | "oldCommuneCode" | "oldPlace" | "provinceCode">;

/** The commune of today with the one people knew before July 2025. */
export function placeOf({ communeCode, oldCommuneCode, oldPlace, provinceCode }: Placed) {
  const known = communeCode ? describePlace({ communeCode2025: communeCode, oldCommuneCode }) : "";
  if (known && oldCommuneCode) return { place: known };
  if (known) return { place: known, ...(oldPlace ? { formerPlace: oldPlace } : {}) };
  const province = provinceName(provinceCode);
  return { place: province, ...(oldPlace ? { formerPlace: oldPlace } : {}) };
}

function Telling({ product }: { product: ProductDetail }) {
  const { description, story, ingredients, storageGuide } = product;
  const lines = [description, story].flatMap((text) => text?.split(/\n+/) ?? []);
  const facts = [
    { term: "Thành phần", value: ingredients },
    { term: "Bảo quản", value: storageGuide },
  ].filter(({ value }) => value);
  if (lines.length === 0 && facts.length === 0) return null;
  return (
    <Section title={story ? "Câu chuyện sản phẩm" : "Về sản phẩm"} id="san-pham">
      {lines.length > 0 && (
        <Prose>
          {lines.map((line, at) => (
            <p key={at}>{line}</p>
          ))}
        </Prose>
      )}
      {facts.length > 0 && <DescriptionList items={facts} />}
    </Section>
  );
}

function MorePictures({ product }: { product: ProductDetail }) {
  const more = product.pictures.slice(1);
  if (more.length === 0) return null;
  return (
    <Section title="Hình ảnh" id="hinh-anh">
      <Grid min="small">
        {more.map((picture) => (
          <ProductPicture
            key={picture.fileId}
            picture={{ src: fileUrls.thumbnail(picture.fileId) }}
            alt={picture.alt}
          />
        ))}
      </Grid>
    </Section>
  );
}
