import { producerUrls } from "#modules/producers";
import { describePlace } from "#modules/territory";
import { fileUrls } from "#platform/files";
import { versionOf } from "#platform/forms";
import { type Answer, html, type Request, redirect, textOf } from "#platform/http";
import {
  ButtonRow,
  Card,
  DataTable,
  DemoMark,
  DescriptionList,
  formatMoney,
  formatNumber,
  Grid,
  LinkButton,
  Muted,
  Notice,
  type PageContext,
  PageHeader,
  PostButton,
  ProductPicture,
  Prose,
  Section,
  Small,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { allows, type MaterialZone, type Picture, type Product, type Variant } from "../domain/product.ts";
import { productUrls } from "../urls.ts";
import { type ProductCase, type ProductParts, readParts, viewProduct } from "../use-cases/get-product.ts";
import { moveProduct } from "../use-cases/save-product.ts";
import { ProductTag } from "./product-tag.tsx";
import { setTextOf } from "./set-text.ts";

export async function showProduct(request: Request): Promise<Answer> {
  const { db } = request.services;
  const found = await viewProduct(db, request.requireActor(), request.params.productId ?? "");
  const parts = await readParts(db, found.product.id);
  return html(<ProductPage page={request.page()} found={found} parts={parts} />);
}

export async function postStatus(request: Request): Promise<Answer> {
  const productId = request.params.productId ?? "";
  const action = textOf(request.fields, "action");
  const version = versionOf(request.fields);
  const input = { productId, version, action, requestId: request.id };
  const status = await moveProduct(request.services, request.requireActor(), input);
  const text =
    status === "active" ? "Sản phẩm đã hiện trên trang công khai." : "Đã rút sản phẩm khỏi trang công khai.";
  return redirect(productUrls.overview(productId), { kind: "success", text });
}

interface PageProps {
  page: PageContext;
  found: ProductCase;
  parts: ProductParts;
}

function ProductPage({ page, found, parts }: PageProps) {
  const { product, producer, mayChange } = found;
  const editable = mayChange && allows(product.status, "change");
  const aliases = parts.codes.filter(({ isCurrent }) => !isCurrent).map(({ code }) => code);
  const code = parts.codes.find(({ isCurrent }) => isCurrent)?.code;
  return (
    <WorkspacePage title={product.name} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={product.name}
          lead={<TextLink href={producerUrls.overview(producer.id)}>{producer.name}</TextLink>}
          breadcrumb={[{ href: productUrls.listOf(producer.id), label: "Sản phẩm" }, { label: product.name }]}
          tags={
            <>
              <ProductTag status={product.status} /> {product.isDemo && <DemoMark />}
            </>
          }
        />
        <NextStep page={page} product={product} mayChange={mayChange} parts={parts} />
        <GeneralCard product={product} editable={editable} code={code} aliases={aliases} />
        <VariantsSection product={product} variants={parts.variants} editable={editable} />
        <PicturesSection product={product} pictures={parts.pictures} editable={editable} />
        <ZonesSection product={product} zones={parts.zones} editable={editable} />
        {product.story && (
          <Section title="Câu chuyện sản phẩm">
            <Prose>
              {product.story.split(/\n+/).map((line) => (
                <p key={line}>{line}</p>
              ))}
            </Prose>
          </Section>
        )}
      </Stack>
    </WorkspacePage>
  );
}

/** What to do now, and the buttons the present status allows. */
function NextStep({
  page,
  product,
  mayChange,
  parts,
}: {
  page: PageContext;
  product: Product;
  mayChange: boolean;
  parts: ProductParts;
}) {
  if (!mayChange) return null;
  const hidden = { version: String(product.version) };
  const action = productUrls.status(product.id);
  const missing = [
    ...(product.setCode ? [] : ["nhóm sản phẩm"]),
    ...(parts.variants.length > 0 || product.sector === "VI" ? [] : ["quy cách và giá"]),
    ...(parts.pictures.length > 0 ? [] : ["ảnh"]),
    ...(product.story ? [] : ["câu chuyện"]),
  ];
  return (
    <Card title="Việc nên làm tiếp" tone="leaf">
      <Stack>
        <p>
          {missing.length > 0
            ? `Bổ sung ${missing.join(", ")} để người mua hiểu sản phẩm và hồ sơ có điểm.`
            : "Thông tin đã đủ. Có thể lập hồ sơ đánh giá cho sản phẩm này."}
        </p>
        <ButtonRow>
          {allows(product.status, "activate") && (
            <PostButton page={page} action={action} hidden={{ ...hidden, action: "activate" }} icon="eye">
              Giới thiệu trên trang công khai
            </PostButton>
          )}
          {product.status === "active" && (
            <LinkButton href={`/san-pham/${product.slug}`} kind="secondary" icon="eye">
              Xem trang công khai
            </LinkButton>
          )}
          {allows(product.status, "withdraw") && (
            <PostButton page={page} action={action} hidden={{ ...hidden, action: "withdraw" }} kind="quiet">
              Rút sản phẩm
            </PostButton>
          )}
        </ButtonRow>
      </Stack>
    </Card>
  );
}

interface GeneralProps {
  product: Product;
  editable: boolean;
  code: string | undefined;
  aliases: string[];
}

function GeneralCard({ product, editable, code, aliases }: GeneralProps) {
  const set = setTextOf(product);
  const told = (value: string | null) => value ?? "Chưa khai";
  return (
    <Card
      title="Thông tin chung"
      aside={editable && <TextLink href={productUrls.edit(product.id)}>Sửa thông tin</TextLink>}
    >
      {product.nameBasis === "inferred" && (
        <Notice kind="warn">
          Tên suy ra từ danh bạ cũ, vốn chỉ ghi tên chủ thể. Hãy đối chiếu với nhãn.
        </Notice>
      )}
      <DescriptionList
        items={[
          { term: "Mã sản phẩm", value: code ?? "Cấp khi đánh giá" },
          ...(aliases.length > 0 ? [{ term: "Mã cũ", value: aliases.join(", ") }] : []),
          { term: "Ngành", value: set.sector },
          { term: "Nhóm", value: set.group },
          { term: "Phân nhóm", value: set.name },
          { term: "Cơ quan quản lý", value: set.agencies },
          { term: "Giới thiệu", value: told(product.description) },
          { term: "Quy cách", value: told(product.specification) },
          { term: "Thành phần", value: told(product.ingredients) },
          { term: "Sử dụng, bảo quản", value: told(product.storageGuide) },
          { term: "Hạn sử dụng", value: told(product.shelfLife) },
          { term: "Mã vạch GTIN", value: told(product.gtin) },
          ...(product.source ? [{ term: "Nguồn", value: product.source }] : []),
        ]}
      />
    </Card>
  );
}

function VariantsSection({
  product,
  variants,
  editable,
}: {
  product: Product;
  variants: Variant[];
  editable: boolean;
}) {
  return (
    <Section
      title="Quy cách và giá"
      {...(editable
        ? { action: { href: productUrls.variants(product.id), label: "Thêm, bỏ quy cách" } }
        : {})}
    >
      <VariantTable variants={variants} />
    </Section>
  );
}

export function VariantTable({ variants }: { variants: Variant[] }) {
  return (
    <DataTable
      caption="Quy cách và giá"
      captionHidden
      rows={variants}
      rowKey={(variant) => variant.id}
      columns={[
        { key: "name", label: "Quy cách", primary: true, cell: (variant) => variant.name },
        { key: "net", label: "Khối lượng, thể tích", cell: (variant) => variant.netContent ?? "–" },
        { key: "gtin", label: "Mã vạch", cell: (variant) => variant.gtin ?? "–" },
        {
          key: "price",
          label: "Giá",
          align: "end",
          cell: (variant) => (variant.priceVnd === null ? "Chưa ghi" : formatMoney(variant.priceVnd)),
        },
      ]}
      empty={<Muted>Chưa khai quy cách nào.</Muted>}
    />
  );
}

function PicturesSection({
  product,
  pictures,
  editable,
}: {
  product: Product;
  pictures: Picture[];
  editable: boolean;
}) {
  return (
    <Section
      title="Ảnh"
      {...(editable
        ? { action: { href: productUrls.pictures(product.id), label: "Thêm, xếp lại ảnh" } }
        : {})}
    >
      {pictures.length === 0 ? (
        <Muted>Chưa có ảnh. Trang công khai dùng hình vẽ minh hoạ cho tới khi bạn tải ảnh thật.</Muted>
      ) : (
        <Grid min="small">
          {pictures.map((picture) => (
            <Stack key={picture.id} gap="tight">
              <ProductPicture picture={{ src: fileUrls.thumbnail(picture.fileId) }} alt={picture.alt} />
              <Small>{picture.alt}</Small>
            </Stack>
          ))}
        </Grid>
      )}
    </Section>
  );
}

function ZonesSection({
  product,
  zones,
  editable,
}: {
  product: Product;
  zones: MaterialZone[];
  editable: boolean;
}) {
  return (
    <Section
      title="Vùng nguyên liệu"
      lead="Tiêu chí 1.1: nguồn nguyên liệu, vùng được chứng nhận, liên kết."
      {...(editable ? { action: { href: productUrls.zones(product.id), label: "Thêm, bỏ vùng" } } : {})}
    >
      <DataTable
        caption="Vùng nguyên liệu"
        captionHidden
        rows={zones}
        rowKey={(zone) => zone.id}
        columns={[
          { key: "name", label: "Vùng", primary: true, cell: (zone) => zone.name },
          {
            key: "place",
            label: "Nơi",
            cell: (zone) => (zone.communeCode ? describePlace({ communeCode2025: zone.communeCode }) : "–"),
          },
          {
            key: "area",
            label: "Diện tích",
            align: "end",
            cell: (zone) => (zone.areaHa === null ? "–" : `${formatNumber(zone.areaHa)} ha`),
          },
          {
            key: "households",
            label: "Hộ liên kết",
            align: "end",
            cell: (zone) => (zone.households === null ? "–" : formatNumber(zone.households)),
          },
          { key: "certification", label: "Chứng nhận", cell: (zone) => zone.certification ?? "–" },
        ]}
        empty={<Muted>Chưa khai vùng nguyên liệu nào.</Muted>}
      />
    </Section>
  );
}
