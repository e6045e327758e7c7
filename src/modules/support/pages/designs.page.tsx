import { writeSheet } from "#platform/documents";
import { type Answer, html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  EmptyState,
  Facets,
  formatDate,
  LinkButton,
  PageHeader,
  Pagination,
  Row,
  SearchBox,
  Split,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import { designStatuses } from "../domain/design.ts";
import { isOfficer } from "../permissions.ts";
import { supportUrls as urls } from "../urls.ts";
import { type DesignLine, type DesignSearch, listDesignsFor } from "../use-cases/design/view-design.ts";
import { DesignTag, dayCell, RecordLink, radioOptions, sheetAnswer, withQuery } from "./words.tsx";

/** Jobs of the creative design and development centre. */
export async function showDesigns(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readSearch(request);
  const { lines, next } = await listDesignsFor(request.services, actor, search);
  const filtered = search.text !== "" || search.status !== "";
  return html(
    <WorkspacePage title="Trung tâm thiết kế" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Trung tâm thiết kế và phát triển sáng tạo"
          lead="Từ yêu cầu thiết kế, nhiều phương án đặt cạnh nhau, đến tệp hoàn chỉnh giao cho chủ thể."
          actions={
            <Row gap="tight">
              {isOfficer(actor) && (
                <LinkButton href={urls.newDesign} icon="plus">
                  Mở việc thiết kế
                </LinkButton>
              )}
              <LinkButton
                href={withQuery(urls.designsSheet, hiddenOf(search))}
                kind="secondary"
                icon="download"
                download
              >
                Tải Excel
              </LinkButton>
            </Row>
          }
        />
        <SearchBox
          action={urls.designs}
          label="Tìm việc thiết kế"
          placeholder="Tên việc hoặc chủ thể"
          value={search.text}
          hidden={hiddenOf({ ...search, text: "" })}
        />
        <Split
          ratio="narrow-left"
          side={
            <Facets
              action={urls.designs}
              groups={[
                {
                  name: "trang-thai",
                  title: "Trạng thái",
                  kind: "radio",
                  options: radioOptions(designStatuses, search.status),
                },
              ]}
              hidden={search.text ? { q: search.text } : {}}
              clearHref={urls.designs}
            />
          }
        >
          <Stack>
            <DataTable
              caption="Việc thiết kế"
              captionHidden
              columns={columns}
              rows={lines}
              rowKey={({ id }) => id}
              empty={
                <EmptyState title={filtered ? "Không có việc nào khớp" : "Chưa có việc thiết kế nào"}>
                  {filtered
                    ? "Thử bỏ bớt bộ lọc."
                    : "Mở từ một yêu cầu hỗ trợ về bao bì, nhãn, hoặc mở việc chung của trung tâm."}
                </EmptyState>
              }
            />
            <Pagination
              {...(next ? { nextHref: withQuery(urls.designs, { ...hiddenOf(search), sau: next }) } : {})}
            />
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>,
  );
}

const columns = [
  {
    key: "title",
    label: "Việc",
    primary: true,
    cell: (line: DesignLine) => (
      <RecordLink href={urls.design(line.id)} title={line.title} isDemo={line.isDemo} />
    ),
  },
  {
    key: "producer",
    label: "Chủ thể",
    cell: (line: DesignLine) => line.producerName ?? "Việc chung của trung tâm",
  },
  {
    key: "proposals",
    label: "Phương án",
    align: "end" as const,
    cell: (line: DesignLine) => String(line.proposals),
  },
  { key: "due", label: "Cần xong", cell: (line: DesignLine) => (line.dueOn ? formatDate(line.dueOn) : "–") },
  { key: "status", label: "Trạng thái", cell: (line: DesignLine) => <DesignTag status={line.status} /> },
];

function readSearch({ query }: Request): DesignSearch {
  return {
    text: textOf(query, "q").slice(0, 100),
    status: textOf(query, "trang-thai"),
    cursor: textOf(query, "sau"),
  };
}

function hiddenOf({ text, status }: DesignSearch): Record<string, string> {
  return { q: text, "trang-thai": status };
}

export async function downloadDesigns(request: Request): Promise<Answer> {
  const search = { ...readSearch(request), cursor: "" };
  const { lines } = await listDesignsFor(request.services, request.requireActor(), search, 20_000);
  const content = await writeSheet(
    [
      { label: "Việc thiết kế", width: 44 },
      { label: "Chủ thể", width: 36 },
      { label: "Trạng thái", width: 18 },
      { label: "Số phương án", width: 12 },
      { label: "Cần xong", width: 14 },
      { label: "Lý do chọn", width: 44 },
      { label: "Người chọn", width: 24 },
      { label: "Ngày bàn giao", width: 14 },
      { label: "Ghi chú", width: 18 },
    ],
    lines.map((line) => [
      line.title,
      line.producerName ?? "",
      designStatuses[line.status],
      line.proposals,
      dayCell(line.dueOn),
      line.choiceReason ?? "",
      line.chosenByName ?? "",
      dayCell(line.handedOverOn),
      line.isDemo ? "dữ liệu minh hoạ" : "",
    ]),
    { name: "Việc thiết kế" },
  );
  return sheetAnswer(content, "viec-thiet-ke");
}
