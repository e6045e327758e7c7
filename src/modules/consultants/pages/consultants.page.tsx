import { type Answer, download, holdsRole, html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  type FacetGroup,
  Facets,
  LinkButton,
  PageHeader,
  Pagination,
  Row,
  SearchBox,
  Split,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { statusNames } from "../domain/actions.ts";
import { consultantKinds } from "../domain/consultant.ts";
import { helpKindName, helpKinds } from "../domain/help-kinds.ts";
import { officerRoles } from "../permissions.ts";
import { consultantsUrls as urls } from "../urls.ts";
import {
  type ConsultantList,
  type ConsultantQuery,
  readConsultants,
  writeConsultantsSheet,
} from "../use-cases/read-consultants.ts";

type Listed = ConsultantList["consultants"][number];

export async function showConsultants(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const query = readQuery(request);
  const { consultants, next } = await readConsultants(request.services, actor, query);
  const filtered = Boolean(query.q || query.field || query.kind || query.status);
  const create = holdsRole(actor, officerRoles) && (
    <LinkButton href={urls.newConsultant} icon="plus">
      Ghi đơn vị, người tư vấn
    </LinkButton>
  );
  return html(
    <WorkspacePage title="Tư vấn" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Đơn vị, người tư vấn"
          lead="Ai đã giúp chủ thể làm bao bì, phương án, hồ sơ. Người đã tư vấn cho chủ thể thì không chấm hồ sơ của chủ thể đó: hội đồng đối chiếu với sổ này."
          actions={create || undefined}
        />
        <SearchBox
          action={urls.list}
          label="Tìm theo tên, nơi công tác"
          placeholder="Có dấu hay không đều được"
          value={query.q}
          hidden={hiddenOf({ ...query, q: "" })}
        />
        <Split
          ratio="narrow-left"
          side={
            <Facets
              action={urls.list}
              groups={facetsFor(query)}
              hidden={query.q ? { q: query.q } : {}}
              clearHref={urls.list}
            />
          }
        >
          <Stack>
            <DataTable
              caption="Sổ tư vấn của tỉnh"
              captionHidden
              columns={columns}
              rows={consultants}
              rowKey={({ id }) => id}
              empty={
                <EmptyState title={filtered ? "Không có ai khớp" : "Sổ tư vấn còn trống"} icon="users">
                  {filtered
                    ? "Thử bỏ bớt bộ lọc hoặc gõ ít chữ hơn."
                    : "Ghi đơn vị, người tư vấn trước; sau đó mỗi lần hỗ trợ và mỗi mô hình điểm tự vào sổ."}
                </EmptyState>
              }
            />
            <Row>
              <LinkButton href={addressOf(urls.sheet, query)} kind="secondary" icon="download">
                Tải Excel
              </LinkButton>
              {holdsRole(actor, officerRoles) && (
                <LinkButton href={urls.imports} kind="secondary" icon="upload">
                  Nhập từ Excel
                </LinkButton>
              )}
            </Row>
            <Pagination {...(next ? { nextHref: addressOf(urls.list, { ...query, after: next }) } : {})} />
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadConsultants(request: Request): Promise<Answer> {
  const sheet = await writeConsultantsSheet(request.services, request.requireActor(), readQuery(request));
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return download(sheet, { type, name: "so-tu-van.xlsx" });
}

const columns = [
  {
    key: "name",
    label: "Tên",
    primary: true,
    cell: (row: Listed) => (
      <>
        <TextLink href={urls.consultant(row.id)}>{row.name}</TextLink> {row.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "kind", label: "Loại", cell: (row: Listed) => consultantKinds[row.kind] },
  {
    key: "fields",
    label: "Lĩnh vực",
    shape: "long" as const,
    cell: (row: Listed) => row.fields.map(helpKindName).join(", "),
  },
  { key: "producers", label: "Chủ thể đã giúp", align: "end" as const, cell: (row: Listed) => row.producers },
  {
    key: "status",
    label: "Tình trạng",
    cell: (row: Listed) => (
      <StatusTag tone={row.status === "active" ? "success" : "neutral"}>{statusNames[row.status]}</StatusTag>
    ),
  },
];

function readQuery(request: Request): ConsultantQuery {
  const text = (name: string) => textOf(request.query, name);
  return {
    q: text("q"),
    field: text("linh-vuc"),
    kind: text("loai"),
    status: text("tinh-trang"),
    after: text("sau"),
  };
}

function hiddenOf(query: ConsultantQuery): Record<string, string> {
  const named = {
    q: query.q,
    "linh-vuc": query.field,
    loai: query.kind,
    "tinh-trang": query.status,
    sau: query.after,
  };
  return Object.fromEntries(Object.entries(named).filter(([name, value]) => value !== "" && name !== "sau"));
}

function addressOf(path: string, query: ConsultantQuery): string {
  const params = new URLSearchParams({ ...hiddenOf(query), ...(query.after ? { sau: query.after } : {}) });
  return params.size > 0 ? `${path}?${params}` : path;
}

function facetsFor(query: ConsultantQuery): FacetGroup[] {
  const group = (name: string, title: string, names: Record<string, string>, chosen: string): FacetGroup => ({
    name,
    title,
    kind: "radio",
    options: [
      { value: "", label: "tất cả", checked: chosen === "" },
      ...Object.entries(names).map(([value, label]) => ({ value, label, checked: value === chosen })),
    ],
  });
  return [
    group("tinh-trang", "Tình trạng", statusNames, query.status),
    group("loai", "Loại", consultantKinds, query.kind),
    group("linh-vuc", "Lĩnh vực", helpKinds, query.field),
  ];
}
