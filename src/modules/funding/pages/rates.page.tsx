import { uuidv7 } from "#platform/db";
import { typedTexts } from "#platform/forms";
import { type Answer, formErrors, holdsRole, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  type Column,
  DataTable,
  DateField,
  EmptyState,
  Form,
  fieldError,
  formatDate,
  formatNumber,
  MoneyField,
  PageHeader,
  Select,
  Stack,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { payRoleCodes, payRoles, payUnitCodes, payUnits, type Rate } from "../domain/council-pay.ts";
import { findNorm } from "../domain/norms.ts";
import { officerRoles } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { addRate, rateFields, readRates } from "../use-cases/pay/council-pay.ts";

export function showRates(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postRate(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, rateFields);
  const done = await addRate(request.services, request.requireActor(), { typed, requestId: request.id });
  if (!done.ok) return answer(request, done.faults);
  return redirect(urls.rates, { kind: "success", text: "Đã thêm mức chi." });
}

async function answer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const actor = request.requireActor();
  const rates = await readRates(request.services, actor);
  const norm = findNorm("tt38-2025-thu-lao");
  return html(
    <WorkspacePage title="Mức chi của tỉnh" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Mức chi cho Hội đồng, Tổ tư vấn"
          breadcrumb={[{ href: urls.councilPay, label: "Thù lao hội đồng" }, { label: "Mức chi" }]}
          lead={`${norm?.wording ?? ""} Mức mới không sửa mức cũ: phiên họp tính theo mức áp dụng vào ngày họp.`}
        />
        <DataTable
          caption="Mức chi"
          captionHidden
          columns={columns}
          rows={rates}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa có mức chi nào" icon="scale">
              Nhập mức chi theo nghị quyết hoặc quyết định của tỉnh. Hệ thống không có mức mặc định.
            </EmptyState>
          }
        />
        {holdsRole(actor, officerRoles) && <AddRate request={request} faults={faults} />}
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

const columns: Column<Rate>[] = [
  { key: "role", label: "Chức danh", primary: true, cell: ({ role }) => payRoles[role] },
  { key: "unit", label: "Cho", cell: ({ unit }) => payUnits[unit] },
  { key: "amount", label: "Mức (đồng)", align: "end", cell: ({ amountVnd }) => formatNumber(amountVnd) },
  { key: "from", label: "Áp dụng từ", cell: ({ validFrom }) => formatDate(validFrom) },
  { key: "basis", label: "Căn cứ", shape: "long", cell: ({ basis }) => basis },
];

function AddRate({ request, faults }: { request: Request; faults: readonly Fault[] }) {
  const errors = formErrors(faults);
  const typed = typedTexts(request.fields, rateFields);
  const field = (name: keyof typeof typed) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return (
    <Card title="Thêm mức chi">
      <Form page={request.page()} errors={errors} idempotencyKey={uuidv7()}>
        <Select
          {...field("role")}
          label="Chức danh"
          placeholder="Chọn chức danh"
          options={payRoleCodes.map((value) => ({ value, label: payRoles[value] }))}
        />
        <Select
          {...field("unit")}
          label="Tính cho"
          placeholder="Chọn cách tính"
          options={payUnitCodes.map((value) => ({ value, label: payUnits[value] }))}
        />
        <MoneyField {...field("amount")} label="Mức chi" />
        <DateField {...field("validFrom")} label="Áp dụng từ ngày" />
        <TextField
          {...field("basis")}
          label="Căn cứ"
          hint="Nghị quyết, quyết định của tỉnh: số, ngày, điều."
          maxLength={250}
        />
        <TextField {...field("note")} label="Ghi chú" maxLength={500} optional />
        <Button>Thêm mức chi</Button>
      </Form>
    </Card>
  );
}
