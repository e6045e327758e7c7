import { productUrls } from "#modules/products";
import { dayInVietnam } from "#platform/calendar";
import { fileUrls } from "#platform/files";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  type Column,
  DataTable,
  DateField,
  DemoMark,
  DescriptionList,
  Disclosure,
  FileField,
  Form,
  fieldError,
  formatDate,
  formatMoney,
  formatNumber,
  MoneyField,
  Muted,
  Notice,
  PageHeader,
  PostButton,
  Row,
  Section,
  Stack,
  StatusTag,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { commitmentActions } from "../domain/actions.ts";
import { activityKinds, sources } from "../domain/sources.ts";
import { mayKeepMoney } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { cancel, reopen, settle } from "../use-cases/money/end-commitment.ts";
import { paymentFields, recordPayment } from "../use-cases/money/pay.ts";
import {
  type CommitmentView,
  type Disbursement,
  type ServedProduct,
  viewCommitment,
} from "../use-cases/money/read-money.ts";
import { activityHref } from "./activity-links.ts";
import { commitmentStates } from "./words.ts";

type Refused = "pay" | "cancel" | "settle" | "reopen" | undefined;
const id = (request: Request) => request.params.commitmentId ?? "";
const step = (request: Request) => ({
  id: id(request),
  version: versionOf(request.fields),
  requestId: request.id,
});

export function showCommitment(request: Request): Promise<Answer> {
  return answer(request, undefined, []);
}

export async function postPayment(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, paymentFields);
  const file = request.files.find(({ field }) => field === "file");
  const input = { id: id(request), typed, file, requestId: request.id };
  const done = await recordPayment(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, "pay", done.faults);
  return redirect(urls.commitment(id(request)), { kind: "success", text: "Đã ghi khoản chi." });
}

export async function postSettle(request: Request): Promise<Answer> {
  const done = await settle(request.services, request.requireActor(), step(request));
  if (!done.ok) return answer(request, "settle", done.faults);
  return redirect(urls.commitment(id(request)), {
    kind: "success",
    text: "Đã quyết toán. Phần chưa chi trở về dòng kinh phí.",
  });
}

export async function postCancel(request: Request): Promise<Answer> {
  const input = { ...step(request), reason: textOf(request.fields, "cancelReason") };
  const done = await cancel(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, "cancel", done.faults);
  return redirect(urls.commitment(id(request)), {
    kind: "success",
    text: "Đã huỷ cam kết. Tiền trở về dòng kinh phí.",
  });
}

export async function postReopen(request: Request): Promise<Answer> {
  const done = await reopen(request.services, request.requireActor(), step(request));
  if (!done.ok) return answer(request, "reopen", done.faults);
  return redirect(urls.commitment(id(request)), { kind: "success", text: "Đã mở lại cam kết." });
}

async function answer(request: Request, refused: Refused, faults: readonly Fault[]): Promise<Answer> {
  const view = await viewCommitment(request.services, request.requireActor(), id(request));
  return html(<CommitmentPage request={request} view={view} refused={refused} faults={faults} />, {
    status: faults.length > 0 ? 422 : 200,
  });
}

interface Shown {
  request: Request;
  view: CommitmentView;
  refused: Refused;
  faults: readonly Fault[];
}

function CommitmentPage({ request, view, refused, faults }: Shown) {
  const { commitment, payments, products } = view;
  const allowed = commitmentActions[commitment.status];
  const keeps = mayKeepMoney(request.actor, commitment);
  const state = commitmentStates[commitment.status];
  const whole = refused === "settle" || refused === "reopen" ? faults : [];
  return (
    <WorkspacePage title={commitment.title} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={commitment.title}
          breadcrumb={[
            { href: urls.overview, label: "Kinh phí" },
            { href: urls.line(commitment.lineId), label: commitment.lineTitle },
            { label: "Cam kết" },
          ]}
          tags={
            <>
              <StatusTag tone={state.tone}>{state.label}</StatusTag> {commitment.isDemo && <DemoMark />}
            </>
          }
        />
        {whole.map(({ text }) => (
          <Notice key={text} kind="danger" title={text} />
        ))}
        <Card title="Nội dung">
          <DescriptionList items={facts(view)} />
        </Card>
        <Section title="Khoản chi" id="khoan-chi">
          <DataTable
            caption="Khoản chi"
            captionHidden
            columns={paymentColumns(keeps && allowed.reverse !== undefined)}
            rows={payments}
            rowKey={(row) => row.id}
            empty={<Muted>Chưa chi khoản nào.</Muted>}
          />
        </Section>
        {products.length > 0 && (
          <Section title={`Phục vụ ${products.length} sản phẩm`}>
            <DataTable
              caption="Sản phẩm được phục vụ"
              captionHidden
              columns={productColumns}
              rows={products}
              rowKey={(product) => product.id}
              empty=""
            />
          </Section>
        )}
        {keeps && allowed.pay && commitment.paidVnd < commitment.amountVnd && (
          <Pay request={request} view={view} faults={refused === "pay" ? faults : []} />
        )}
        {keeps && <Ending request={request} view={view} refused={refused} faults={faults} />}
      </Stack>
    </WorkspacePage>
  );
}

