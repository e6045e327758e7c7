import { type Answer, download, html, type Request } from "#platform/http";
import {
  ButtonRow,
  DataTable,
  EmptyState,
  LinkButton,
  Muted,
  PageHeader,
  Pagination,
  SearchBox,
  Stack,
  Stars,
  WorkspacePage,
} from "#platform/ui";
import { pilotKinds } from "../domain/candidate.ts";
import { cycleUrls as urls } from "../urls.ts";
import { placeOf } from "../use-cases/reach.ts";
import { type PilotRow, readPilots, writePilotsSheet } from "../use-cases/read-board.ts";
import { filtersOf, readBoardQuery } from "./board.page.tsx";
import { CandidateLink, StepTag, xlsx } from "./words.tsx";

export async function showPilots(request: Request): Promise<Answer> {
  const query = readBoardQuery(request);
  const { pilots, next } = await readPilots(request.services, request.requireActor(), query);
  const params = new URLSearchParams(filtersOf(query));
  return html(
    <WorkspacePage title="Mô hình điểm" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Mô hình điểm"
          breadcrumb={[{ href: urls.board, label: "Chu trình" }, { label: "Mô hình điểm" }]}
          lead="Mỗi địa phương chọn một sản phẩm mẫu có đơn vị tư vấn, hoặc một làng văn hoá – du lịch, theo dõi từ ý tưởng đến công nhận. Chọn mô hình điểm ở trang của từng ứng viên."
        />
        <SearchBox
          action={urls.pilots}
          label="Tìm mô hình điểm"
          placeholder="Tên sản phẩm, chủ thể"
          value={query.q}
          hidden={filtersOf({ ...query, q: "" })}
        />
        <DataTable
          caption="Mô hình điểm"
          captionHidden
          rows={pilots}
          rowKey={({ id }) => id}
          columns={columns}
          empty={
            <EmptyState title="Chưa có mô hình điểm nào" icon="sprout">
              Mở một ứng viên trong chu trình rồi bấm “Chọn làm mô hình điểm”.
            </EmptyState>
          }
        />
        <ButtonRow>
          <LinkButton href={`${urls.pilotsSheet}?${params}`} kind="secondary" icon="download">
            Tải Excel
          </LinkButton>
        </ButtonRow>
        <Pagination
          {...(next
            ? { nextHref: `${urls.pilots}?${new URLSearchParams({ ...filtersOf(query), sau: next })}` }
            : {})}
        />
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadPilots(request: Request): Promise<Answer> {
  const sheet = await writePilotsSheet(request.services, request.requireActor(), readBoardQuery(request));
  return download(sheet, { type: xlsx, name: "mo-hinh-diem.xlsx" });
}

const columns = [
  {
    key: "product",
    label: "Mô hình",
    primary: true,
    cell: (row: PilotRow) => <CandidateLink candidate={row} />,
  },
  { key: "producer", label: "Chủ thể", cell: (row: PilotRow) => row.producerName },
  { key: "place", label: "Nơi", shape: "long" as const, cell: (row: PilotRow) => placeOf(row) },
  { key: "kind", label: "Loại", cell: (row: PilotRow) => (row.pilotKind ? pilotKinds[row.pilotKind] : "–") },
  { key: "year", label: "Năm", cell: (row: PilotRow) => row.year },
  { key: "step", label: "Bước", cell: (row: PilotRow) => <StepTag step={row.step} /> },
  {
    key: "star",
    label: "Đã công nhận",
    cell: (row: PilotRow) =>
      row.star ? <Stars value={row.star as 3 | 4 | 5} size="small" /> : <Muted>chưa</Muted>,
  },
];
