import { writeSheet } from "#platform/documents";
import { type Answer, html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  EmptyState,
  Facets,
  LinkButton,
  PageHeader,
  Pagination,
  Row,
  SearchBox,
  Split,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import { startupStages } from "../domain/startup.ts";
import { isOfficer } from "../permissions.ts";
import { supportUrls as urls } from "../urls.ts";
import {
  listStartupsFor,
  type StartupLine,
  type StartupSearch,
} from "../use-cases/startups/view-startups.ts";
import { placeText, RecordLink, radioOptions, StageTag, sheetAnswer, withQuery } from "./words.tsx";

/** Teams of the start-up programme, newest cohort first. */
export async function showStartups(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readSearch(request);
  const { lines, next, counts } = await listStartupsFor(request.services, actor, search);
  const filtered = search.text !== "" || search.stage !== "";
  const stages = radioOptions(startupStages, search.stage).map((option) => {
    const many = [...counts].find(([stage]) => stage === option.value)?.[1];
    return many === undefined ? option : { ...option, count: many };
  });
  return html(
    <WorkspacePage title="Khởi nghiệp" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Chương trình khởi nghiệp"
          lead="Nhóm có ý tưởng từ tài nguyên bản địa, có người cố vấn, đi đến khi thành chủ thể OCOP."
          actions={
            <Row gap="tight">
              {isOfficer(actor) && (
                <LinkButton href={urls.newStartup} icon="plus">
                  Thêm nhóm
                </LinkButton>
              )}
              <LinkButton
                href={withQuery(urls.startupsSheet, hiddenOf(search))}
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
          action={urls.startups}
          label="Tìm nhóm"
          placeholder="Tên nhóm hoặc ý tưởng"
          value={search.text}
          hidden={hiddenOf({ ...search, text: "" })}
        />
        <Split
          ratio="narrow-left"
          side={
            <Facets
              action={urls.startups}
              groups={[{ name: "giai-doan", title: "Giai đoạn", kind: "radio", options: stages }]}
              hidden={search.text ? { q: search.text } : {}}
              clearHref={urls.startups}
            />
          }
        >
          <Stack>
            <DataTable
              caption="Nhóm khởi nghiệp"
              captionHidden
              columns={columns}
              rows={lines}
              rowKey={({ id }) => id}
              empty={
                <EmptyState title={filtered ? "Không có nhóm nào khớp" : "Chưa có nhóm khởi nghiệp nào"}>
                  {filtered
                    ? "Thử bỏ bớt bộ lọc."
                    : "Thêm nhóm khi nhận đăng ký; mỗi lần lên giai đoạn được ghi ngày và người."}
                </EmptyState>
              }
            />
            <Pagination
              {...(next ? { nextHref: withQuery(urls.startups, { ...hiddenOf(search), sau: next }) } : {})}
            />
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>,
  );
}

const columns = [
  {
    key: "team",
    label: "Nhóm",
    primary: true,
    cell: (line: StartupLine) => (
      <RecordLink href={urls.startup(line.id)} title={line.team} isDemo={line.isDemo} />
    ),
  },
  { key: "idea", label: "Ý tưởng", shape: "long" as const, cell: (line: StartupLine) => line.idea },
  { key: "place", label: "Xã, phường", cell: (line: StartupLine) => placeText(line.communeCode) },
  { key: "cohort", label: "Khoá", cell: (line: StartupLine) => String(line.cohortYear) },
  { key: "stage", label: "Giai đoạn", cell: (line: StartupLine) => <StageTag stage={line.stage} /> },
];

function readSearch({ query }: Request): StartupSearch {
  return {
    text: textOf(query, "q").slice(0, 100),
    stage: textOf(query, "giai-doan"),
    cursor: textOf(query, "sau"),
  };
}

function hiddenOf({ text, stage }: StartupSearch): Record<string, string> {
  return { q: text, "giai-doan": stage };
}

export async function downloadStartups(request: Request): Promise<Answer> {
  const search = { ...readSearch(request), cursor: "" };
  const { lines } = await listStartupsFor(request.services, request.requireActor(), search, 20_000);
  const content = await writeSheet(
    [
      { label: "Nhóm", width: 32 },
      { label: "Trưởng nhóm", width: 24 },
      { label: "Ý tưởng", width: 50 },
      { label: "Xã, phường", width: 26 },
      { label: "Khoá", width: 8 },
      { label: "Giai đoạn", width: 18 },
      { label: "Thành chủ thể", width: 36 },
      { label: "Ghi chú", width: 30 },
    ],
    lines.map((line) => [
      line.team,
      line.leaderName ?? "",
      line.idea,
      placeText(line.communeCode),
      line.cohortYear,
      startupStages[line.stage],
      line.producerName ?? "",
      line.isDemo ? "dữ liệu minh hoạ" : (line.note ?? ""),
    ]),
    { name: "Khởi nghiệp" },
  );
  return sheetAnswer(content, "nhom-khoi-nghiep");
}
