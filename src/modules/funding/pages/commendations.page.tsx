import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { writeSheet } from "#platform/documents";
import { typedTexts } from "#platform/forms";
import {
  type Answer,
  download,
  formErrors,
  holdsRole,
  html,
  listOf,
  type Request,
  redirect,
  textOf,
} from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Chip,
  ChipRow,
  EmptyState,
  formatDate,
  LinkButton,
  Muted,
  PageHeader,
  Pagination,
  Row,
  SearchBox,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import type { CommendationStatus } from "../domain/actions.ts";
import { leaderRoles, officerRoles } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { arrange, ceremonyFields } from "../use-cases/commendations/ceremony.ts";
import {
  approveCommendations,
  type Commendation,
  type CommendationKind,
  readAllCommendations,
  readCommendations,
} from "../use-cases/commendations/commend.ts";
import { approvalFields } from "../use-cases/rewards/move-rewards.ts";
import { ApproveMany, ArrangeMany, CommendationTable } from "./commendation-cards.tsx";
import { commendationForms, commendationKinds, commendationStates } from "./words.ts";

export function showCommendations(request: Request): Promise<Answer> {
  return answer(request, undefined, []);
}

export async function postApproveMany(request: Request): Promise<Answer> {
  const done = await approveCommendations(request.services, request.requireActor(), {
    ids: listOf(request.fields, "ids"),
    typed: typedTexts(request.fields, approvalFields),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, "approve", done.faults);
  return redirect(urls.commendations, {
    kind: "success",
    text: `Đã duyệt ${done.value.approved} tập thể, cá nhân.`,
  });
}

export async function postArrange(request: Request): Promise<Answer> {
  const done = await arrange(request.services, request.requireActor(), {
    ids: listOf(request.fields, "ids"),
    typed: typedTexts(request.fields, ceremonyFields),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, "arrange", done.faults);
  return redirect(urls.ceremony(done.value.day), { kind: "success", text: "Đã đưa vào danh sách buổi lễ." });
}

export async function downloadCommendations(request: Request): Promise<Answer> {
  const rows = await readAllCommendations(request.services, request.requireActor(), searchOf(request));
  const sheet = await writeSheet(sheetColumns, rows.map(sheetRow), { name: "Khen thưởng" });
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return download(sheet, { type, name: "khen-thuong.xlsx" });
}

type Search = ReturnType<typeof searchOf>;

function searchOf({ query }: Request) {
  const text = (name: string) => textOf(query, name);
  const year = Number(text("nam"));
  const [status, kind, cursor] = [text("trang-thai"), text("loai"), text("sau")];
  return {
    year: Number.isInteger(year) && year >= 2018 && year <= 2100 ? year : undefined,
    status: Object.keys(commendationStates).find((each) => each === status) as CommendationStatus | undefined,
    kind: Object.keys(commendationKinds).find((each) => each === kind) as CommendationKind | undefined,
    text: text("q").slice(0, 100) || undefined,
    before: isUuid(cursor) ? cursor : undefined,
  };
}

function addressOf(path: string, search: Search, change: Partial<Search> = {}): string {
  const fields = fieldsOf({ ...search, before: undefined, ...change });
  return Object.keys(fields).length === 0 ? path : `${path}?${new URLSearchParams(fields)}`;
}

function fieldsOf({ year, status, kind, text, before }: Search): Record<string, string> {
  return {
    ...(year ? { nam: `${year}` } : {}),
    ...(status ? { "trang-thai": status } : {}),
    ...(kind ? { loai: kind } : {}),
    ...(text ? { q: text } : {}),
    ...(before ? { sau: before } : {}),
  };
}

async function answer(
  request: Request,
  form: "approve" | "arrange" | undefined,
  faults: readonly Fault[],
): Promise<Answer> {
  const search = searchOf(request);
  const { rows, next } = await readCommendations(request.services, request.requireActor(), search);
  return html(<CommendationsPage {...{ request, search, rows, next, form, faults }} />, {
    status: faults.length > 0 ? 422 : 200,
  });
}

interface Shown {
  request: Request;
  search: Search;
  rows: Commendation[];
  next: string | undefined;
  form: "approve" | "arrange" | undefined;
  faults: readonly Fault[];
}

function CommendationsPage({ request, search, rows, next, form, faults }: Shown) {
  const keeps = holdsRole(request.actor, officerRoles);
  const today = dayInVietnam(request.services.now());
  const propose = keeps && (
    <LinkButton href={urls.newCommendation} icon="plus">
      Đề nghị khen
    </LinkButton>
  );
  const errorsOf = (which: Shown["form"]) => (form === which ? formErrors(faults) : []);
  return (
    <WorkspacePage title="Khen thưởng" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Khen thưởng"
          lead="Bằng khen, giấy khen cho tập thể, cá nhân của chương trình: đề nghị, duyệt, danh sách buổi lễ, trao."
          actions={
            <>
              <LinkButton href={urls.ceremonies} kind="secondary" icon="calendar-days">
                Buổi lễ
              </LinkButton>
              {propose}
            </>
          }
        />
        <Filters search={search} today={today} />
        <CommendationTable
          rows={rows}
          empty={
            <EmptyState title="Chưa có khen thưởng nào" icon="award" action={propose}>
              Đề nghị tập thể, cá nhân có thành tích; lãnh đạo duyệt nhiều người bằng một quyết định.
            </EmptyState>
          }
        />
        <Pagination
          {...(next ? { nextHref: addressOf(urls.commendations, search, { before: next }) } : {})}
        />
        {holdsRole(request.actor, leaderRoles) && (
          <ApproveMany {...{ request, today, rows, errors: errorsOf("approve") }} />
        )}
        {keeps && <ArrangeMany {...{ request, today, rows, errors: errorsOf("arrange") }} />}
        <Row>
          <LinkButton href={addressOf(urls.commendationsSheet, search)} kind="secondary" icon="download">
            Tải Excel
          </LinkButton>
          {keeps && (
            <LinkButton href={urls.importCommendations} kind="secondary" icon="upload">
              Nhập từ Excel
            </LinkButton>
          )}
        </Row>
      </Stack>
    </WorkspacePage>
  );
}

function Filters({ search, today }: { search: Search; today: string }) {
  const thisYear = Number(today.slice(0, 4));
  const to = (change: Partial<Search>) => addressOf(urls.commendations, search, change);
  const { text: _typed, ...kept } = search;
  return (
    <Stack>
      <SearchBox
        action={urls.commendations}
        label="Tìm"
        placeholder="Tên tập thể, cá nhân, đơn vị"
        value={search.text ?? ""}
        hidden={fieldsOf({ ...kept, text: undefined, before: undefined })}
      />
      <ChipRow>
        <Muted>Năm</Muted>
        <Chip href={to({ year: undefined })} current={!search.year}>
          tất cả
        </Chip>
        {[thisYear, thisYear - 1, thisYear - 2, thisYear - 3].map((year) => (
          <Chip key={year} href={to({ year })} current={search.year === year}>
            {year}
          </Chip>
        ))}
      </ChipRow>
      <ChipRow>
        <Muted>Trạng thái</Muted>
        <Chip href={to({ status: undefined })} current={!search.status}>
          tất cả
        </Chip>
        {(Object.keys(commendationStates) as CommendationStatus[]).map((status) => (
          <Chip key={status} href={to({ status })} current={search.status === status}>
            {commendationStates[status].label}
          </Chip>
        ))}
      </ChipRow>
    </Stack>
  );
}

const sheetColumns = [
  { label: "Năm", width: 8 },
  { label: "Tập thể, cá nhân", width: 36 },
  { label: "Loại" },
  { label: "Đơn vị", width: 36 },
  { label: "Hình thức" },
  { label: "Thành tích", width: 60 },
  { label: "Số quyết định" },
  { label: "Ngày quyết định" },
  { label: "Ngày trao" },
  { label: "Trạng thái" },
  { label: "Dữ liệu minh hoạ" },
];

function sheetRow(each: Commendation) {
  return [
    each.year,
    each.name,
    commendationKinds[each.kind],
    each.unit,
    commendationForms[each.form],
    each.achievement,
    each.decisionNumber,
    each.decidedOn ? formatDate(each.decidedOn) : null,
    each.receivedOn ? formatDate(each.receivedOn) : null,
    commendationStates[each.status].label,
    each.isDemo ? "minh hoạ" : null,
  ];
}
