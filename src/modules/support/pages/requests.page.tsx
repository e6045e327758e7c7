import { helpKindName, helpKinds } from "#modules/consultants";
import { dayInVietnam, daysBetween } from "#platform/calendar";
import { writeSheet } from "#platform/documents";
import { type Answer, html, type Request, textOf } from "#platform/http";
import {
  Card,
  DataTable,
  EmptyState,
  type FacetGroup,
  Facets,
  formatDate,
  formatDeadline,
  formatMoney,
  Grid,
  LinkButton,
  Muted,
  PageHeader,
  Pagination,
  Row,
  SearchBox,
  Split,
  Stack,
  StatusTag,
  Tabs,
  TaskList,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { dueDay, isOverdue, requestStatuses } from "../domain/request.ts";
import { isAsker, isOffice, isOfficer, isProducerPerson } from "../permissions.ts";
import { supportUrls as urls } from "../urls.ts";
import {
  boardFor,
  listRequestsFor,
  type RequestBoard,
  type RequestLine,
  type RequestList,
  type RequestSearch,
  requestsForSheet,
} from "../use-cases/requests/list-requests.ts";
import {
  dayCell,
  placeText,
  RecordLink,
  RequestTag,
  radioOptions,
  sheetAnswer,
  withQuery,
} from "./words.tsx";

/** Officials see the board or the list; a producer the list of its own. */
export async function showRequests(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readSearch(request);
  const wantsBoard = textOf(request.query, "xem") !== "danh-sach" && !isProducerPerson(actor);
  // A question for one state or one deadline is a list, not a board.
  const board = wantsBoard && search.status === "" && search.due === "" && search.cursor === "";
  const found = board
    ? await boardFor(request.services, actor, search)
    : await listRequestsFor(request.services, actor, search);
  const today = dayInVietnam(request.services.now());
  return html(
    <WorkspacePage title="Hỗ trợ" page={request.page()} wide>
      <Stack gap="wide">
        <Header request={request} search={search} />
        {!isProducerPerson(actor) && <Views search={search} board={board} />}
        <SearchBox
          action={urls.requests}
          label="Tìm yêu cầu"
          placeholder="Tên yêu cầu, chủ thể hoặc số"
          value={search.text}
          hidden={{ ...hiddenOf({ ...search, text: "" }), xem: board ? "" : "danh-sach" }}
        />
        <Split
          ratio="narrow-left"
          side={
            <Facets
              action={urls.requests}
              groups={facetsFor(search, found)}
              hidden={{ xem: board ? "" : "danh-sach", q: search.text }}
              clearHref={withQuery(urls.requests, { xem: board ? "" : "danh-sach" })}
            />
          }
        >
          {"columns" in found ? (
            <Board board={found} search={search} today={today} />
          ) : (
            <List list={found} search={search} today={today} mine={isProducerPerson(actor)} />
          )}
        </Split>
      </Stack>
    </WorkspacePage>,
  );
}

function Header({ request, search }: { request: Request; search: RequestSearch }) {
  const actor = request.requireActor();
  const mine = isProducerPerson(actor);
  return (
    <PageHeader
      title={mine ? "Yêu cầu hỗ trợ của tôi" : "Hỗ trợ chủ thể"}
      lead={
        mine
          ? "Bao bì, nhãn, câu chuyện sản phẩm, phương án kinh doanh, truy xuất, nhãn hiệu… Gửi một lần, theo dõi đến khi nghiệm thu."
          : "Từ yêu cầu của chủ thể đến nghiệm thu có ảnh trước và sau."
      }
      actions={
        <Row gap="tight">
          {isAsker(actor) && (
            <LinkButton href={urls.newRequest} icon="plus">
              Gửi yêu cầu
            </LinkButton>
          )}
          <LinkButton
            href={withQuery(urls.requestsSheet, hiddenOf(search))}
            kind="secondary"
            icon="download"
            download
          >
            Tải Excel
          </LinkButton>
          {isOfficer(actor) && (
            <LinkButton href={urls.imports} kind="quiet" icon="upload">
              Nhập các năm trước
            </LinkButton>
          )}
        </Row>
      }
    />
  );
}

function Views({ search, board }: { search: RequestSearch; board: boolean }) {
  const base = { q: search.text, loai: search.kind, xa: search.communeCode, nam: search.year };
  return (
    <Tabs
      label="Cách xem"
      items={[
        { href: withQuery(urls.requests, base), label: "Bảng việc", current: board },
        {
          href: withQuery(urls.requests, { ...base, xem: "danh-sach" }),
          label: "Danh sách",
          current: !board,
        },
        { href: urls.totals, label: "Tổng hợp theo năm" },
      ]}
    />
  );
}

function Board({ board, search, today }: { board: RequestBoard; search: RequestSearch; today: string }) {
  const total = [...board.counts.values()].reduce((sum, many) => sum + many, 0);
  if (total === 0) return <NoRequests filtered={isFiltered(search)} mine={false} />;
  return (
    <Grid min="medium">
      {board.columns.map(({ status, lines }) => {
        const many = board.counts.get(status) ?? 0;
        const all = withQuery(urls.requests, {
          ...hiddenOf({ ...search, status, cursor: "" }),
          xem: "danh-sach",
        });
        return (
          <Card
            key={status}
            title={`${requestStatuses[status]} (${many})`}
            tone={status === "completed" ? "leaf" : "plain"}
          >
            <TaskList
              tasks={lines.map((line) => taskOf(line, today))}
              empty={<Muted>Không có yêu cầu nào.</Muted>}
            />
            {many > lines.length && <TextLink href={all}>{`Xem cả ${many}`}</TextLink>}
          </Card>
        );
      })}
    </Grid>
  );
}

function taskOf(line: RequestLine, today: string) {
  const deadline = deadlineOf(line, today);
  return {
    href: urls.request(line.id),
    title: line.title,
    meta: `${line.producerName} · ${helpKindName(line.kind)}${line.isDemo ? " · minh hoạ" : ""}`,
    ...(deadline ? { deadline } : {}),
  };
}

function deadlineOf(line: RequestLine, today: string) {
  const day = dueDay(line);
  if (day === null) return undefined;
  const daysLeft = daysBetween(today, day);
  const tone = isOverdue(line, today) ? "danger" : daysLeft <= 14 ? "warn" : "neutral";
  return { text: formatDeadline({ daysLeft }), tone } as const;
}

interface ListProps {
  list: RequestList;
  search: RequestSearch;
  today: string;
  mine: boolean;
}

function List({ list, search, today, mine }: ListProps) {
  return (
    <Stack>
      <DataTable
        caption="Yêu cầu hỗ trợ"
        captionHidden
        columns={columnsFor(today, mine)}
        rows={list.lines}
        rowKey={({ id }) => id}
        empty={<NoRequests filtered={isFiltered(search)} mine={mine} />}
      />
      <Pagination
        {...(list.next
          ? {
              nextHref: withQuery(urls.requests, { ...hiddenOf(search), xem: "danh-sach", sau: list.next }),
            }
          : {})}
      />
    </Stack>
  );
}

function columnsFor(today: string, mine: boolean) {
  const producer = {
    key: "producer",
    label: "Chủ thể",
    cell: (line: RequestLine) => (
      <>
        {line.producerName}
        <br />
        <Muted>{placeText(line.communeCode)}</Muted>
      </>
    ),
  };
  return [
    {
      key: "title",
      label: "Yêu cầu",
      primary: true,
      cell: (line: RequestLine) => (
        <RecordLink href={urls.request(line.id)} title={line.title} isDemo={line.isDemo} />
      ),
    },
    ...(mine ? [] : [producer]),
    { key: "kind", label: "Loại hỗ trợ", cell: (line: RequestLine) => helpKindName(line.kind) },
    {
      key: "status",
      label: "Trạng thái",
      cell: (line: RequestLine) => <RequestTag status={line.status} />,
    },
    {
      key: "due",
      label: "Hạn",
      cell: (line: RequestLine) => {
        const deadline = deadlineOf(line, today);
        return deadline ? (
          <StatusTag tone={deadline.tone}>{deadline.text}</StatusTag>
        ) : line.completedOn ? (
          formatDate(line.completedOn)
        ) : (
          "–"
        );
      },
    },
    {
      key: "money",
      label: "Kinh phí hỗ trợ",
      align: "end" as const,
      cell: (line: RequestLine) => (line.budgetVnd === null ? "–" : formatMoney(line.budgetVnd)),
    },
  ];
}

function NoRequests({ filtered, mine }: { filtered: boolean; mine: boolean }) {
  if (filtered)
    return <EmptyState title="Không có yêu cầu nào khớp">Thử bỏ bớt bộ lọc hoặc gõ ít chữ hơn.</EmptyState>;
  return (
    <EmptyState
      title="Chưa có yêu cầu hỗ trợ nào"
      icon="clipboard-list"
      {...(mine ? { action: { href: urls.newRequest, label: "Gửi yêu cầu đầu tiên" } } : {})}
    >
      {mine
        ? "Cần thiết kế bao bì, làm hồ sơ truy xuất hay đăng ký nhãn hiệu? Nói cho tỉnh biết điều bạn cần và khi nào cần."
        : "Chủ thể gửi từ điện thoại; xã cũng gửi giúp được. Yêu cầu mới hiện ở cột đầu của bảng."}
    </EmptyState>
  );
}

function isFiltered({ text, kind, status, communeCode, year, due }: RequestSearch): boolean {
  return [text, kind, status, communeCode, year, due].some((each) => each !== "");
}

function readSearch({ query }: Request): RequestSearch {
  return {
    text: textOf(query, "q").slice(0, 100),
    kind: textOf(query, "loai"),
    status: textOf(query, "trang-thai"),
    communeCode: textOf(query, "xa"),
    year: textOf(query, "nam"),
    due: textOf(query, "han"),
    cursor: textOf(query, "sau"),
  };
}

function hiddenOf({ text, kind, status, communeCode, year, due }: RequestSearch): Record<string, string> {
  return { q: text, loai: kind, "trang-thai": status, xa: communeCode, nam: year, han: due };
}

const dueNames = { "qua-han": "Quá hạn bàn giao", "sap-den": "Bàn giao trong 30 ngày" };

function facetsFor(search: RequestSearch, found: Pick<RequestList, "communes" | "years">): FacetGroup[] {
  const communes = Object.fromEntries(found.communes.map((code) => [code, placeText(code)]));
  const years = Object.fromEntries(found.years.map((year) => [String(year), String(year)]));
  const group = (name: string, title: string, names: Record<string, string>, chosen: string): FacetGroup => ({
    name,
    title,
    kind: "radio",
    options: radioOptions(names, chosen),
  });
  return [
    group("trang-thai", "Trạng thái", requestStatuses, search.status),
    group("han", "Thời hạn", dueNames, search.due),
    group("loai", "Loại hỗ trợ", helpKinds, search.kind),
    ...(found.years.length > 1 ? [group("nam", "Năm", years, search.year)] : []),
    ...(found.communes.length > 1 ? [group("xa", "Xã, phường", communes, search.communeCode)] : []),
  ];
}

export async function downloadRequests(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const lines = await requestsForSheet(request.services, actor, readSearch(request));
  const content = await writeSheet(
    [
      { label: "Số", width: 18 },
      { label: "Năm", width: 8 },
      { label: "Yêu cầu", width: 44 },
      { label: "Loại hỗ trợ", width: 26 },
      { label: "Chủ thể", width: 36 },
      { label: "Xã, phường", width: 26 },
      { label: "Trạng thái", width: 18 },
      { label: "Ngày gửi", width: 14 },
      { label: "Cần trước ngày", width: 14 },
      { label: "Hạn bàn giao", width: 14 },
      { label: "Kinh phí hỗ trợ (đồng)", width: 18 },
      { label: "Chủ thể góp (đồng)", width: 18 },
      { label: "Giá trị hợp đồng (đồng)", width: 18 },
      { label: "Ngày nghiệm thu", width: 14 },
      { label: "Mức hài lòng (1–5)", width: 12 },
      { label: "Ghi chú", width: 18 },
    ],
    lines.map((line) => [
      line.number,
      line.year,
      line.title,
      helpKindName(line.kind),
      line.producerName,
      placeText(line.communeCode),
      requestStatuses[line.status],
      dayCell(dayInVietnam(line.createdAt)),
      dayCell(line.wantedBy),
      dayCell(line.dueOn),
      line.budgetVnd,
      line.ownShareVnd,
      isOffice(actor) || isProducerPerson(actor) ? line.contractValueVnd : null,
      dayCell(line.completedOn),
      line.rating,
      line.isDemo ? "dữ liệu minh hoạ" : "",
    ]),
    { name: "Yêu cầu hỗ trợ" },
  );
  return sheetAnswer(content, "yeu-cau-ho-tro");
}
