import { type Answer, holdsRole, html, type Request, textOf } from "#platform/http";
import {
  ButtonRow,
  DataTable,
  DemoMark,
  EmptyState,
  type FacetGroup,
  Facets,
  formatDate,
  LinkButton,
  PageHeader,
  Pagination,
  SearchBox,
  Split,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { documentKinds, isOneOf, urgencies } from "../domain/words.ts";
import { officerRoles } from "../permissions.ts";
import { directivesUrls as urls } from "../urls.ts";
import { allDocumentsFor, type DocumentSearch, listDocumentsFor } from "../use-cases/documents.ts";
import { dayCell, sheet } from "./sheets.ts";

type Row = Awaited<ReturnType<typeof listDocumentsFor>>["documents"][number];

export async function showDocuments(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readSearch(request);
  const { documents, next } = await listDocumentsFor(request.services, actor, search);
  const add = holdsRole(actor, officerRoles) ? (
    <LinkButton href={urls.newDocument} icon="plus">
      Ghi văn bản
    </LinkButton>
  ) : undefined;
  const filtered = Object.keys(hiddenOf(search)).length > 0;
  return html(
    <WorkspacePage title="Văn bản đến" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Văn bản đến"
          lead="Văn bản giao việc cho chương trình OCOP của tỉnh. Từ mỗi văn bản, giao nhiệm vụ cho các đơn vị và theo dõi đến khi xong."
          actions={
            <ButtonRow>
              {add}
              <LinkButton href={addressOf(search, "", urls.documentsSheet)} kind="secondary" icon="download">
                Tải Excel
              </LinkButton>
            </ButtonRow>
          }
        />
        <SearchBox
          action={urls.documents}
          label="Tìm theo số, trích yếu, cơ quan ban hành"
          placeholder="Có dấu hay không đều được"
          value={search.text ?? ""}
          hidden={hiddenOf({ ...search, text: "" })}
        />
        <Split
          ratio="narrow-left"
          side={
            <Facets
              action={urls.documents}
              groups={facetsFor(search, request.services.now().getUTCFullYear())}
              hidden={search.text ? { q: search.text } : {}}
              clearHref={urls.documents}
            />
          }
        >
          <Stack>
            <DataTable
              caption="Văn bản đến"
              captionHidden
              columns={columns}
              rows={documents}
              rowKey={({ id }) => id}
              empty={
                filtered ? (
                  <EmptyState title="Không có văn bản nào khớp">
                    Thử bỏ bớt bộ lọc hoặc gõ ít chữ hơn.
                  </EmptyState>
                ) : (
                  <EmptyState title="Chưa có văn bản nào" icon="inbox" action={add}>
                    Ghi công văn, kế hoạch, quyết định giao việc; rồi giao nhiệm vụ từ văn bản đó.
                  </EmptyState>
                )
              }
            />
            <Pagination {...(next ? { nextHref: addressOf(search, next) } : {})} />
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadDocuments(request: Request): Promise<Answer> {
  const documents = await allDocumentsFor(request.services, request.requireActor(), readSearch(request));
  return sheet(
    "van-ban-den.xlsx",
    [
      ["Số, ký hiệu", 22],
      ["Ngày văn bản", 14],
      ["Cơ quan ban hành", 32],
      ["Loại", 16],
      ["Trích yếu", 60],
      ["Ngày đến", 14],
      ["Độ khẩn", 12],
      ["Nhiệm vụ", 12],
      ["Đã xong", 12],
      ["Quá hạn", 12],
      ["Nguồn", 30],
    ],
    documents.map((each) => [
      each.number,
      dayCell(each.issuedOn),
      each.issuer,
      documentKinds[each.kind],
      each.abstract,
      dayCell(each.receivedOn),
      urgencies[each.urgency],
      each.tasks,
      each.done,
      each.overdue,
      each.source,
    ]),
  );
}

const columns = [
  {
    key: "abstract",
    label: "Văn bản",
    primary: true,
    cell: (row: Row) => (
      <>
        <TextLink href={urls.document(row.id)}>
          {documentKinds[row.kind]} {row.number}
        </TextLink>{" "}
        {row.urgency !== "normal" && <StatusTag tone="warn">{urgencies[row.urgency]}</StatusTag>}{" "}
        {row.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "about", label: "Trích yếu", shape: "long" as const, cell: (row: Row) => row.abstract },
  { key: "date", label: "Ngày", cell: (row: Row) => row.issuedText ?? formatDate(row.issuedOn) },
  { key: "issuer", label: "Cơ quan ban hành", cell: (row: Row) => row.issuer },
  {
    key: "tasks",
    label: "Nhiệm vụ xong",
    align: "end" as const,
    cell: (row: Row) => tasksText(row),
  },
  {
    key: "overdue",
    label: "Quá hạn",
    align: "end" as const,
    cell: (row: Row) =>
      row.overdue === 0 ? (
        "0"
      ) : (
        <TextLink href={`${urls.tasks}?bang=overdue&van-ban=${row.id}`}>{row.overdue}</TextLink>
      ),
  },
];

function tasksText({ tasks, recorded, done }: Row): string {
  if (recorded > 0) return `${recorded} ghi lại`;
  return tasks === 0 ? "Chưa giao" : `${done}/${tasks}`;
}

function readSearch({ query }: Request): DocumentSearch {
  const kind = textOf(query, "loai");
  const urgency = textOf(query, "do-khan");
  const year = textOf(query, "nam");
  return {
    text: textOf(query, "q").slice(0, 100),
    kind: isOneOf(documentKinds, kind) ? kind : "",
    urgency: isOneOf(urgencies, urgency) ? urgency : "",
    ...(/^20\d\d$/.test(year) ? { year: Number(year) } : {}),
    cursor: textOf(query, "sau"),
  };
}

function hiddenOf({ text, kind, urgency, year }: DocumentSearch): Record<string, string> {
  const all = { q: text ?? "", loai: kind ?? "", "do-khan": urgency ?? "", nam: year ? `${year}` : "" };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

function addressOf(search: DocumentSearch, cursor: string, base: string = urls.documents): string {
  const query = new URLSearchParams({ ...hiddenOf(search), ...(cursor ? { sau: cursor } : {}) }).toString();
  return query === "" ? base : `${base}?${query}`;
}

function facetsFor(search: DocumentSearch, thisYear: number): FacetGroup[] {
  const group = (
    name: string,
    title: string,
    words: Readonly<Record<string, string>>,
    chosen: string,
  ): FacetGroup => ({
    name,
    title,
    kind: "radio",
    options: [
      { value: "", label: "Tất cả", checked: chosen === "" },
      ...Object.entries(words).map(([value, label]) => ({ value, label, checked: value === chosen })),
    ],
  });
  const years = Array.from({ length: thisYear - 2018 + 1 }, (_, at) => `${thisYear - at}`);
  return [
    group("loai", "Loại văn bản", documentKinds, search.kind ?? ""),
    group("do-khan", "Độ khẩn", urgencies, search.urgency ?? ""),
    {
      name: "nam",
      title: "Năm",
      kind: "radio",
      options: [
        { value: "", label: "Tất cả", checked: !search.year },
        ...years.map((year) => ({ value: year, label: year, checked: Number(year) === search.year })),
      ],
    },
  ];
}
