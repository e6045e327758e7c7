import { type Answer, holdsRole, html, type Request, textOf } from "#platform/http";
import {
  ButtonRow,
  DataTable,
  DemoMark,
  EmptyState,
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
import { agencyKinds, isOneOf, namesOf } from "../domain/words.ts";
import { mayKeepAgencies, officerRoles, provinceOf } from "../permissions.ts";
import { directivesUrls as urls } from "../urls.ts";
import { type AgencySearch, allAgenciesFor, listAgenciesFor } from "../use-cases/agencies.ts";
import { dayCell, sheet } from "./sheets.ts";

type Row = Awaited<ReturnType<typeof listAgenciesFor>>["agencies"][number];

export async function showAgencies(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readSearch(request);
  const { agencies, next } = await listAgenciesFor(request.services, actor, search);
  const keeps = mayKeepAgencies(actor, provinceOf(actor) ?? "");
  return html(
    <WorkspacePage title="Cơ quan, đoàn thể" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Cơ quan, đoàn thể"
          breadcrumb={[{ href: urls.tasks, label: "Nhiệm vụ" }, { label: "Cơ quan, đoàn thể" }]}
          lead="Những nơi nhận nhiệm vụ của chương trình, ngoài xã, phường. Người của cơ quan nhận thư và báo cáo thay cơ quan."
          actions={
            <ButtonRow>
              {keeps && (
                <LinkButton href={urls.newAgency} icon="plus">
                  Thêm cơ quan
                </LinkButton>
              )}
              {holdsRole(actor, officerRoles) && (
                <LinkButton href={urls.importAgencies} kind="secondary" icon="upload">
                  Nhập từ bảng
                </LinkButton>
              )}
              <LinkButton href={addressOf(search, "", urls.agenciesSheet)} kind="secondary" icon="download">
                Tải Excel
              </LinkButton>
            </ButtonRow>
          }
        />
        <SearchBox
          action={urls.agencies}
          label="Tìm theo tên cơ quan"
          placeholder="Có dấu hay không đều được"
          value={search.text ?? ""}
          hidden={hiddenOf({ ...search, text: "" })}
        />
        <Split ratio="narrow-left" side={<Filters search={search} />}>
          <Stack>
            <DataTable
              caption="Cơ quan, đoàn thể của tỉnh"
              captionHidden
              columns={columns}
              rows={agencies}
              rowKey={(agency) => agency.id}
              empty={
                <EmptyState title="Chưa có cơ quan nào ở đây" icon="landmark">
                  Thêm các sở, ngành, hội, đoàn thể sẽ nhận nhiệm vụ của chương trình.
                </EmptyState>
              }
            />
            <Pagination {...(next ? { nextHref: addressOf(search, next) } : {})} />
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadAgencies(request: Request): Promise<Answer> {
  const agencies = await allAgenciesFor(request.services, request.requireActor(), readSearch(request));
  return sheet(
    "co-quan.xlsx",
    [
      ["Tên cơ quan", 44],
      ["Tên gọi tắt"],
      ["Loại", 24],
      ["Thư điện tử", 28],
      ["Điện thoại"],
      ["Người dùng", 12],
      ["Nhiệm vụ đang mở", 14],
      ["Thôi hoạt động", 16],
    ],
    agencies.map((agency) => [
      agency.name,
      agency.shortName,
      agencyKinds[agency.kind],
      agency.email,
      agency.phone,
      agency.people,
      agency.openTasks,
      dayCell(agency.endedOn),
    ]),
  );
}

function Filters({ search }: { search: AgencySearch }) {
  return (
    <Facets
      action={urls.agencies}
      hidden={search.text ? { q: search.text } : {}}
      clearHref={urls.agencies}
      groups={[
        {
          name: "loai",
          title: "Loại",
          kind: "radio",
          options: [
            { value: "", label: "Tất cả", checked: !search.kind },
            ...namesOf(agencyKinds).map((value) => ({
              value,
              label: agencyKinds[value],
              checked: value === search.kind,
            })),
          ],
        },
        {
          name: "cu",
          title: "Tình trạng",
          options: [{ value: "1", label: "Cả nơi đã thôi hoạt động", checked: search.ended === true }],
        },
      ]}
    />
  );
}

const columns = [
  {
    key: "name",
    label: "Cơ quan",
    primary: true,
    cell: (agency: Row) => (
      <>
        <TextLink href={urls.agency(agency.id)}>{agency.name}</TextLink> {agency.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "kind", label: "Loại", cell: (agency: Row) => agencyKinds[agency.kind] },
  { key: "people", label: "Người dùng", align: "end" as const, cell: (agency: Row) => agency.people },
  {
    key: "tasks",
    label: "Nhiệm vụ đang mở",
    align: "end" as const,
    cell: (agency: Row) => (
      <TextLink href={`${urls.tasks}?bang=open&don-vi=agency:${agency.id}`}>{agency.openTasks}</TextLink>
    ),
  },
  {
    key: "state",
    label: "Tình trạng",
    cell: (agency: Row) =>
      agency.endedOn ? (
        <StatusTag tone="neutral">Đến {formatDate(agency.endedOn)}</StatusTag>
      ) : (
        <StatusTag tone="success">Đang hoạt động</StatusTag>
      ),
  },
];

function readSearch({ query }: Request): AgencySearch {
  const kind = textOf(query, "loai");
  return {
    text: textOf(query, "q").slice(0, 100),
    kind: isOneOf(agencyKinds, kind) ? kind : "",
    ended: textOf(query, "cu") === "1",
    cursor: textOf(query, "sau"),
  };
}

function hiddenOf({ text, kind, ended }: AgencySearch): Record<string, string> {
  const all = { q: text ?? "", loai: kind ?? "", cu: ended ? "1" : "" };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

function addressOf(search: AgencySearch, cursor: string, base: string = urls.agencies): string {
  const query = new URLSearchParams({ ...hiddenOf(search), ...(cursor ? { sau: cursor } : {}) }).toString();
  return query === "" ? base : `${base}?${query}`;
}
