import { type Answer, html, type Request } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  formatDate,
  LawRef,
  Muted,
  type PageContext,
  PageHeader,
  Section,
  Small,
  Stack,
  Stars,
  StatusTag,
  TextLink,
  type Tone,
  WorkspacePage,
} from "#platform/ui";
import { urls } from "../urls.ts";
import { type DeskEntry, readDesk } from "../use-cases/read-desk.ts";
import { act, sessionStatus, setName } from "./names.ts";

export async function showDesk(request: Request): Promise<Answer> {
  return html(
    <DeskPage page={request.page()} entries={await readDesk(request.services, request.requireActor())} />,
  );
}

function DeskPage({ page, entries }: { page: PageContext; entries: DeskEntry[] }) {
  const sessions = [...Map.groupBy(entries, (entry) => entry.sessionId).values()];
  const left = entries.filter(isLeft).length;
  return (
    <WorkspacePage title="Phiếu chấm" page={page} wide>
      <PageHeader
        title="Phiếu chấm"
        lead={
          <>
            {left > 0 ? `Còn ${left} phiếu chưa nộp. ` : ""}Chấm độc lập từng hồ sơ, lưu nháp bất cứ lúc nào.
            Không ai xem được điểm của bạn trước khi Hội đồng chốt.{" "}
            <LawRef act={act} article="7" clause="3" />
          </>
        }
      />
      <Stack gap="wide">
        {sessions.length === 0 && (
          <EmptyState title="Chưa có hồ sơ nào được giao" icon="clipboard-list">
            Hồ sơ hiện ở đây khi Thư ký giao cho phiên họp có bạn tham gia.
          </EmptyState>
        )}
        {sessions.map((rows) => (
          <SessionRows key={rows[0]?.sessionId} rows={rows} />
        ))}
      </Stack>
    </WorkspacePage>
  );
}

function SessionRows({ rows }: { rows: DeskEntry[] }) {
  const [first] = rows;
  if (!first) return null;
  const counted = rows.filter((row) => !row.recused);
  const done = counted.filter((row) => row.sheetStatus === "submitted").length;
  return (
    <Section
      title={first.sessionTitle}
      lead={`${first.councilName} · ${formatDate(first.heldOn)} · ${sessionStatus[first.sessionStatus].label} · đã nộp ${done}/${counted.length} phiếu`}
      action={{ href: urls.session(first.sessionId), label: "Phiên họp" }}
    >
      <DataTable
        caption={`Hồ sơ của ${first.sessionTitle}`}
        captionHidden
        rows={rows}
        rowKey={(row) => row.dossierId}
        columns={[
          { key: "product", label: "Sản phẩm", primary: true, cell: (row) => <Product row={row} /> },
          { key: "set", label: "Bộ tiêu chí", cell: (row) => setName(row.setCode) },
          { key: "target", label: "Mục tiêu", cell: (row) => <Stars value={row.targetStar} size="small" /> },
          {
            key: "marked",
            label: "Đã chấm",
            align: "end",
            cell: (row) => (row.recused ? "–" : `${row.marked}/${row.criteria}`),
          },
          {
            key: "state",
            label: "Phiếu",
            cell: (row) => <StatusTag tone={stateOf(row).tone}>{stateOf(row).label}</StatusTag>,
          },
        ]}
        empty={null}
      />
    </Section>
  );
}

function Product({ row }: { row: DeskEntry }) {
  const openable = row.sessionStatus !== "planned" && !row.recused;
  return (
    <>
      {openable ? (
        <TextLink href={urls.sheet(row.sessionId, row.dossierId)}>{row.productName}</TextLink>
      ) : (
        row.productName
      )}{" "}
      {row.isDemo && <DemoMark />}
      <br />
      <Small>
        <Muted>{row.producerName}</Muted>
      </Small>
    </>
  );
}

function isLeft(entry: DeskEntry): boolean {
  return (
    entry.sessionStatus === "open" && !entry.closed && !entry.recused && entry.sheetStatus !== "submitted"
  );
}

function stateOf(row: DeskEntry): { label: string; tone: Tone } {
  if (row.recused) return { label: "bạn không chấm", tone: "neutral" };
  if (row.sheetStatus === "submitted") return { label: "đã nộp", tone: "success" };
  if (row.closed) return { label: "đã chốt, bạn chưa nộp", tone: "neutral" };
  if (row.sessionStatus === "planned") return { label: "phiên chưa mở", tone: "neutral" };
  if (row.markingRound > 1) return { label: `chấm lại lượt ${row.markingRound}`, tone: "warn" };
  return row.sheetStatus === "draft"
    ? { label: "đang chấm", tone: "progress" }
    : { label: "chưa chấm", tone: "warn" };
}
