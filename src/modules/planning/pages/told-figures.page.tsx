import { fileUrls } from "#platform/files";
import { type Answer, formErrors, holdsRole, html, listOf, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Confirm,
  DataTable,
  DateField,
  Disclosure,
  EmptyState,
  FileField,
  Form,
  fieldError,
  formatDate,
  formatDateTime,
  Grid,
  LinkButton,
  Narrow,
  NumberField,
  PageHeader,
  Pagination,
  Row,
  Select,
  Small,
  Stack,
  StatusTag,
  TextArea,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { figureWords, indicatorWords } from "../domain/figure-words.ts";
import { topics } from "../domain/indicator.ts";
import { findIndicator, indicators } from "../domain/indicators.ts";
import { dimensions } from "../domain/measure.ts";
import { toldOnly } from "../domain/published.ts";
import { closingWriters } from "../permissions.ts";
import { planningUrls as urls } from "../urls.ts";
import { unitChoices } from "../use-cases/indicators/units.ts";
import {
  enterToldFigure,
  listToldFigures,
  openToldFigure,
  type ToldInput,
  unitOfTold,
  withdrawToldFigure,
} from "../use-cases/registers/told-figures.ts";
import { asked, FilterForm, SHEET_ROWS, sheetAnswer, typedIn, withQuery } from "./asking.tsx";
import { figuresCrumb } from "./parts.tsx";
import { FilterFields } from "./target.page.tsx";

type Told = Awaited<ReturnType<typeof listToldFigures>>["values"][number];
const crumb = { href: urls.manual, label: "Số công bố" };

export async function showToldFigures(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const indicator = asked(request, "chi-so");
  const { values, next } = await listToldFigures(request.services, actor, {
    indicator,
    after: asked(request, "sau"),
  });
  const writes = holdsRole(actor, closingWriters);
  return html(
    <WorkspacePage title="Số công bố" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Số công bố"
          lead="Số do báo cáo, báo chí công bố. Chỉ dùng khi không có bản ghi; có bản ghi thì hiện cạnh nhau để thấy chênh lệch."
          breadcrumb={[figuresCrumb, { label: "Số công bố" }]}
          actions={
            writes && (
              <LinkButton href={urls.newManual} icon="plus">
                Nhập số công bố
              </LinkButton>
            )
          }
        />
        <FilterForm action={urls.manual} label="Lọc theo chỉ số">
          <IndicatorChoice name="chi-so" value={indicator} all />
          <Row align="end">
            <Button kind="secondary" icon="filter">
              Lọc
            </Button>
          </Row>
        </FilterForm>
        <DataTable
          caption="Số công bố"
          captionHidden
          columns={columnsOf(writes)}
          rows={values}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa có số công bố" icon="file-text">
              Nhập số của năm cũ mà hệ thống chưa có bản ghi, kèm nguồn và tệp.
            </EmptyState>
          }
        />
        <Pagination
          {...(next ? { nextHref: withQuery(urls.manual, { "chi-so": indicator, sau: next }) } : {})}
        />
        <Row>
          <LinkButton
            href={withQuery(urls.manualSheet, { "chi-so": indicator })}
            kind="secondary"
            icon="download"
          >
            Tải Excel
          </LinkButton>
        </Row>
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadToldFigures(request: Request): Promise<Answer> {
  const { values } = await listToldFigures(request.services, request.requireActor(), {
    indicator: asked(request, "chi-so"),
    after: "",
    limit: SHEET_ROWS,
  });
  return sheetAnswer(
    "so-cong-bo",
    [
      "Chỉ số",
      "Đơn vị",
      "Từ ngày",
      "Đến ngày",
      "Giá trị",
      "Đơn vị tính",
      "Nguồn",
      "Ghi chú",
      "Người nhập",
      "Đã rút vì",
    ],
    values.map((told) => [
      nameOf(told),
      unitOfTold(told),
      told.fromOn && formatDate(told.fromOn),
      formatDate(told.toOn),
      told.value,
      aboutOf(told.indicator).unit,
      told.source,
      told.note,
      told.enteredByName,
      told.withdrawnReason,
    ]),
  );
}

const aboutOf = (code: string) => findIndicator(code) ?? toldOnly[code] ?? { name: code, unit: "" };

const nameOf = ({ indicator, filter }: Told) => indicatorWords(aboutOf(indicator), filter);

function columnsOf(writes: boolean) {
  return [
    {
      key: "name",
      label: "Chỉ số",
      primary: true,
      shape: "long" as const,
      cell: (told: Told) => (
        <Stack gap="tight">
          <span>{nameOf(told)}</span>
          {told.note && <Small>{told.note}</Small>}
        </Stack>
      ),
    },
    { key: "unit", label: "Đơn vị", cell: unitOfTold },
    {
      key: "period",
      label: "Kỳ",
      cell: ({ fromOn, toOn }: Told) =>
        fromOn ? `${formatDate(fromOn)} – ${formatDate(toOn)}` : `đến ${formatDate(toOn)}`,
    },
    {
      key: "value",
      label: "Giá trị",
      align: "end" as const,
      cell: ({ value, indicator }: Told) => figureWords(value, aboutOf(indicator).unit),
    },
    {
      key: "source",
      label: "Nguồn",
      shape: "long" as const,
      cell: ({ source, sourceLink, fileId, enteredByName, enteredAt }: Told) => (
        <Stack gap="tight">
          <span>
            {sourceLink ? (
              <TextLink href={sourceLink} external>
                {source}
              </TextLink>
            ) : (
              source
            )}
          </span>
          {fileId && <TextLink href={fileUrls.file(fileId)}>Tệp nguồn</TextLink>}
          {enteredByName && (
            <Small>
              {enteredByName}, {formatDateTime(enteredAt)}
            </Small>
          )}
        </Stack>
      ),
    },
    {
      key: "state",
      label: "Trạng thái",
      cell: ({ id, withdrawnAt, withdrawnReason }: Told) =>
        withdrawnAt ? (
          <Stack gap="tight">
            <StatusTag tone="neutral">Đã rút</StatusTag>
            <Small>{withdrawnReason}</Small>
          </Stack>
        ) : writes ? (
          <TextLink href={urls.withdrawManual(id)}>Rút</TextLink>
        ) : (
          "Đang dùng"
        ),
    },
  ];
}

function IndicatorChoice({
  name,
  value,
  all,
  error,
}: {
  name: string;
  value: string;
  all?: boolean;
  error?: string | undefined;
}) {
  const options = indicators.map(({ code, name: label, topic, unit }) => ({
    value: code,
    label: `${label} (${unit})`,
    group: topics[topic],
  }));
  return (
    <Select
      name={name}
      label="Chỉ số"
      value={value}
      error={error}
      {...(all ? { optional: true } : { placeholder: "Chọn chỉ số" })}
      options={all ? [{ value: "", label: "Mọi chỉ số" }, ...options] : options}
    />
  );
}

const blank = {
  indicator: "",
  filter: {},
  unit: "",
  fromOn: "",
  toOn: "",
  value: "",
  source: "",
  sourceLink: "",
  note: "",
};

export function showNewTold(request: Request): Answer | Promise<Answer> {
  return Promise.resolve(newAnswer(request, { ...blank, file: undefined }, []));
}

export async function postNewTold(request: Request): Promise<Answer> {
  const text = (name: string) => typedIn(request, name);
  const filter = Object.fromEntries(
    dimensions.map((dimension) => [dimension, listOf(request.fields, `loc-${dimension}`)] as const),
  );
  const input: ToldInput = {
    indicator: text("indicator"),
    filter,
    unit: text("unit"),
    fromOn: text("fromOn"),
    toOn: text("toOn"),
    value: text("value"),
    source: text("source"),
    sourceLink: text("sourceLink"),
    note: text("note"),
    file: request.files.find(({ field }) => field === "tep"),
  };
  const done = await enterToldFigure(request.services, request.requireActor(), {
    ...input,
    requestId: request.id,
  });
  if (!done.ok) return newAnswer(request, input, done.faults);
  return redirect(urls.manual, { kind: "success", text: "Đã ghi số công bố cùng nguồn." });
}

function newAnswer(request: Request, input: ToldInput, faults: readonly Fault[]): Answer {
  const errors = formErrors(faults);
  const wrong = (name: string) => fieldError(errors, name);
  return html(
    <WorkspacePage title="Nhập số công bố" page={request.page()}>
      <Narrow>
        <Stack gap="wide">
          <PageHeader title="Nhập số công bố" breadcrumb={[figuresCrumb, crumb, { label: "Nhập" }]} />
          <Form page={request.page()} action={urls.newManual} errors={errors} files>
            <IndicatorChoice name="indicator" value={input.indicator} error={wrong("indicator")} />
            <Disclosure
              summary="Thu hẹp: hạng sao, loại chủ thể…"
              open={Object.values(input.filter).some((values) => values.length > 0)}
            >
              <FilterFields filter={input.filter} />
            </Disclosure>
            <Select
              name="unit"
              label="Đơn vị"
              value={input.unit}
              options={unitChoices(request.requireActor())}
              error={wrong("unit")}
            />
            <Grid min="small">
              <DateField
                name="fromOn"
                label="Từ ngày"
                hint="Chỉ với số tính trong kỳ."
                value={input.fromOn}
                optional
                error={wrong("fromOn")}
              />
              <DateField name="toOn" label="Đến ngày" value={input.toOn} error={wrong("toOn")} />
              <NumberField name="value" label="Giá trị" decimals value={input.value} error={wrong("value")} />
            </Grid>
            <TextField
              name="source"
              label="Nguồn công bố"
              hint="Báo cáo số mấy, bài nào, của cơ quan nào."
              value={input.source}
              maxLength={300}
              error={wrong("source")}
            />
            <TextField
              name="sourceLink"
              label="Địa chỉ trên mạng"
              type="url"
              value={input.sourceLink}
              optional
              error={wrong("sourceLink")}
            />
            <FileField
              name="tep"
              label="Tệp nguồn"
              accept=".pdf,.jpg,.jpeg,.png,.xlsx,.docx"
              optional
              error={wrong("tep")}
            />
            <TextArea
              name="note"
              label="Ghi chú"
              rows={2}
              value={input.note}
              optional
              error={wrong("note")}
            />
            <ButtonRow>
              <Button icon="save">Ghi số công bố</Button>
              <LinkButton href={urls.manual} kind="quiet">
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

export function showWithdraw(request: Request): Promise<Answer> {
  return withdrawAnswer(request, []);
}

export async function postWithdraw(request: Request): Promise<Answer> {
  const done = await withdrawToldFigure(request.services, request.requireActor(), {
    id: request.params.manualId ?? "",
    reason: typedIn(request, "reason"),
    requestId: request.id,
  });
  if (!done.ok) return withdrawAnswer(request, done.faults);
  return redirect(urls.manual, { kind: "info", text: "Đã rút số công bố; lịch sử vẫn giữ lý do." });
}

async function withdrawAnswer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const told = await openToldFigure(request.services, request.requireActor(), request.params.manualId ?? "");
  const errors = formErrors(faults);
  return html(
    <WorkspacePage title="Rút số công bố" page={request.page()}>
      <Narrow>
        <Confirm
          page={request.page()}
          action={urls.withdrawManual(told.id)}
          title="Rút số công bố này?"
          confirmLabel="Rút"
          cancelHref={urls.manual}
          errors={errors}
          danger
          consequences={[
            "Số không còn dùng cho chỉ số và kế hoạch.",
            "Dòng này vẫn giữ trong danh sách cùng lý do.",
          ]}
        >
          <p>
            {nameOf(told)}: {figureWords(told.value, aboutOf(told.indicator).unit)} – {told.source}
          </p>
          <TextArea
            name="reason"
            label="Lý do"
            rows={3}
            value={typedIn(request, "reason")}
            error={fieldError(errors, "reason")}
          />
        </Confirm>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
