import { type Answer, html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  type FacetGroup,
  Facets,
  PageHeader,
  Pagination,
  SearchBox,
  Split,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import {
  isProducerKind,
  type Producer,
  producerKindName,
  producerKinds,
  producerStatuses,
} from "../domain/producer.ts";
import { producerUrls } from "../urls.ts";
import { listProducersFor, type ProducerSearch } from "../use-cases/list-producers.ts";
import { communeText, ProducerPlace } from "./place-text.tsx";
import { ProducerTag } from "./status-tags.tsx";

/** Producers of the official's own area, by name. */
export async function showProducers(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readSearch(request);
  const { producers, next } = await listProducersFor(request.services, actor, search);
  const filtered = Boolean(search.text || search.kind || search.status || search.communeCode);
  return html(
    <WorkspacePage title="Chủ thể" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader title="Chủ thể" lead="Cơ sở sản xuất, kinh doanh tham gia OCOP trên địa bàn của bạn." />
        <SearchBox
          action={producerUrls.list}
          label="Tìm theo tên chủ thể"
          placeholder="Tên chủ thể, có dấu hay không đều được"
          value={search.text ?? ""}
          hidden={hiddenOf({ ...search, text: "" })}
        />
        <Split
          ratio="narrow-left"
          side={
            <Facets
              action={producerUrls.list}
              groups={facetsFor(search)}
              hidden={search.text ? { q: search.text } : {}}
              clearHref={producerUrls.list}
            />
          }
        >
          <Stack>
            <DataTable
              caption="Danh sách chủ thể"
              captionHidden
              columns={columns}
              rows={producers}
              rowKey={(producer) => producer.id}
              empty={
                <EmptyState title={filtered ? "Không có chủ thể nào khớp" : "Chưa có chủ thể nào"}>
                  {filtered
                    ? "Thử bỏ bớt bộ lọc hoặc gõ ít chữ hơn."
                    : "Chủ thể hiện ở đây sau khi tự đăng ký hoặc được nhập từ danh bạ của tỉnh."}
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

const columns = [
  {
    key: "name",
    label: "Tên chủ thể",
    primary: true,
    cell: (producer: Producer) => (
      <>
        <TextLink href={producerUrls.overview(producer.id)}>{producer.name}</TextLink>{" "}
        {producer.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "kind", label: "Loại hình", cell: (producer: Producer) => producerKindName(producer.kind) },
  {
    key: "place",
    label: "Nơi hoạt động",
    cell: (producer: Producer) => <ProducerPlace producer={producer} />,
  },
  {
    key: "status",
    label: "Trạng thái",
    cell: (producer: Producer) => <ProducerTag status={producer.status} />,
  },
];

function readSearch({ query }: Request): ProducerSearch {
  const kind = textOf(query, "loai");
  const status = textOf(query, "trang-thai");
  const communeCode = textOf(query, "xa");
  return {
    text: textOf(query, "q").slice(0, 100),
    kind: isProducerKind(kind) ? kind : "",
    status: Object.hasOwn(producerStatuses, status) ? status : "",
    communeCode: /^\d{5}$/.test(communeCode) ? communeCode : "",
    cursor: textOf(query, "sau"),
  };
}

function hiddenOf({ text, kind, status, communeCode }: ProducerSearch): Record<string, string> {
  const all = { q: text ?? "", loai: kind ?? "", "trang-thai": status ?? "", xa: communeCode ?? "" };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

function addressOf(search: ProducerSearch, cursor: string): string {
  return `${producerUrls.list}?${new URLSearchParams({ ...hiddenOf(search), sau: cursor })}`;
}

function facetsFor(search: ProducerSearch): FacetGroup[] {
  const options = (names: Record<string, string>, chosen: string | undefined) => [
    { value: "", label: "Tất cả", checked: !chosen },
    ...Object.entries(names).map(([value, label]) => ({ value, label, checked: value === chosen })),
  ];
  const commune = search.communeCode ? { [search.communeCode]: communeText(search.communeCode) } : undefined;
  return [
    {
      name: "trang-thai",
      title: "Trạng thái",
      kind: "radio",
      options: options(producerStatuses, search.status),
    },
    { name: "loai", title: "Loại hình", kind: "radio", options: options(producerKinds, search.kind) },
    ...(commune
      ? [
          {
            name: "xa",
            title: "Xã, phường",
            kind: "radio" as const,
            options: options(commune, search.communeCode),
          },
        ]
      : []),
  ];
}
