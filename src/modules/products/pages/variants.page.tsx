import { type Typed, typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect } from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  DataTable,
  Form,
  type FormError,
  fieldError,
  formatMoney,
  LinkButton,
  MoneyField,
  Muted,
  PageHeader,
  PostButton,
  Stack,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { productUrls } from "../urls.ts";
import { listVariants, productToChange } from "../use-cases/get-product.ts";
import { addVariant, removeVariant, type VariantField, variantFields } from "../use-cases/product-parts.ts";

export async function showVariants(request: Request): Promise<Answer> {
  return answer(request, typedTexts({}, variantFields), []);
}

export async function postVariant(request: Request): Promise<Answer> {
  const productId = request.params.productId ?? "";
  const typed = typedTexts(request.fields, variantFields);
  const target = { productId, version: versionOf(request.fields), requestId: request.id };
  const done = await addVariant(request.services, request.requireActor(), target, typed);
  if (!done.ok) return answer(request, typed, formErrors(done.faults));
  return redirect(productUrls.variants(productId), {
    kind: "success",
    text: `Đã thêm quy cách “${typed.name}”.`,
  });
}

export async function postRemoveVariant(request: Request): Promise<Answer> {
  const { productId = "", variantId = "" } = request.params;
  const target = { productId, version: versionOf(request.fields), requestId: request.id };
  await removeVariant(request.services, request.requireActor(), target, variantId);
  return redirect(productUrls.variants(productId), { kind: "success", text: "Đã bỏ quy cách." });
}

async function answer(request: Request, typed: Typed<VariantField>, errors: FormError[]): Promise<Answer> {
  const { db } = request.services;
  const { product } = await productToChange(db, request.requireActor(), request.params.productId ?? "");
  const variants = await listVariants(db, product.id);
  const page = request.page();
  const version = String(product.version);
  const text = (name: VariantField) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return html(
    <WorkspacePage title="Quy cách và giá" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Quy cách và giá"
          lead={product.name}
          breadcrumb={[
            { href: productUrls.overview(product.id), label: product.name },
            { label: "Quy cách và giá" },
          ]}
        />
        <DataTable
          caption="Quy cách đang có"
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
            {
              key: "remove",
              label: "Bỏ",
              cell: (variant) => (
                <PostButton
                  page={page}
                  action={productUrls.removeVariant(product.id, variant.id)}
                  hidden={{ version }}
                  kind="quiet"
                  small
                >
                  Bỏ
                </PostButton>
              ),
            },
          ]}
          empty={<Muted>Chưa có quy cách nào.</Muted>}
        />
        <Card title="Thêm quy cách">
          <Form page={page} action={productUrls.variants(product.id)} errors={errors} hidden={{ version }}>
            <TextField
              {...text("name")}
              label="Tên quy cách"
              hint="Ví dụ: Hũ thủy tinh, Túi hút chân không."
              maxLength={120}
            />
            <TextField
              {...text("netContent")}
              label="Khối lượng, thể tích"
              hint="Ví dụ: 500 g, 750 ml."
              optional
              width="medium"
              maxLength={60}
            />
            <MoneyField {...text("priceVnd")} label="Giá bán lẻ" optional />
            <TextField
              {...text("gtin")}
              label="Mã vạch GTIN"
              optional
              inputMode="numeric"
              width="medium"
              maxLength={20}
            />
            <ButtonRow>
              <Button icon="plus">Thêm quy cách</Button>
              <LinkButton href={productUrls.overview(product.id)} kind="quiet">
                Xong, về trang sản phẩm
              </LinkButton>
            </ButtonRow>
          </Form>
        </Card>
      </Stack>
    </WorkspacePage>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}
