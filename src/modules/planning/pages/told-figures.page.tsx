import { fileUrls } from "#platform/files";
import { type Answer, holdsRole, html, type Request } from "#platform/http";
import {
  Button,
  DataTable,
  EmptyState,
  formatDate,
  formatDateTime,
  LinkButton,
  PageHeader,
  Pagination,
  Row,
  Select,
  Small,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { figureWords, indicatorWords } from "../domain/figure-words.ts";
import { topics } from "../domain/indicator.ts";
import { findIndicator, indicators } from "../domain/indicators.ts";
import { toldOnly } from "../domain/published.ts";
import { closingWriters, officerRoles } from "../permissions.ts";
import { planningUrls as urls } from "../urls.ts";
import { listToldFigures, unitOfTold } from "../use-cases/registers/told-figures.ts";
import { asked, FilterForm, SHEET_ROWS, sheetAnswer, withQuery } from "./asking.tsx";
import { figuresCrumb } from "./parts.tsx";

type Told = Awaited<ReturnType<typeof listToldFigures>>["values"][number];
export const crumb = { href: urls.manual, label: "Số công bố" };

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
          {holdsRole(actor, officerRoles) && (
            <LinkButton href={urls.importManual} kind="secondary" icon="upload">
              Nhập từ Excel
            </LinkButton>
          )}
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

export const aboutOf = (code: string) => findIndicator(code) ?? toldOnly[code] ?? { name: code, unit: "" };

export const nameOf = ({ indicator, filter }: Told) => indicatorWords(aboutOf(indicator), filter);

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

export function IndicatorChoice({
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
