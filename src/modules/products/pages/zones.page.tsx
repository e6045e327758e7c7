import { CommunePicker, describePlace } from "#modules/territory";
import { type Typed, typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  DataTable,
  Form,
  type FormError,
  fieldError,
  formatNumber,
  LinkButton,
  Muted,
  NumberField,
  PageHeader,
  PostButton,
  Stack,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { productUrls } from "../urls.ts";
import { listMaterialZones, productToChange } from "../use-cases/get-product.ts";
import { addZone, removeZone, type ZoneField, zoneFields } from "../use-cases/product-parts.ts";

export async function showZones(request: Request): Promise<Answer> {
  return answer(request, typedTexts({}, zoneFields), []);
}

export async function postZone(request: Request): Promise<Answer> {
  const productId = request.params.productId ?? "";
  const typed = typedTexts(request.fields, zoneFields);
  if (textOf(request.fields, "find") !== "") return answer(request, typed, []);
  const target = { productId, version: versionOf(request.fields), requestId: request.id };
  const done = await addZone(request.services, request.requireActor(), target, typed);
  if (!done.ok) return answer(request, typed, formErrors(done.faults));
  return redirect(productUrls.zones(productId), { kind: "success", text: `Đã thêm vùng “${typed.name}”.` });
}

export async function postRemoveZone(request: Request): Promise<Answer> {
  const { productId = "", zoneId = "" } = request.params;
  const target = { productId, version: versionOf(request.fields), requestId: request.id };
  await removeZone(request.services, request.requireActor(), target, zoneId);
  return redirect(productUrls.zones(productId), { kind: "success", text: "Đã bỏ vùng nguyên liệu." });
}

async function answer(request: Request, typed: Typed<ZoneField>, errors: FormError[]): Promise<Answer> {
  const { db } = request.services;
  const { product } = await productToChange(db, request.requireActor(), request.params.productId ?? "");
  const zones = await listMaterialZones(db, product.id);
  const page = request.page();
  const version = String(product.version);
  const text = (name: ZoneField) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return html(
    <WorkspacePage title="Vùng nguyên liệu" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Vùng nguyên liệu"
          lead={product.name}
          breadcrumb={[
            { href: productUrls.overview(product.id), label: product.name },
            { label: "Vùng nguyên liệu" },
          ]}
        />
        <DataTable
          caption="Vùng nguyên liệu đang có"
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
              key: "remove",
              label: "Bỏ",
              cell: (zone) => (
                <PostButton
                  page={page}
                  action={productUrls.removeZone(product.id, zone.id)}
                  hidden={{ version }}
                  kind="quiet"
                  small
                >
                  Bỏ
                </PostButton>
              ),
            },
          ]}
          empty={<Muted>Chưa có vùng nguyên liệu nào.</Muted>}
        />
        <Card title="Thêm vùng nguyên liệu">
          <Form page={page} action={productUrls.zones(product.id)} errors={errors} hidden={{ version }}>
            <TextField
              {...text("name")}
              label="Tên vùng"
              hint="Ví dụ: Vùng lúa – tôm ấp 5."
              maxLength={200}
            />
            <CommunePicker
              name="place"
              legend="Xã, phường (không bắt buộc)"
              query={textOf(request.fields, "place.q")}
              value={typed.place}
              province={product.provinceCode}
              error={fieldError(errors, "place")}
              hint="Chỉ tìm trong tỉnh: nguyên liệu phải từ trong tỉnh."
            />
            <NumberField {...text("areaHa")} label="Diện tích" optional decimals suffix="ha" />
            <NumberField {...text("households")} label="Số hộ liên kết" optional suffix="hộ" />
            <TextField
              {...text("certification")}
              label="Chứng nhận vùng"
              hint="Ví dụ: VietGAP, hữu cơ, ASC."
              optional
              maxLength={200}
            />
            <ButtonRow>
              <Button icon="plus">Thêm vùng</Button>
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