function facts({ commitment, activity }: CommitmentView) {
  const left = commitment.amountVnd - commitment.paidVnd;
  return [
    { term: "Số tiền cam kết", value: formatMoney(commitment.amountVnd) },
    { term: "Đã chi", value: formatMoney(commitment.paidVnd) },
    commitment.status === "settled"
      ? { term: "Quyết toán", value: formatMoney(commitment.settledVnd ?? 0) }
      : { term: "Chưa chi", value: formatMoney(left) },
    { term: "Nguồn vốn", value: sources[commitment.source] },
    { term: "Ngày cam kết", value: formatDate(commitment.committedOn) },
    ...(commitment.contractNumber ? [{ term: "Số hợp đồng", value: commitment.contractNumber }] : []),
    ...(commitment.payee ? [{ term: "Bên nhận", value: commitment.payee }] : []),
    ...(commitment.producerId
      ? [
          {
            term: "Chủ thể",
            value: <TextLink href={urls.producer(commitment.producerId)}>{commitment.producerName}</TextLink>,
          },
        ]
      : []),
    ...(activity ? [{ term: activityKinds[activity.kind], value: activityLink(activity) }] : []),
    ...(commitment.cancelReason ? [{ term: "Lý do huỷ", value: commitment.cancelReason }] : []),
    ...(commitment.note ? [{ term: "Ghi chú", value: commitment.note }] : []),
  ];
}

const productColumns: Column<ServedProduct>[] = [
  {
    key: "name",
    label: "Sản phẩm",
    primary: true,
    cell: ({ id: productId, name }) => <TextLink href={productUrls.overview(productId)}>{name}</TextLink>,
  },
  { key: "producer", label: "Chủ thể", cell: ({ producerName }) => producerName },
];

function activityLink(activity: NonNullable<CommitmentView["activity"]>) {
  const href = activityHref(activity);
  return href ? <TextLink href={href}>{activity.title}</TextLink> : activity.title;
}

function paymentColumns(mayReverse: boolean): Column<Disbursement>[] {
  return [
    {
      key: "paper",
      label: "Chứng từ",
      primary: true,
      cell: (row) =>
        row.fileId ? (
          <TextLink href={fileUrls.file(row.fileId)}>{row.paperNumber}</TextLink>
        ) : (
          row.paperNumber
        ),
    },
    { key: "on", label: "Ngày", cell: ({ paidOn }) => formatDate(paidOn) },
    {
      key: "amount",
      label: "Số tiền (đồng)",
      align: "end",
      cell: ({ amountVnd }) => formatNumber(amountVnd),
    },
    { key: "who", label: "Người ghi", cell: ({ createdByName }) => createdByName ?? "—" },
    {
      key: "state",
      label: "Ghi chú",
      cell: (row) => {
        if (row.reversesId) return `Hoàn: ${row.reason}`;
        if (row.reversedById) return "Đã hoàn";
        return mayReverse ? <TextLink href={urls.reverse(row.id)}>Hoàn khoản chi</TextLink> : "";
      },
    },
  ];
}

function Pay({ request, view: { commitment }, faults }: Omit<Shown, "refused">) {
  const errors = formErrors(faults);
  const today = dayInVietnam(request.services.now());
  const typed = typedTexts(request.fields, paymentFields);
  const given = (name: keyof typeof typed, otherwise: string) =>
    faults.length > 0 ? typed[name] : otherwise;
  return (
    <Card title="Ghi khoản chi" tone="leaf">
      <Form
        page={request.page()}
        action={urls.pay(commitment.id)}
        errors={errors}
        idempotencyKey={`chi-${commitment.id}-${commitment.paidVnd}`}
        files
      >
        <MoneyField
          name="amount"
          label="Số tiền"
          value={given("amount", "")}
          error={fieldError(errors, "amount")}
          hint={`Còn ${formatMoney(commitment.amountVnd - commitment.paidVnd)} chưa chi.`}
        />
        <DateField
          name="paidOn"
          label="Ngày chi"
          value={given("paidOn", today)}
          max={today}
          error={fieldError(errors, "paidOn")}
        />
        <TextField
          name="paperNumber"
          label="Số chứng từ"
          value={given("paperNumber", "")}
          hint="Giấy rút dự toán, uỷ nhiệm chi hoặc phiếu chi."
          maxLength={80}
          error={fieldError(errors, "paperNumber")}
          width="medium"
        />
        <FileField
          name="file"
          label="Bản chụp chứng từ"
          accept=".pdf,.jpg,.jpeg,.png"
          limitText="Tối đa 20 MB."
          error={fieldError(errors, "file")}
          optional
        />
        <Button icon="check">Ghi khoản chi</Button>
      </Form>
    </Card>
  );
}

function Ending({ request, view: { commitment }, refused, faults }: Shown) {
  const allowed = commitmentActions[commitment.status];
  const page = request.page();
  const hidden = { version: `${commitment.version}` };
  const errors = refused === "cancel" ? formErrors(faults) : [];
  return (
    <Stack>
      <Row>
        {allowed.settle && commitment.paidVnd > 0 && (
          <PostButton page={page} action={urls.settle(commitment.id)} hidden={hidden} kind="secondary">
            Quyết toán
          </PostButton>
        )}
        {allowed.reopen && (
          <PostButton page={page} action={urls.reopen(commitment.id)} hidden={hidden} kind="secondary">
            Mở lại để điều chỉnh
          </PostButton>
        )}
      </Row>
      {allowed.cancel && commitment.paidVnd === 0 && commitment.activityKind !== "reward_list" && (
        <Disclosure summary="Huỷ cam kết" open={errors.length > 0}>
          <Form page={page} action={urls.cancel(commitment.id)} hidden={hidden} errors={errors}>
            <TextField
              name="cancelReason"
              label="Lý do huỷ"
              value={refused === "cancel" ? textOf(request.fields, "cancelReason") : ""}
              error={fieldError(errors, "cancelReason")}
              hint="Cam kết đã huỷ không mở lại được; tiền trở về dòng kinh phí."
              maxLength={500}
            />
            <Button kind="danger">Huỷ cam kết</Button>
          </Form>
        </Disclosure>
      )}
    </Stack>
  );
}
