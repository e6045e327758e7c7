import { acceptAttribute, fileUrls } from "#platform/files";
import { versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  EmptyState,
  FileField,
  Form,
  type FormError,
  fieldError,
  Grid,
  LinkButton,
  Narrow,
  PageHeader,
  PostButton,
  ProductPicture,
  Row,
  Small,
  Stack,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { limits } from "../domain/product.ts";
import { productUrls } from "../urls.ts";
import { listPictures, productToChange } from "../use-cases/get-product.ts";
import { addPicture, putPictureFirst, removePicture } from "../use-cases/product-parts.ts";

export async function showPictures(request: Request): Promise<Answer> {
  return answer(request, "", []);
}

export async function postPicture(request: Request): Promise<Answer> {
  const productId = request.params.productId ?? "";
  const alt = textOf(request.fields, "alt");
  const upload = request.files.find(({ field }) => field === "file");
  const target = { productId, version: versionOf(request.fields), requestId: request.id };
  const done = await addPicture(request.services, request.requireActor(), target, { alt, upload });
  if (!done.ok) return answer(request, alt, formErrors(done.faults));
  return redirect(productUrls.pictures(productId), { kind: "success", text: "Đã thêm ảnh." });
}

export async function postRemovePicture(request: Request): Promise<Answer> {
  const { productId = "", pictureId = "" } = request.params;
  const target = { productId, version: versionOf(request.fields), requestId: request.id };
  await removePicture(request.services, request.requireActor(), target, pictureId);
  return redirect(productUrls.pictures(productId), { kind: "success", text: "Đã bỏ ảnh." });
}

export async function postPutFirst(request: Request): Promise<Answer> {
  const { productId = "", pictureId = "" } = request.params;
  const target = { productId, version: versionOf(request.fields), requestId: request.id };
  await putPictureFirst(request.services, request.requireActor(), target, pictureId);
  return redirect(productUrls.pictures(productId), { kind: "success", text: "Đã đặt làm ảnh chính." });
}

async function answer(request: Request, alt: string, errors: FormError[]): Promise<Answer> {
  const { db } = request.services;
  const { product } = await productToChange(db, request.requireActor(), request.params.productId ?? "");
  const pictures = await listPictures(db, product.id);
  const page = request.page();
  const hidden = { version: String(product.version) };
  return html(
    <WorkspacePage title="Ảnh sản phẩm" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Ảnh sản phẩm"
          lead="Ảnh đầu tiên đại diện cho sản phẩm trong danh sách. Vị trí chụp lưu trong ảnh được xoá khi tải lên."
          breadcrumb={[{ href: productUrls.overview(product.id), label: product.name }, { label: "Ảnh" }]}
        />
        {pictures.length === 0 && (
          <EmptyState title="Chưa có ảnh" icon="image">
            Chụp ngoài trời, nền sáng, thấy rõ nhãn. Mỗi sản phẩm tối đa {limits.pictures} ảnh.
          </EmptyState>
        )}
        <Narrow>
          <Grid min="small">
            {pictures.map((picture, index) => (
              <Stack key={picture.id} gap="tight">
                <ProductPicture picture={{ src: fileUrls.thumbnail(picture.fileId) }} alt={picture.alt} />
                <Small>{index === 0 ? `Ảnh chính. ${picture.alt}` : picture.alt}</Small>
                <Row>
                  {index > 0 && (
                    <PostButton
                      page={page}
                      action={productUrls.putFirst(product.id, picture.id)}
                      hidden={hidden}
                      kind="secondary"
                      small
                    >
                      Đặt làm ảnh chính
                    </PostButton>
                  )}
                  <PostButton
                    page={page}
                    action={productUrls.removePicture(product.id, picture.id)}
                    hidden={hidden}
                    kind="quiet"
                    small
                  >
                    Bỏ ảnh
                  </PostButton>
                </Row>
              </Stack>
            ))}
          </Grid>
        </Narrow>
        <Card title="Thêm ảnh">
          <Form page={page} action={productUrls.pictures(product.id)} errors={errors} files hidden={hidden}>
            <FileField
              name="file"
              label="Ảnh"
              limitText="JPEG, PNG hoặc WebP, tối đa 20 MB."
              accept={acceptAttribute("picture")}
              error={fieldError(errors, "file")}
            />
            <TextField
              name="alt"
              label="Câu mô tả ảnh"
              hint="Cho người không nhìn thấy ảnh. Ví dụ: Hũ mắm cá lóc 500 g đặt trên bàn gỗ."
              value={alt}
              maxLength={200}
              error={fieldError(errors, "alt")}
            />
            <ButtonRow>
              <Button icon="upload">Thêm ảnh</Button>
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
