import { describePlace } from "#modules/territory";
import { fileUrls } from "#platform/files";
import {
  DataTable,
  formatMoney,
  formatNumber,
  Grid,
  Muted,
  ProductPicture,
  Section,
  Small,
  Stack,
} from "#platform/ui";
import type { MaterialZone, Picture, Product, Variant } from "../domain/product.ts";
import { productUrls } from "../urls.ts";

export function VariantsSection({
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

function VariantTable({ variants }: { variants: Variant[] }) {
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

export function PicturesSection({
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

export function ZonesSection({
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
