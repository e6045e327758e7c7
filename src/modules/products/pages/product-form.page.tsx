import { listMyProducers, type Producer } from "#modules/producers";
import { type Typed, typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  EmptyState,
  Fieldset,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  type PageContext,
  PageHeader,
  Select,
  Stack,
  TaskList,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import type { Product } from "../domain/product.ts";
import { productUrls } from "../urls.ts";
import { productToChange, viewProducerForNew } from "../use-cases/get-product.ts";
import { addProduct, changeProduct, type ProductField, productFields } from "../use-cases/save-product.ts";
import { setOptions } from "./set-text.ts";

export async function showAdd(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const wanted = textOf(request.query, "chu-the");
  if (wanted === "") return chooseProducer(request);
  const producer = await viewProducerForNew(request.services.db, actor, wanted);
  return html(
    <FormPage page={request.page()} producer={producer} typed={typedTexts({}, productFields)} errors={[]} />,
  );
}

async function chooseProducer(request: Request): Promise<Answer> {
  const mine = await listMyProducers(request.services.db, request.requireActor());
  const [only, ...others] = mine;
  if (only && others.length === 0) return redirect(productUrls.addTo(only.id));
  return html(
    <WorkspacePage title="Thêm sản phẩm" page={request.page()}>
      <Stack gap="wide">
        <PageHeader title="Thêm sản phẩm" lead="Sản phẩm của cơ sở nào?" />
        <TaskList
          tasks={mine.map(({ id, name }) => ({ href: productUrls.addTo(id), title: name }))}
          empty={
            <EmptyState title="Chọn chủ thể trước">
              Mở chủ thể trong danh sách rồi chọn “Sản phẩm”.
            </EmptyState>
          }
        />
      </Stack>
    </WorkspacePage>,
  );
}

export async function postAdd(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const producer = await viewProducerForNew(request.services.db, actor, textOf(request.fields, "producerId"));
  const typed = typedTexts(request.fields, productFields);
  const done = await addProduct(request.services, actor, {
    producerId: producer.id,
    typed,
    requestId: request.id,
  });
  if (!done.ok) {
    const view = { producer, typed, errors: formErrors(done.faults) };
    return html(<FormPage page={request.page()} {...view} />, { status: 422 });
  }
  return redirect(productUrls.overview(done.value.id), {
    kind: "success",
    text: "Đã lưu bản nháp. Thêm quy cách, ảnh rồi giới thiệu sản phẩm.",
  });
}

export async function showEdit(request: Request): Promise<Answer> {
  const { product, producer } = await toChange(request);
  const view = { producer, product, version: product.version, typed: typedFrom(product), errors: [] };
  return html(<FormPage page={request.page()} {...view} />);
}

export async function postEdit(request: Request): Promise<Answer> {
  const { product, producer } = await toChange(request);
  const typed = typedTexts(request.fields, productFields);
  const version = versionOf(request.fields);
  const input = { productId: product.id, version, typed, requestId: request.id };
  const done = await changeProduct(request.services, request.requireActor(), input);
  if (!done.ok) {
    const view = { producer, product, version, typed, errors: formErrors(done.faults) };
    return html(<FormPage page={request.page()} {...view} />, { status: 422 });
  }
  return redirect(productUrls.overview(product.id), { kind: "success", text: "Đã lưu thông tin sản phẩm." });
}

function toChange({ services, requireActor, params }: Request) {
  return productToChange(services.db, requireActor(), params.productId ?? "");
}

function typedFrom(product: Product): Typed<ProductField> {
  return {
    name: product.name,
    setCode: product.setCode ?? "",
    description: product.description ?? "",
    specification: product.specification ?? "",
    ingredients: product.ingredients ?? "",
    storageGuide: product.storageGuide ?? "",
    shelfLife: product.shelfLife ?? "",
    gtin: product.gtin ?? "",
    story: product.story ?? "",
  };
}

interface FormProps {
  page: PageContext;
  producer: Pick<Producer, "id" | "name">;
  product?: Pick<Product, "id" | "name">;
  version?: number;
  typed: Typed<ProductField>;
  errors: FormError[];
}

function FormPage({ page, producer, product, version = 0, typed, errors }: FormProps) {
  const title = product ? "Sửa thông tin sản phẩm" : "Thêm sản phẩm";
  const back = product ? productUrls.overview(product.id) : productUrls.listOf(producer.id);
  const text = (name: ProductField) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return (
    <WorkspacePage title={title} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={title}
          lead={product ? product.name : `Của ${producer.name}. Chỉ cần tên và nhóm để bắt đầu.`}
          breadcrumb={[{ href: productUrls.listOf(producer.id), label: "Sản phẩm" }, { label: title }]}
        />
        <Form
          page={page}
          action={product ? productUrls.edit(product.id) : productUrls.add}
          errors={errors}
          hidden={product ? { version: String(version) } : { producerId: producer.id }}
        >
          <Fieldset legend="Sản phẩm">
            <TextField
              {...text("name")}
              label="Tên sản phẩm"
              hint="Đúng như trên nhãn. Ví dụ: Khô cá bổi U Minh."
              maxLength={200}
            />
            <Select
              {...text("setCode")}
              label="Nhóm sản phẩm"
              hint="Quyết định bộ tiêu chí chấm điểm và cơ quan quản lý (trong ngoặc), theo Phụ lục I Quyết định 26/2026/QĐ-TTg."
              options={setOptions()}
            />
            <TextArea
              {...text("description")}
              label="Giới thiệu ngắn"
              hint="Vài câu cho người mua: sản phẩm là gì, có gì riêng."
              optional
              maxLength={4000}
            />
          </Fieldset>
          <Fieldset
            legend="Trên nhãn"
            hint="Theo quy định ghi nhãn hàng hóa; dịch vụ du lịch bỏ trống phần này."
          >
            <TextArea {...text("specification")} label="Quy cách" optional rows={2} maxLength={1000} />
            <TextArea {...text("ingredients")} label="Thành phần" optional rows={3} maxLength={2000} />
            <TextArea
              {...text("storageGuide")}
              label="Hướng dẫn sử dụng, bảo quản"
              optional
              rows={2}
              maxLength={1000}
            />
            <TextField
              {...text("shelfLife")}
              label="Hạn sử dụng"
              hint="Ví dụ: 12 tháng kể từ ngày sản xuất."
              optional
              maxLength={200}
            />
            <TextField
              {...text("gtin")}
              label="Mã vạch GTIN"
              hint="8, 12, 13 hoặc 14 chữ số in dưới mã vạch. Mã của từng quy cách khai riêng ở mục Quy cách."
              optional
              inputMode="numeric"
              width="medium"
              maxLength={20}
            />
          </Fieldset>
          <TextArea
            {...text("story")}
            label="Câu chuyện sản phẩm"
            hint="Tiêu chí 5.1 – 5.3: nguồn gốc, nghề, người làm, nét riêng của quê mình. Nên kể bằng lời thật."
            optional
            rows={10}
            maxLength={8000}
          />
          <ButtonRow>
            <Button>{product ? "Lưu" : "Lưu bản nháp"}</Button>
            <LinkButton href={back} kind="quiet">
              Quay lại, không lưu
            </LinkButton>
          </ButtonRow>
        </Form>
      </Stack>
    </WorkspacePage>
  );
}
