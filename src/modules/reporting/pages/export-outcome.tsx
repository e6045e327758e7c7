import {
  type Column,
  DataTable,
  formatNumber,
  LinkButton,
  Notice,
  Row,
  Section,
  Small,
  Stack,
  TextLink,
} from "#platform/ui";
import type { ExportReport, MinistryExport } from "../domain/ministry/export.ts";
import { standards } from "../domain/ministry/tables.ts";
import { countFaults, type Fault as DataFault } from "../domain/ministry/validate.ts";
import { reportingUrls as urls } from "../urls.ts";

/** Faults shown one by one; the sheet holds them all. */
const SHOWN_FAULTS = 30;

/** What an export brought: files, tables, and what to mend before it is sent. */
export function Outcome({ found, report }: { found: MinistryExport; report: ExportReport }) {
  const faults = found.faults ?? 0;
  return (
    <>
      {faults === 0 ? (
        <Notice kind="success" title="Không có lỗi">
          Mọi dòng đúng cấu trúc đã biết. {standards[found.standard].confidence}
        </Notice>
      ) : (
        <Notice kind="warn" title={`${formatNumber(faults)} chỗ cần bổ sung trước khi gửi`}>
          Hệ thống không tự điền số liệu còn thiếu. {standards[found.standard].confidence}
        </Notice>
      )}
      <Section title="Tệp">
        <Row>
          <LinkButton href={urls.exportXlsx(found.id)} icon="download">
            Excel, mỗi bảng một trang
          </LinkButton>
          <LinkButton href={urls.exportJson(found.id)} kind="secondary" icon="download">
            JSON
          </LinkButton>
        </Row>
      </Section>
      <Section title="Các bảng">
        <DataTable
          caption="Các bảng đã xuất"
          captionHidden
          columns={tableColumns(found.id)}
          rows={report.tables}
          rowKey={({ name }) => name}
          empty=""
        />
      </Section>
      {faults > 0 && <Mending exportId={found.id} report={report} total={faults} />}
    </>
  );
}

interface MendingProps {
  exportId: string;
  report: ExportReport;
  total: number;
}

function Mending({ exportId, report, total }: MendingProps) {
  return (
    <Section title="Chỗ cần bổ sung">
      <Stack>
        <DataTable
          caption="Tóm tắt theo cột"
          columns={kindColumns}
          rows={countFaults(report.faults)}
          rowKey={({ table, column, text }) => `${table}-${column}-${text}`}
          empty=""
        />
        <DataTable
          caption="Từng chỗ"
          columns={faultColumns}
          rows={report.faults.slice(0, SHOWN_FAULTS)}
          rowKey={({ table, line, column }) => `${table}-${line}-${column}`}
          empty=""
        />
        {total > SHOWN_FAULTS && (
          <Small>
            Đang hiện {SHOWN_FAULTS} chỗ đầu trong {formatNumber(total)} chỗ; tải Excel để xem tất cả.
          </Small>
        )}
        <Row>
          <LinkButton href={urls.exportFaults(exportId)} kind="secondary" icon="download">
            Tải Excel các chỗ này
          </LinkButton>
        </Row>
      </Stack>
    </Section>
  );
}

function tableColumns(exportId: string): Column<ExportReport["tables"][number]>[] {
  return [
    { key: "name", label: "Bảng", primary: true, cell: ({ name, title }) => `${name} – ${title}` },
    { key: "rows", label: "Dòng", align: "end", cell: ({ rows }) => formatNumber(rows) },
    { key: "faults", label: "Lỗi", align: "end", cell: ({ faults }) => formatNumber(faults) },
    {
      key: "csv",
      label: "Tải",
      cell: ({ name }) => <TextLink href={urls.exportCsv(exportId, name)}>{`CSV ${name}`}</TextLink>,
    },
  ];
}

const kindColumns: Column<ReturnType<typeof countFaults>[number]>[] = [
  { key: "column", label: "Cột", primary: true, cell: ({ column }) => column },
  { key: "table", label: "Bảng", cell: ({ table }) => table },
  { key: "text", label: "Lỗi", shape: "long", cell: ({ text }) => text },
  { key: "lines", label: "Số dòng", align: "end", cell: ({ lines }) => formatNumber(lines) },
];

const faultColumns: Column<DataFault>[] = [
  { key: "name", label: "Tên", primary: true, cell: ({ name, key }) => name ?? key },
  { key: "table", label: "Bảng", cell: ({ table }) => table },
  { key: "line", label: "Dòng", align: "end", cell: ({ line }) => line },
  { key: "column", label: "Cột", cell: ({ column }) => column },
  { key: "text", label: "Lỗi", shape: "long", cell: ({ text }) => text },
];
