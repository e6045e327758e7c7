import { producerUrls } from "#modules/producers";
import { versionOf } from "#platform/forms";
import { type Answer, html, type Request, redirect, textOf } from "#platform/http";
import {
  ButtonRow,
  Card,
  DemoMark,
  DescriptionList,
  LinkButton,
  Notice,
  type PageContext,
  PageHeader,
  PostButton,
  Prose,
  Section,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { allows, type Product } from "../domain/product.ts";
import { productUrls } from "../urls.ts";
import { type ProductCase, type ProductParts, readParts, viewProduct } from "../use-cases/get-product.ts";
import { moveProduct } from "../use-cases/save-product.ts";
import { PicturesSection, VariantsSection, ZonesSection } from "./product-sections.tsx";
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
          {product.status === "active" && product.setCode && (
            <LinkButton href={`/lam-viec/ho-so/moi?san-pham=${product.id}`} kind="secondary" icon="file-text">
              Lập hồ sơ đánh giá
            </LinkButton>
          )}
          {product.status === "active" && (
            <LinkButton href={`/san-pham/${product.slug}`} kind="quiet" icon="eye">
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
        untold={{ term: "Chưa khai" }}
        items={[
          { term: "Mã sản phẩm", value: code ?? "Cấp khi đánh giá" },
          ...(aliases.length > 0 ? [{ term: "Mã cũ", value: aliases.join(", ") }] : []),
          { term: "Ngành", value: set.sector },
          { term: "Nhóm", value: set.group },
          { term: "Phân nhóm", value: set.name },
          { term: "Cơ quan quản lý", value: set.agencies },
          { term: "Giới thiệu", value: product.description },
          { term: "Quy cách", value: product.specification },
          { term: "Thành phần", value: product.ingredients },
          { term: "Sử dụng, bảo quản", value: product.storageGuide },
          { term: "Hạn sử dụng", value: product.shelfLife },
          { term: "Mã vạch GTIN", value: product.gtin },
          ...(product.source ? [{ term: "Nguồn", value: product.source }] : []),
        ]}
      />
    </Card>
  );
}
