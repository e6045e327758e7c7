import { type Answer, html, type Request } from "#platform/http";
import {
  type Column,
  DataTable,
  DemoMark,
  EmptyState,
  formatDate,
  formatMoney,
  formatNumber,
  PageHeader,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import { sources } from "../domain/sources.ts";
import { type ProducerSpend, readProducerSpend } from "../use-cases/money/read-money.ts";

export async function showProducerSpend(request: Request): Promise<Answer> {
  const producerId = request.params.producerId ?? "";
  const { name, spend } = await readProducerSpend(request.services, request.requireActor(), producerId);
  const paid = spend.reduce((sum, each) => sum + each.paidVnd, 0);
  const own = spend.filter(({ source }) => source === "own").reduce((sum, each) => sum + each.paidVnd, 0);
  return html(
    <WorkspacePage title="Kinh phí cho chủ thể" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={`Kinh phí cho ${name}`}
          lead={`Đã chi ${formatMoney(paid)}, trong đó vốn của chủ thể ${formatMoney(own)}. Khoản phục vụ nhiều chủ thể hiện cả số.`}
        />
        <DataTable
          caption="Kinh phí cho chủ thể"
          captionHidden
          columns={columns}
          rows={spend}
          rowKey={({ commitmentId }) => commitmentId}
          empty={
            <EmptyState title="Chưa có khoản nào" icon="clipboard-list">
              Khi tỉnh, xã hỗ trợ hoặc thưởng cho sản phẩm của cơ sở, khoản đó hiện ở đây.
            </EmptyState>
          }
        />
      </Stack>
    </WorkspacePage>,
  );
}

const columns: Column<ProducerSpend>[] = [
  {
    key: "title",
    label: "Nội dung",
    primary: true,
    cell: ({ title, isDemo }) => (
      <>
        {title} {isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "source", label: "Nguồn", shape: "long", cell: ({ source }) => sources[source] },
  { key: "on", label: "Ngày", cell: ({ committedOn }) => formatDate(committedOn) },
  { key: "amount", label: "Cam kết (đồng)", align: "end", cell: ({ amountVnd }) => formatNumber(amountVnd) },
  { key: "paid", label: "Đã chi (đồng)", align: "end", cell: ({ paidVnd }) => formatNumber(paidVnd) },
];
