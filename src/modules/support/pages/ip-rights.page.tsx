import { writeSheet } from "#platform/documents";
import { type Answer, html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  EmptyState,
  type FacetGroup,
  Facets,
  formatDate,
  LawRef,
  LinkButton,
  Muted,
  Notice,
  PageHeader,
  Pagination,
  Row,
  SearchBox,
  Split,
  Stack,
  StatusTag,
  WorkspacePage,
} from "#platform/ui";
import { ipKinds, ipStatuses } from "../domain/ip-right.ts";
import { isOfficer, isProducerPerson } from "../permissions.ts";
import { supportUrls as urls } from "../urls.ts";
import { type IpList, type IpSearch, listIpRightsFor } from "../use-cases/ip/view-ip-rights.ts";
import {
  dayCell,
  IpTag,
  ipStateName,
  placeText,
  RecordLink,
  radioOptions,
  sheetAnswer,
  withQuery,
} from "./words.tsx";

/** The register of intellectual property of a province; a producer sees what it may use or could ask for. */
export async function showIpRights(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readSearch(request);
  const list = await listIpRightsFor(request.services, actor, search);
  const mine = isProducerPerson(actor);
  return html(
    <WorkspacePage title="Sở hữu trí tuệ" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Sở hữu trí tuệ"
          lead={
            mine
              ? "Nhãn hiệu chung, chỉ dẫn địa lý của nơi bạn làm ăn, và quyền bạn đang được dùng."
              : "Nhãn hiệu tập thể, nhãn hiệu chứng nhận, chỉ dẫn địa lý, nhãn hiệu, kiểu dáng của tỉnh."
          }
          actions={<Actions officer={isOfficer(actor)} search={search} />}
        />
        <Notice kind="info" title="Phiếu chấm hỏi điều này ở tiêu chí 3.5">
          Đơn đã được chấp nhận, giấy chứng nhận nhãn hiệu, văn bản được dùng nhãn hiệu chung hay chỉ dẫn địa
          lý là minh chứng tính điểm. <LawRef act="QĐ 26/2026/QĐ-TTg" />
        </Notice>
        <SearchBox
          action={urls.ipRights}
          label="Tìm trong sổ"
          placeholder="Tên hoặc chủ sở hữu"
          value={search.text}
          hidden={hiddenOf({ ...search, text: "" })}
        />
        <Split
          ratio="narrow-left"
          side={
            <Facets
              action={urls.ipRights}
              groups={facetsFor(search)}
              hidden={search.text ? { q: search.text } : {}}
              clearHref={urls.ipRights}
            />
          }
        >
          <Found list={list} search={search} mine={mine} />
        </Split>
      </Stack>
    </WorkspacePage>,
  );
}

function Actions({ officer, search }: { officer: boolean; search: IpSearch }) {
  return (
    <Row gap="tight">
      {officer && (
        <LinkButton href={urls.newIpRight} icon="plus">
          Thêm quyền
        </LinkButton>
      )}
      <LinkButton href={withQuery(urls.ipSheet, hiddenOf(search))} kind="secondary" icon="download" download>
        Tải Excel
      </LinkButton>
      {officer && (
        <LinkButton href={urls.ipImports} kind="quiet" icon="upload">
          Nhập từ Excel
        </LinkButton>
      )}
    </Row>
  );
}

function Found({ list, search, mine }: { list: IpList; search: IpSearch; mine: boolean }) {
  const { text, kind, status, communeCode, ending } = search;
  const filtered = [text, kind, status, communeCode, ending].some((each) => each !== "");
  return (
    <Stack>
      <DataTable
        caption="Quyền sở hữu trí tuệ"
        captionHidden
        columns={columnsFor(list.mine, mine)}
        rows={list.lines}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            title={filtered ? "Không có quyền nào khớp" : "Sổ chưa có quyền nào"}
            icon="shield-check"
          >
            {filtered
              ? "Thử bỏ bớt bộ lọc hoặc gõ ít chữ hơn."
              : mine
                ? "Khi tỉnh ghi nhãn hiệu chung của địa phương bạn, nó hiện ở đây."
                : "Ghi từng quyền, hoặc nhập danh sách của Sở Khoa học và Công nghệ từ Excel."}
          </EmptyState>
        }
      />
      <Pagination
        {...(list.next
          ? { nextHref: withQuery(urls.ipRights, { ...hiddenOf(search), sau: list.next }) }
          : {})}
      />
    </Stack>
  );
}

