import { listProvinces } from "#modules/territory";
import { type Answer, holdsRole, html, type Request } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  formatNumber,
  LinkButton,
  PageHeader,
  Pagination,
  Row,
  Select,
  Small,
  Stack,
  StatRow,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { classStatuses, statusWords } from "../domain/actions.ts";
import { audienceNames, audiences } from "../domain/audiences.ts";
import { runnerRoles } from "../permissions.ts";
import { trainingUrls as urls } from "../urls.ts";
import {
  type ClassPage,
  type ClassSearch,
  type ListedClass,
  listClassesFor,
  listClassesForSheet,
} from "../use-cases/list-classes.ts";
import { asked, dayCell, sheetAnswer, withQuery, yearChoices, yearOf } from "./asking.ts";
import { audiencesText, ClassState, communeName, daysText, provinceName } from "./class-words.tsx";
import { FilterForm } from "./filter-form.tsx";

export async function showClasses(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const found = await listClassesFor(request.services, request.requireActor(), search);
  return html(<ClassesPage request={request} search={search} found={found} />);
}

export async function downloadClasses(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const rows = await listClassesForSheet(request.services, request.requireActor(), search);
  const labels = [
    "Mã lớp",
    "Tên lớp",
    "Đối tượng",
    "Từ ngày",
    "Đến ngày",
    "Địa điểm",
    "Đơn vị phối hợp",
    "Tình trạng",
  ];
  const counts = [
    "Học viên",
    "Lượt dự",
    "Chứng nhận",
    "Học viên (theo báo cáo)",
    "Lượt dự (theo báo cáo)",
    "Nguồn",
  ];
  return sheetAnswer(
    `lop-tap-huan-${search.year}`,
    [...labels, ...counts, "Kinh phí dự kiến (đồng)", "Minh hoạ"],
    rows.map((each) => [
      each.code,
      each.title,
      audiencesText(each.audiences),
      dayCell(each.startsOn),
      dayCell(each.endsOn),
      each.place,
      each.partner,
      statusWords[each.status].label,
      each.learners,
      each.attendances,
      each.certified,
      each.reportedLearners,
      each.reportedAttendances,
      each.source,
      each.plannedCost,
      each.isDemo ? "Có" : null,
    ]),
  );
}

function readSearch(request: Request): ClassSearch {
  return {
    year: yearOf(request),
    text: asked(request, "q"),
    status: asked(request, "trang-thai"),
    audience: asked(request, "doi-tuong"),
    provinceCode: asked(request, "tinh"),
    cursor: asked(request, "sau"),
  };
}

function queryOf(search: ClassSearch) {
  const { year, text, status, audience, provinceCode } = search;
  return { nam: year, q: text, "trang-thai": status, "doi-tuong": audience, tinh: provinceCode };
}

interface Shown {
  request: Request;
  search: ClassSearch;
  found: ClassPage;
}

function ClassesPage({ request, search, found }: Shown) {
  const actor = request.requireActor();
  const filtered = Boolean(search.text || search.status || search.audience);
  return (
    <WorkspacePage title="Tập huấn" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Tập huấn"
          lead="Lớp của tỉnh và các xã trong năm: kế hoạch, học viên, điểm danh, chứng nhận."
          actions={
            holdsRole(actor, runnerRoles) && (
              <LinkButton href={urls.newClass} icon="plus">
                Lập lớp
              </LinkButton>
            )
          }
        />
        <Totals search={search} found={found} />
        <Finding request={request} search={search} />
        <DataTable
          caption={`Lớp tập huấn năm ${search.year}`}
          captionHidden
          columns={columnsFor(holdsRole(actor, ["ministry_officer"]))}
          rows={found.classes}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              title={filtered ? "Không có lớp nào khớp" : `Năm ${search.year} chưa có lớp nào`}
              icon="users"
            >
              {filtered
                ? "Thử bỏ bộ lọc, chọn năm khác hoặc gõ ít chữ hơn."
                : "Lập lớp để mời học viên, điểm danh bằng mã QR và cấp chứng nhận; lớp đã tổ chức trước đây nhập từ bảng Excel."}
            </EmptyState>
          }
        />
        <Pagination
          {...(found.next
            ? { nextHref: withQuery(urls.classes, { ...queryOf(search), sau: found.next }) }
            : {})}
        />
        <Tools request={request} search={search} />
      </Stack>
    </WorkspacePage>
  );
}

