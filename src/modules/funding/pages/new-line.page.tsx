import { listCommunes } from "#modules/territory";
import { dayInVietnam } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { typedTexts } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect } from "#platform/http";
import {
  Button,
  ButtonRow,
  DateField,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  MoneyField,
  Narrow,
  NumberField,
  PageHeader,
  Select,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { normsInForce } from "../domain/norms.ts";
import { purposeCodes, purposes, sourceCodes, sources } from "../domain/sources.ts";
import { provinceOf } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { createLine, type LineTyped, lineFields } from "../use-cases/lines/create-line.ts";

export async function showNewLine(request: Request): Promise<Answer> {
  const today = dayInVietnam(request.services.now());
  const typed = { ...typedTexts(request.query, lineFields), year: today.slice(0, 4) };
  return html(<NewLinePage request={request} typed={typed} />);
}

export async function postNewLine(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, lineFields);
  const made = await createLine(request.services, request.requireActor(), { typed, requestId: request.id });
  if (!made.ok)
    return html(<NewLinePage request={request} typed={typed} errors={formErrors(made.faults)} />, {
      status: 422,
    });
  return redirect(urls.line(made.value.id), { kind: "success", text: "Đã thêm dòng kinh phí." });
}

interface Shown {
  request: Request;
  typed: LineTyped;
  errors?: FormError[];
}

function NewLinePage({ request, typed, errors = [] }: Shown) {
  const field = (name: keyof LineTyped) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return (
    <WorkspacePage title="Thêm dòng kinh phí" page={request.page()}>
      <PageHeader
        title="Thêm dòng kinh phí"
        breadcrumb={[
          { href: urls.overview, label: "Kinh phí" },
          { href: urls.lines, label: "Dòng kinh phí" },
          { label: "Thêm dòng" },
        ]}
        lead="Ghi theo quyết định giao vốn. Số tiền về sau chỉ đổi bằng quyết định điều chỉnh, không sửa lại số cũ."
      />
      <Narrow>
        <Form page={request.page()} errors={errors} idempotencyKey={uuidv7()}>
          <NumberField {...field("year")} label="Năm ngân sách" />
          <TextField
            {...field("title")}
            label="Tên dòng kinh phí"
            hint="Ví dụ: Hỗ trợ bao bì, nhãn sản phẩm OCOP đợt 1"
            maxLength={250}
          />
          <Select {...field("source")} label="Nguồn vốn" placeholder="Chọn nguồn" options={sourceOptions} />
          <Select
            {...field("purpose")}
            label="Nội dung chi"
            placeholder="Chọn nội dung"
            options={purposeOptions}
          />
          <MoneyField {...field("amount")} label="Số tiền phân bổ" hint="Chưa giao số thì nhập 0." />
          <Select
            {...field("norm")}
            label="Định mức"
            placeholder="Không theo định mức nào trong danh sách"
            hint="Chỗ chưa chắc của định mức hiện trên trang của dòng; hệ thống chỉ nhắc, không tự áp dụng."
            options={normOptions(request)}
            optional
          />
          <TextField
            {...field("decisionNumber")}
            label="Số quyết định"
            maxLength={80}
            optional
            width="medium"
          />
          <DateField {...field("decidedOn")} label="Ngày quyết định" optional />
          <Select
            {...field("commune")}
            label="Giao cho xã, phường"
            placeholder="Cấp tỉnh quản lý"
            options={communeOptions(request)}
            optional
          />
          <TextArea {...field("note")} label="Ghi chú" rows={3} maxLength={1000} optional />
          <ButtonRow>
            <Button>Thêm dòng kinh phí</Button>
            <LinkButton kind="quiet" href={urls.lines}>
              Quay lại
            </LinkButton>
          </ButtonRow>
        </Form>
      </Narrow>
    </WorkspacePage>
  );
}

const sourceOptions = sourceCodes.map((value) => ({ value, label: sources[value] }));
const purposeOptions = purposeCodes.map((value) => ({ value, label: purposes[value] }));

function normOptions(request: Request) {
  return normsInForce(dayInVietnam(request.services.now())).map(({ code, title, act, article, doubts }) => ({
    value: code,
    label: `${title} (${act}, Điều ${article})${doubts.length > 0 ? " – còn chỗ chưa chắc" : ""}`,
  }));
}

function communeOptions(request: Request) {
  const provinceCode = provinceOf(request.requireActor()) ?? "";
  return listCommunes(provinceCode).map(({ code, fullName }) => ({ value: code, label: fullName }));
}