type Line = IpList["lines"][number];

function columnsFor(used: ReadonlySet<string>, mine: boolean) {
  const last = mine
    ? {
        key: "mine",
        label: "Bạn được dùng",
        cell: (line: Line) =>
          used.has(line.id) ? <StatusTag tone="success">Được dùng</StatusTag> : <Muted>Chưa</Muted>,
      }
    : {
        key: "users",
        label: "Chủ thể được dùng",
        align: "end" as const,
        cell: (line: Line) => String(line.users),
      };
  return [
    {
      key: "name",
      label: "Tên",
      primary: true,
      cell: (line: Line) => (
        <RecordLink href={urls.ipRight(line.id)} title={line.name} isDemo={line.isDemo} />
      ),
    },
    { key: "kind", label: "Loại", cell: (line: Line) => ipKinds[line.kind] },
    { key: "owner", label: "Chủ sở hữu", cell: (line: Line) => line.owner },
    {
      key: "until",
      label: "Hết hiệu lực",
      cell: (line: Line) => (line.expiresOn ? formatDate(line.expiresOn) : "–"),
    },
    { key: "state", label: "Tình trạng", cell: (line: Line) => <IpTag state={line.state} /> },
    last,
  ];
}

function readSearch({ query }: Request): IpSearch {
  return {
    text: textOf(query, "q").slice(0, 100),
    kind: textOf(query, "loai"),
    status: textOf(query, "trang-thai"),
    communeCode: textOf(query, "xa"),
    ending: textOf(query, "sap-het"),
    cursor: textOf(query, "sau"),
  };
}

function hiddenOf({ text, kind, status, communeCode, ending }: IpSearch): Record<string, string> {
  return { q: text, loai: kind, "trang-thai": status, xa: communeCode, "sap-het": ending };
}

function facetsFor(search: IpSearch): FacetGroup[] {
  return [
    { name: "loai", title: "Loại", kind: "radio", options: radioOptions(ipKinds, search.kind) },
    {
      name: "trang-thai",
      title: "Tình trạng",
      kind: "radio",
      options: radioOptions(ipStatuses, search.status),
    },
    {
      name: "sap-het",
      title: "Hiệu lực",
      kind: "radio",
      options: radioOptions({ "1": "Hết trong 6 tháng hoặc đã hết" }, search.ending),
    },
  ];
}

export async function downloadIpRights(request: Request): Promise<Answer> {
  const search = { ...readSearch(request), cursor: "" };
  const { lines } = await listIpRightsFor(request.services, request.requireActor(), search, 20_000);
  const content = await writeSheet(
    [
      { label: "Tên", width: 36 },
      { label: "Loại", width: 24 },
      { label: "Chủ sở hữu", width: 36 },
      { label: "Tình trạng", width: 16 },
      { label: "Số đơn", width: 18 },
      { label: "Ngày nộp đơn", width: 14 },
      { label: "Số đăng ký", width: 18 },
      { label: "Ngày cấp", width: 14 },
      { label: "Ngày hết hiệu lực", width: 14 },
      { label: "Hàng hoá, dịch vụ", width: 36 },
      { label: "Xã, phường", width: 40 },
      { label: "Số chủ thể được dùng", width: 12 },
      { label: "Ghi chú", width: 30 },
    ],
    lines.map((line) => [
      line.name,
      ipKinds[line.kind],
      line.owner,
      ipStateName(line.state),
      line.applicationNumber ?? "",
      dayCell(line.filedOn),
      line.registrationNumber ?? "",
      dayCell(line.grantedOn),
      dayCell(line.expiresOn),
      line.goods ?? "",
      line.communeCodes.map(placeText).join("; "),
      line.users,
      line.isDemo ? "dữ liệu minh hoạ" : (line.note ?? ""),
    ]),
    { name: "Sở hữu trí tuệ" },
  );
  return sheetAnswer(content, "so-huu-tri-tue");
}