function Totals({ search, found: { totals } }: Omit<Shown, "request">) {
  const at = (extra: Record<string, string>) => withQuery(urls.classes, { ...queryOf(search), ...extra });
  const told = (count: number, what: string) =>
    count > 0 ? { note: `và ${formatNumber(count)} ${what} theo báo cáo cũ, không có danh sách` } : {};
  const cancelled = totals.cancelled > 0 ? `; không tính ${formatNumber(totals.cancelled)} lớp đã huỷ` : "";
  return (
    <StatRow
      label={`Tổng năm ${search.year}`}
      items={[
        {
          href: at({}),
          value: totals.classes,
          label: "lớp",
          note: `${formatNumber(totals.held)} lớp đã hoặc đang học${cancelled}`,
        },
        {
          href: at({}),
          value: totals.learners,
          label: "học viên",
          ...told(totals.reportedLearners, "người"),
        },
        {
          href: at({}),
          value: totals.attendances,
          label: "lượt dự",
          ...told(totals.reportedAttendances, "lượt"),
        },
        { href: at({ "trang-thai": "closed" }), value: totals.certified, label: "chứng nhận đã cấp" },
      ]}
    />
  );
}

function Finding({ request, search }: Omit<Shown, "found">) {
  const ministry = holdsRole(request.requireActor(), ["ministry_officer"]);
  const all = { value: "", label: "Tất cả" };
  return (
    <FilterForm action={urls.classes} label="Lọc lớp tập huấn">
      <TextField name="q" label="Tên lớp, nơi tổ chức" value={search.text ?? ""} />
      <Select name="nam" label="Năm" value={String(search.year)} options={yearChoices(request)} />
      <Select
        name="trang-thai"
        label="Tình trạng"
        value={search.status ?? ""}
        options={[all, ...classStatuses.map((value) => ({ value, label: statusWords[value].label }))]}
      />
      <Select
        name="doi-tuong"
        label="Đối tượng"
        value={search.audience ?? ""}
        options={[all, ...audiences.map((value) => ({ value, label: audienceNames[value] }))]}
      />
      {ministry && (
        <Select
          name="tinh"
          label="Tỉnh, thành phố"
          value={search.provinceCode ?? ""}
          options={[all, ...listProvinces().map(({ code, fullName }) => ({ value: code, label: fullName }))]}
        />
      )}
    </FilterForm>
  );
}

function Tools({ request, search }: Omit<Shown, "found">) {
  const actor = request.requireActor();
  return (
    <Row>
      <LinkButton href={withQuery(urls.classesSheet, queryOf(search))} kind="secondary" icon="download">
        Tải Excel
      </LinkButton>
      <LinkButton href={urls.coverage} kind="secondary" icon="chart-column">
        Độ phủ tập huấn
      </LinkButton>
      <LinkButton href={urls.outcomes} kind="secondary" icon="sprout">
        Kết quả sau tập huấn
      </LinkButton>
      {!holdsRole(actor, ["ministry_officer"]) && (
        <LinkButton href={urls.own} kind="secondary" icon="user-round">
          Lớp mở cho tôi
        </LinkButton>
      )}
      {holdsRole(actor, ["province_officer"]) && (
        <>
          <LinkButton href={urls.importClasses} kind="quiet" icon="upload">
            Nhập kế hoạch lớp
          </LinkButton>
          <LinkButton href={urls.importPast} kind="quiet" icon="upload">
            Nhập lớp cũ
          </LinkButton>
        </>
      )}
    </Row>
  );
}

function columnsFor(ministry: boolean) {
  const learners = (each: ListedClass) =>
    each.source !== null && each.learners === 0 ? (
      <>
        {each.reportedLearners === null ? "—" : formatNumber(each.reportedLearners)}{" "}
        <Small>theo báo cáo</Small>
      </>
    ) : (
      `${formatNumber(each.learners)}${each.capacity ? `/${each.capacity}` : ""}`
    );
  return [
    {
      key: "title",
      label: "Lớp",
      primary: true,
      cell: (each: ListedClass) => (
        <>
          <TextLink href={urls.class(each.id)}>{each.title}</TextLink> {each.isDemo && <DemoMark />}
        </>
      ),
    },
    { key: "days", label: "Thời gian", cell: daysText },
    {
      key: "place",
      label: "Nơi tổ chức",
      cell: (each: ListedClass) =>
        [each.place ?? communeName(each.communeCode), ministry ? provinceName(each.provinceCode) : ""]
          .filter(Boolean)
          .join(", ") || "—",
    },
    { key: "learners", label: "Học viên", align: "end" as const, cell: learners },
    {
      key: "attendances",
      label: "Lượt dự",
      align: "end" as const,
      cell: (each: ListedClass) => formatNumber(each.attendances),
    },
    {
      key: "certified",
      label: "Chứng nhận",
      align: "end" as const,
      cell: (each: ListedClass) => formatNumber(each.certified),
    },
    { key: "status", label: "Tình trạng", cell: (each: ListedClass) => <ClassState status={each.status} /> },
  ];
}
