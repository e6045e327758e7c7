import { uuidv7 } from "#platform/db";
import { formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  DateField,
  EmptyState,
  Form,
  fieldError,
  LawRef,
  LinkButton,
  Narrow,
  PageHeader,
  RadioGroup,
  Select,
  Small,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import { dossierUrls, otherUrls } from "../urls.ts";
import { startDossier } from "../use-cases/start-dossier.ts";
import { viewStart } from "../use-cases/view-dossier.ts";
import { decision } from "./dossier-parts.tsx";

interface Typed {
  productId: string;
  targetStar: string;
  councilOn: string;
}

export function showStart(request: Request) {
  const typed = { productId: textOf(request.query, "san-pham"), targetStar: "3", councilOn: "" };
  return startPage(request, typed, []);
}

export async function createDossier(request: Request) {
  const typed = {
    productId: textOf(request.fields, "productId"),
    targetStar: textOf(request.fields, "targetStar"),
    councilOn: textOf(request.fields, "councilOn"),
  };
  const started = await startDossier(request.services, request.requireActor(), {
    ...typed,
    requestId: request.id,
  });
  if (!started.ok) return startPage(request, typed, started.faults);
  return redirect(dossierUrls.step(started.value.dossierId, "registration"), {
    kind: "success",
    text: "Đã mở hồ sơ. Mỗi bước được lưu riêng, có thể nghỉ giữa chừng.",
  });
}

async function startPage(request: Request, typed: Typed, faults: readonly Fault[]) {
  const producerId = textOf(request.query, "chu-the") || undefined;
  const view = await viewStart(request.services, request.requireActor(), producerId);
  const products = view.producers.flatMap((producer) =>
    producer.products.map((product) => ({
      value: product.id,
      label: product.setCode ? product.name : `${product.name} (chưa chọn phân nhóm)`,
      group: producer.name,
      disabled: product.setCode === null,
    })),
  );
  return html(
    <WorkspacePage title="Lập hồ sơ mới" page={request.page()}>
      <Narrow>
        <Stack>
          <PageHeader
            title="Lập hồ sơ mới"
            lead="Hồ sơ đánh giá, phân hạng lần đầu theo bộ tiêu chí đang có hiệu lực."
            breadcrumb={[
              { href: otherUrls.workspace, label: "Việc của tôi" },
              { href: dossierUrls.list, label: "Hồ sơ" },
              { label: "Lập hồ sơ mới" },
            ]}
          />

          {products.length === 0 ? (
            <EmptyState
              title="Chưa có sản phẩm nào để lập hồ sơ"
              action={<LinkButton href={otherUrls.ownProducts}>Thêm sản phẩm</LinkButton>}
            >
              Khai báo sản phẩm và chọn phân nhóm trước; phân nhóm cho biết bộ tiêu chí sẽ dùng.
            </EmptyState>
          ) : (
            <StartForm
              request={request}
              typed={typed}
              faults={faults}
              products={products}
              earliest={view.earliestCouncil}
            />
          )}
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

interface StartFormProps {
  request: Request;
  typed: Typed;
  faults: readonly Fault[];
  products: { value: string; label: string; group: string; disabled: boolean }[];
  earliest: string;
}

function StartForm({ request, typed, faults, products, earliest }: StartFormProps) {
  const errors = formErrors(faults);
  return (
    <Form page={request.page()} errors={errors} idempotencyKey={uuidv7()}>
      <Select
        name="productId"
        label="Sản phẩm"
        options={products}
        value={typed.productId}
        error={fieldError(errors, "productId")}
      />
      <RadioGroup
        name="targetStar"
        label="Hạng sao muốn đạt"
        hint="Để hệ thống liệt kê minh chứng cần có. Có thể đổi bất cứ lúc nào trước khi nộp."
        value={typed.targetStar}
        error={fieldError(errors, "targetStar")}
        options={[
          { value: "3", label: "3 sao", hint: "Từ 50 đến dưới 70 điểm" },
          { value: "4", label: "4 sao", hint: "Từ 70 đến dưới 90 điểm" },
          { value: "5", label: "5 sao", hint: "Từ 90 điểm, Bộ Nông nghiệp và Môi trường quyết định" },
        ]}
      />
      <DateField
        name="councilOn"
        label="Ngày dự kiến họp Hội đồng cấp tỉnh"
        hint="Giấy tờ hết hạn trước ngày này sẽ được nhắc. Tỉnh họp ít nhất hai đợt, xong trước 30/6 và 30/12."
        optional
        min={earliest}
        value={typed.councilOn}
        error={fieldError(errors, "councilOn")}
      />
      <ButtonRow>
        <Button>Bắt đầu soạn hồ sơ</Button>
        <LinkButton kind="quiet" href={dossierUrls.list}>
          Quay lại
        </LinkButton>
      </ButtonRow>
      <Small>
        Thành phần hồ sơ theo <LawRef act={decision} article="6" clause="1" />.
      </Small>
    </Form>
  );
}
