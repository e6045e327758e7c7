import { type Answer, download, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  type Column,
  DataTable,
  DemoMark,
  EmptyState,
  Form,
  fieldError,
  formatDate,
  formatMoney,
  formatNumber,
  LinkButton,
  Muted,
  Notice,
  PageHeader,
  Row,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { type PayRow, payRoles, payUnits } from "../domain/council-pay.ts";
import { mayKeepMoney } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { bindPay, type PayView, viewPay } from "../use-cases/pay/council-pay.ts";
import { printPay } from "../use-cases/pay/print-pay.ts";
import { LineSelect } from "./reward-cards.tsx";

const id = (request: Request) => request.params.sessionId ?? "";

export function showPaySession(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postBindPay(request: Request): Promise<Answer> {
  const lineId = textOf(request.fields, "line");
  const input = { sessionId: id(request), lineId, requestId: request.id };
  const done = await bindPay(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, done.faults);
  return redirect(urls.commitment(done.value.commitmentId), {
    kind: "success",
    text: "Đã giữ kinh phí thù lao. Ghi khoản chi khi đã chuyển tiền.",
  });
}

export async function downloadPay(request: Request): Promise<Answer> {
  const { payPaper = "" } = request.params;
  const paper = await printPay(request.services, request.requireActor(), id(request), payPaper);
  return download(paper.content, paper);
}

async function answer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const view = await viewPay(request.services, request.requireActor(), id(request));
  return html(<PaySessionPage request={request} view={view} faults={faults} />, {
    status: faults.length > 0 ? 422 : 200,
  });
}

interface Shown {
  request: Request;
  view: PayView;
  faults: readonly Fault[];
}

function PaySessionPage({ request, view, faults }: Shown) {
  const { session, sheet, commitmentId } = view;
  return (
    <WorkspacePage title="Thù lao phiên họp" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={`Thù lao: ${session.title}`}
          breadcrumb={[{ href: urls.councilPay, label: "Thù lao hội đồng" }, { label: session.title }]}
          lead={`Ngày ${formatDate(session.heldOn)}, ${session.present} người có mặt, ${sheet.rows.length} người hưởng thù lao, ${session.dossiers} hồ sơ. Tổng ${formatMoney(sheet.totalVnd)}.`}
          tags={session.isDemo && <DemoMark />}
        />
        {sheet.missing.length > 0 && (
          <Notice kind="warn" title="Thiếu mức chi">
            Tỉnh chưa có mức áp dụng ngày {formatDate(session.heldOn)} cho:{" "}
            {sheet.missing.map((role) => payRoles[role]).join(", ")}. Số tiền do tỉnh quy định nên hệ thống
            không tự điền. <TextLink href={urls.rates}>Mức chi của tỉnh</TextLink>
          </Notice>
        )}
        {commitmentId && (
          <Notice kind="success" title="Đã có kinh phí">
            <TextLink href={urls.commitment(commitmentId)}>Mở cam kết chi của phiên họp này</TextLink>
          </Notice>
        )}
        <DataTable
          caption="Danh sách chi thù lao"
          columns={columns}
          rows={sheet.rows}
          rowKey={({ memberId }) => memberId}
          empty={
            <EmptyState title="Chưa ghi người có mặt" icon="users">
              Thư ký Hội đồng ghi có mặt ở phòng họp; quan sát viên không tính thù lao.
            </EmptyState>
          }
        />
        {sheet.rows.length > 0 && (
          <Row>
            <LinkButton href={urls.payPaper(session.id, "danh-sach.docx")} kind="secondary" icon="download">
              Danh sách ký nhận Word
            </LinkButton>
            <LinkButton href={urls.payPaper(session.id, "danh-sach.xlsx")} kind="secondary" icon="download">
              Tải Excel
            </LinkButton>
          </Row>
        )}
        {!commitmentId && mayKeepMoney(request.actor, session) && sheet.totalVnd > 0 && (
          <Bind request={request} view={view} faults={faults} />
        )}
        <Muted>
          Tổ tư vấn: phiên họp chỉ ghi có mặt của thành viên Hội đồng. Thù lao Tổ tư vấn ghi bằng một cam kết
          riêng ở dòng kinh phí, theo mức của tỉnh.
        </Muted>
      </Stack>
    </WorkspacePage>
  );
}

const columns: Column<PayRow>[] = [
  { key: "name", label: "Họ tên", primary: true, cell: ({ name }) => name },
  { key: "role", label: "Chức danh", cell: ({ role }) => payRoles[role] },
  { key: "agency", label: "Đơn vị", cell: ({ agency }) => agency },
  {
    key: "parts",
    label: "Cách tính",
    shape: "long",
    cell: ({ parts }) =>
      parts
        .map(({ amountVnd, times, unit }) => `${formatNumber(amountVnd)} × ${times} (${payUnits[unit]})`)
        .join("; ") || "Chưa có mức",
  },
  { key: "total", label: "Số tiền (đồng)", align: "end", cell: ({ totalVnd }) => formatNumber(totalVnd) },
];

function Bind({ request, view: { session, sheet, lines }, faults }: Shown) {
  const errors = formErrors(faults);
  if (lines.length === 0)
    return (
      <Notice kind="warn" title="Không có dòng kinh phí nào còn tiền">
        Thêm dòng hoặc bổ sung phân bổ ở trang Kinh phí, rồi quay lại đây.
      </Notice>
    );
  return (
    <Card title="Bố trí kinh phí" tone="leaf">
      <Form page={request.page()} action={urls.bindPay(session.id)} errors={errors}>
        <LineSelect lines={lines} value={textOf(request.fields, "line")} error={fieldError(errors, "line")} />
        <Button>Giữ {formatMoney(sheet.totalVnd)} cho phiên họp này</Button>
      </Form>
    </Card>
  );
}
