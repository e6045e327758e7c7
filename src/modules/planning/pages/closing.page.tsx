import { type Answer, formErrors, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Card,
  DataTable,
  DemoMark,
  DescriptionList,
  Form,
  fieldError,
  formatDate,
  formatDateTime,
  LinkButton,
  Narrow,
  Notice,
  NumberField,
  PageHeader,
  PostButton,
  Row,
  Small,
  Stack,
  StatusTag,
  TextArea,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { closingActions, closingStatusWords } from "../domain/actions.ts";
import { figureWords, filterWords } from "../domain/figure-words.ts";
import { findIndicator } from "../domain/indicators.ts";
import { reckonings } from "../domain/plan.ts";
import { mayEnterFigures, maySignClosing } from "../permissions.ts";
import { planningUrls as urls } from "../urls.ts";
import {
  type ClosingRow,
  type ClosingView,
  correctFigure,
  signClosing,
  viewClosing,
  viewClosingRow,
} from "../use-cases/closings/view-closings.ts";
import { sheetAnswer, typedIn, version } from "./asking.tsx";
import { closingsCrumb } from "./parts.tsx";

const closingId = (request: Request) => request.params.closingId ?? "";
const closingNo = (request: Request) => request.params.closingNo ?? "";

export async function showClosing(request: Request): Promise<Answer> {
  const view = await viewClosing(request.services, request.requireActor(), closingId(request));
  const { closing, rows } = view;
  const actor = request.requireActor();
  const corrects =
    closingActions[closing.status].correct !== undefined && mayEnterFigures(actor, closing.provinceCode);
  const signs =
    closingActions[closing.status].sign !== undefined && maySignClosing(actor, closing.provinceCode);
  const { label, tone } = closingStatusWords[closing.status];
  return html(
    <WorkspacePage title={closing.title} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={closing.title}
          breadcrumb={[closingsCrumb, { label: closing.title }]}
          tags={
            <>
              <StatusTag tone={tone}>{label}</StatusTag> {closing.isDemo && <DemoMark />}
            </>
          }
        />
        <Told view={view} />
        <Card title="Lần chốt">
          <DescriptionList items={facts(view)} />
        </Card>
        <DataTable
          caption={`${rows.length} số liệu đã chốt`}
          columns={columnsOf(view, corrects)}
          rows={rows}
          rowKey={({ value }) => String(value.no)}
          empty={<Notice kind="info">Kế hoạch không có chỉ tiêu của kỳ này.</Notice>}
        />
        <Row>
          {signs && (
            <PostButton
              page={request.page()}
              action={urls.signClosing(closing.id)}
              hidden={{ version: `${closing.version}` }}
              icon="badge-check"
            >
              Ký số liệu đã chốt
            </PostButton>
          )}
          <LinkButton href={urls.closingSheet(closing.id)} kind="secondary" icon="download">
            Tải Excel
          </LinkButton>
        </Row>
      </Stack>
    </WorkspacePage>,
  );
}

function Told({ view: { closing, rows, sealHolds } }: { view: ClosingView }) {
  const changed = rows.filter(({ differs }) => differs).length;
  return (
    <>
      {!sealHolds && (
        <Notice kind="danger" title="Dấu niêm không khớp">
          Số liệu đã chốt không còn giống lúc niêm. Báo quản trị hệ thống để kiểm tra.
        </Notice>
      )}
      {changed > 0 && (
        <Notice kind="warn" title={`${changed} số liệu nay khác lúc chốt`}>
          Bản ghi đã thay đổi sau ngày chốt.{" "}
          {closing.status === "signed"
            ? "Xem từng số và ghi điều chỉnh kèm lý do nếu cần."
            : "Chốt lại nếu muốn lấy số mới."}
        </Notice>
      )}
    </>
  );
}

function facts({ closing, sealHolds }: ClosingView) {
  return [
    { term: "Kỳ", value: `${formatDate(closing.fromOn)} – ${formatDate(closing.toOn)}` },
    { term: "Chốt", value: `${closing.frozenByName ?? "—"}, ${formatDateTime(closing.frozenAt)}` },
    {
      term: "Ký",
      value: closing.signedAt
        ? `${closing.signedByName ?? "—"}, ${formatDateTime(closing.signedAt)}`
        : "Chưa ký",
    },
    ...(closing.planId
      ? [{ term: "Kế hoạch", value: <TextLink href={urls.plan(closing.planId)}>Mở kế hoạch</TextLink> }]
      : []),
    { term: "Dấu niêm", value: `${closing.seal.slice(0, 16)}… ${sealHolds ? "(khớp)" : "(không khớp)"}` },
  ];
}

function columnsOf({ closing }: ClosingView, corrects: boolean) {
  const unitOf = ({ value }: ClosingRow) => findIndicator(value.indicator)?.unit ?? "";
  return [
    {
      key: "name",
      label: "Chỉ số",
      primary: true,
      shape: "long" as const,
      cell: (row: ClosingRow) => (
        <Stack gap="tight">
          <span>{nameOf(row)}</span>
          <Small>{detailOf(row)}</Small>
        </Stack>
      ),
    },
    {
      key: "frozen",
      label: "Đã chốt",
      align: "end" as const,
      cell: (row: ClosingRow) => figureWords(row.value.value, unitOf(row)),
    },
    {
      key: "corrections",
      label: "Điều chỉnh",
      shape: "long" as const,
      cell: (row: ClosingRow) =>
        row.corrections.length === 0
          ? "—"
          : row.corrections.map((each) => <Corrected key={each.id} each={each} unit={unitOf(row)} />),
    },
    {
      key: "now",
      label: "Tính lại hôm nay",
      align: "end" as const,
      cell: (row: ClosingRow) =>
        row.differs ? (
          <>
            {figureWords(row.now, unitOf(row))} <StatusTag tone="warn">khác lúc chốt</StatusTag>
          </>
        ) : (
          figureWords(row.now, unitOf(row))
        ),
    },
    ...(corrects
      ? [
          {
            key: "correct",
            label: "Việc",
            cell: ({ value }: ClosingRow) => (
              <TextLink href={urls.correction(closing.id, String(value.no))}>Điều chỉnh</TextLink>
            ),
          },
        ]
      : []),
  ];
}

function Corrected({ each, unit }: { each: ClosingRow["corrections"][number]; unit: string }) {
  return (
    <Stack gap="tight">
      <span>{figureWords(each.newValue, unit)}</span>
      <Small>
        {each.reason} – {each.correctedByName}, {formatDateTime(each.correctedAt)}
      </Small>
    </Stack>
  );
}

const nameOf = ({ value }: ClosingRow) => findIndicator(value.indicator)?.name ?? value.indicator;

function detailOf({ value }: ClosingRow): string {
  const origin = { records: `${value.records.length} bản ghi`, manual: "số công bố", none: "chưa có số" }[
    value.origin
  ];
  return [filterWords(value.filter), reckonings[value.reckoning].toLowerCase(), origin]
    .filter(Boolean)
    .join(" · ");
}

export async function postSignClosing(request: Request): Promise<Answer> {
  const input = { id: closingId(request), version: version(request), requestId: request.id };
  await signClosing(request.services, request.requireActor(), input);
  return redirect(urls.closing(input.id), {
    kind: "success",
    text: "Đã ký số liệu. Thay đổi về sau ghi thành điều chỉnh.",
  });
}

export async function downloadClosing(request: Request): Promise<Answer> {
  const { closing, rows } = await viewClosing(request.services, request.requireActor(), closingId(request));
  const labels = [
    "TT",
    "Chỉ số",
    "Chi tiết",
    "Đơn vị tính",
    "Đã chốt",
    "Sau điều chỉnh",
    "Tính lại hôm nay",
    "Lý do điều chỉnh",
  ];
  return sheetAnswer(
    `so-lieu-chot-${closing.toOn}`,
    labels,
    rows.map((row) => [
      row.value.no,
      nameOf(row),
      detailOf(row),
      findIndicator(row.value.indicator)?.unit ?? "",
      row.value.value,
      row.standing,
      row.now,
      row.corrections.map(({ reason }) => reason).join("; ") || null,
    ]),
  );
}

export function showCorrection(request: Request): Promise<Answer> {
  return correctionAnswer(request, []);
}

export async function postCorrection(request: Request): Promise<Answer> {
  const id = closingId(request);
  const done = await correctFigure(request.services, request.requireActor(), {
    id,
    no: closingNo(request),
    value: typedIn(request, "value"),
    reason: typedIn(request, "reason"),
    requestId: request.id,
  });
  if (!done.ok) return correctionAnswer(request, done.faults);
  return redirect(urls.closing(id), { kind: "success", text: "Đã ghi điều chỉnh bên cạnh số đã chốt." });
}

async function correctionAnswer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const { closing, row } = await viewClosingRow(request.services, request.requireActor(), {
    id: closingId(request),
    no: closingNo(request),
  });
  const errors = formErrors(faults);
  const kept = (name: string) => (faults.length > 0 ? typedIn(request, name) : "");
  const unit = findIndicator(row.value.indicator)?.unit ?? "";
  const proposed = row.now === null ? "" : String(Math.round(row.now * 10) / 10).replace(".", ",");
  return html(
    <WorkspacePage title="Điều chỉnh số liệu" page={request.page()}>
      <Narrow>
        <Stack gap="wide">
          <PageHeader
            title="Điều chỉnh số liệu đã chốt"
            lead={nameOf(row)}
            breadcrumb={[
              closingsCrumb,
              { href: urls.closing(closing.id), label: closing.title },
              { label: "Điều chỉnh" },
            ]}
          />
          <DescriptionList
            items={[
              { term: "Đã chốt", value: figureWords(row.value.value, unit) },
              { term: "Đang có hiệu lực", value: figureWords(row.standing, unit) },
              { term: "Tính lại hôm nay", value: figureWords(row.now, unit) },
            ]}
          />
          <Form
            page={request.page()}
            action={urls.correction(closing.id, String(row.value.no))}
            errors={errors}
          >
            <NumberField
              name="value"
              label="Số điều chỉnh"
              hint="Gợi ý sẵn là số tính lại từ bản ghi hôm nay."
              decimals
              suffix={unit}
              value={kept("value") || proposed}
              error={fieldError(errors, "value")}
            />
            <TextArea
              name="reason"
              label="Lý do"
              rows={3}
              maxLength={1000}
              value={kept("reason")}
              error={fieldError(errors, "reason")}
            />
            <ButtonRow>
              <Button icon="save">Ghi điều chỉnh</Button>
              <LinkButton href={urls.closing(closing.id)} kind="quiet">
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Form>
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
