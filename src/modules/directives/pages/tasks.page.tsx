import { isIsoDate } from "#platform/calendar";
import { type Answer, holdsRole, html, type Request, textOf } from "#platform/http";
import {
  ButtonRow,
  DataTable,
  EmptyState,
  type FacetGroup,
  Facets,
  formatDate,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  SearchBox,
  Split,
  Stack,
  Tabs,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { taskStatuses } from "../domain/actions.ts";
import { type Board, boards } from "../domain/boards.ts";
import { outcomes } from "../domain/timing.ts";
import { isOneOf, priorities, subjectKinds } from "../domain/words.ts";
import { officeRoles, officerRoles } from "../permissions.ts";
import { directivesUrls as urls } from "../urls.ts";
import { allTasksFor, listTasksFor, type TaskPage, type TaskSearch } from "../use-cases/list-tasks.ts";
import { unitName } from "../use-cases/reach.ts";
import { dayCell, sheet } from "./sheets.ts";
import { taskColumns } from "./task-words.tsx";

const counted = { ...outcomes, extended: "Được gia hạn" } as const;

export async function showTasks(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const list = await listTasksFor(request.services, request.requireActor(), search);
  return html(<TasksPage {...{ request, search, list }} />);
}

export async function downloadTasks(request: Request): Promise<Answer> {
  const tasks = await allTasksFor(request.services, request.requireActor(), readSearch(request));
  return sheet(
    "nhiem-vu.xlsx",
    [
      ["Nhiệm vụ", 50],
      ["Kết quả cần có", 40],
      ["Đơn vị", 32],
      ["Người phụ trách"],
      ["Văn bản"],
      ["Ưu tiên", 16],
      ["Ngày giao", 14],
      ["Hạn ban đầu", 14],
      ["Thời hạn", 14],
      ["Tiến độ (%)", 12],
      ["Trạng thái", 18],
      ["Ngày hoàn thành", 16],
      ["Gắn với", 32],
    ],
    tasks.map((task) => [
      task.title,
      task.requiredResult,
      unitName(task),
      task.ownerName,
      task.documentNumber,
      priorities[task.priority],
      dayCell(task.startsOn),
      dayCell(task.originalDueOn),
      dayCell(task.dueOn),
      task.progress,
      taskStatuses[task.status],
      dayCell(task.doneOn),
      task.subjectTitle,
    ]),
  );
}

interface Shown {
  request: Request;
  search: TaskSearch;
  list: TaskPage;
}

function TasksPage({ request, search, list }: Shown) {
  const actor = request.requireActor();
  const gives = holdsRole(actor, officerRoles);
  const office = holdsRole(actor, officeRoles);
  return (
    <WorkspacePage title="Nhiệm vụ" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Nhiệm vụ"
          lead={
            office
              ? "Việc giao cho sở, ngành, đoàn thể và xã, phường: ai làm, đến đâu, hạn nào."
              : "Việc tỉnh giao cho đơn vị của bạn: báo cáo tiến độ, xin gia hạn, nộp kết quả."
          }
          actions={
            <ButtonRow>
              {gives && (
                <LinkButton href={urls.give} icon="plus">
                  Giao nhiệm vụ
                </LinkButton>
              )}
              <LinkButton href={addressOf(search, "", urls.tasksSheet)} kind="secondary" icon="download">
                Tải Excel
              </LinkButton>
            </ButtonRow>
          }
        />
        <Tabs label="Bảng nhiệm vụ" items={tabsFor(list, search)} />
        {office && <Related gives={gives} />}
        <Narrowed search={search} list={list} />
        <SearchBox
          action={urls.tasks}
          label="Tìm theo nội dung nhiệm vụ"
          placeholder="Có dấu hay không đều được"
          value={search.text}
          hidden={hiddenOf({ ...search, text: "", board: list.board })}
        />
        <Split
          ratio="narrow-left"
          side={
            <Facets
              action={urls.tasks}
              groups={facetsFor(search, list)}
              hidden={keptOf(search, list.board)}
              clearHref={`${urls.tasks}?bang=${list.board}`}
            />
          }
        >
          <Stack>
            <DataTable
              caption={boards[list.board]}
              captionHidden
              columns={taskColumns(list.today)}
              rows={list.tasks}
              rowKey={({ id }) => id}
              empty={<Nothing board={list.board} gives={gives} />}
            />
            <Pagination {...(list.next ? { nextHref: addressOf(search, list.next) } : {})} />
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>
  );
}

function Related({ gives }: { gives: boolean }) {
  return (
    <ButtonRow>
      <LinkButton href={urls.performance} kind="quiet" small icon="file-text">
        Kết quả theo đơn vị
      </LinkButton>
      <LinkButton href={urls.recurrences} kind="quiet" small icon="calendar-days">
        Nhiệm vụ định kỳ
      </LinkButton>
      <LinkButton href={urls.agencies} kind="quiet" small icon="users">
        Cơ quan, đoàn thể
      </LinkButton>
      {gives && (
        <LinkButton href={urls.importTasks} kind="quiet" small icon="upload">
          Nhập từ bảng
        </LinkButton>
      )}
    </ButtonRow>
  );
}

/** Says in words what a number was that somebody followed here. */
function Narrowed({ search, list }: Pick<Shown, "search" | "list">) {
  const parts = [
    list.unitName,
    search.outcome && counted[search.outcome],
    search.from && search.to ? `hạn ban đầu từ ${formatDate(search.from)} đến ${formatDate(search.to)}` : "",
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <Notice kind="info">
      Đang xem: {parts.join(" · ")}. <TextLink href={urls.tasks}>Bỏ lọc</TextLink>
    </Notice>
  );
}

function tabsFor({ board, counts, reach }: TaskPage, search: TaskSearch) {
  const hasUnit = reach.agencies.length > 0 || reach.communes.length > 0;
  const names: Board[] = [
    ...(hasUnit ? (["unit", "coworking"] as const) : (["open"] as const)),
    "overdue",
    "soon",
    ...(reach.reads.length > 0 ? (["waiting", "extension"] as const) : []),
    ...(hasUnit ? (["mine"] as const) : []),
    "all",
  ];
  return names.map((name) => ({
    href: addressOf({ ...search, board: name, cursor: "", status: "", outcome: "" }, ""),
    label: boards[name],
    current: name === board,
    ...(name === "all" ? {} : { count: counts[name] }),
  }));
}

function Nothing({ board, gives }: { board: Board; gives: boolean }) {
  if (board === "overdue")
    return <EmptyState title="Không có nhiệm vụ quá hạn">Mọi việc còn trong hạn.</EmptyState>;
  return (
    <EmptyState title="Không có nhiệm vụ nào ở đây" icon="clipboard-check">
      {gives
        ? "Giao nhiệm vụ từ một văn bản ở “Văn bản đến”, hoặc bấm “Giao nhiệm vụ”."
        : "Khi tỉnh giao việc cho đơn vị, nhiệm vụ hiện ở đây và có thư báo."}
    </EmptyState>
  );
}

function readSearch({ query }: Request): TaskSearch {
  const text = (name: string) => textOf(query, name);
  const one = <T extends string>(name: string, words: Readonly<Record<T, string>>): T | "" => {
    const typed = text(name);
    return isOneOf(words, typed) ? typed : "";
  };
  return {
    board: one("bang", boards),
    text: text("q").slice(0, 100),
    unit: /^(agency|commune):[0-9a-f-]{5,36}$/.test(text("don-vi")) ? text("don-vi") : "",
    documentId: text("van-ban"),
    priority: one("uu-tien", priorities),
    status: one("trang-thai", taskStatuses),
    subjectKind: one("gan", subjectKinds),
    outcome: one("kq", counted),
    from: isIsoDate(text("tu")) ? text("tu") : "",
    to: isIsoDate(text("den")) ? text("den") : "",
    cursor: text("sau"),
  };
}

function hiddenOf(search: TaskSearch): Record<string, string> {
  const all = {
    bang: search.board,
    q: search.text,
    "don-vi": search.unit,
    "van-ban": /^[0-9a-f-]{36}$/.test(search.documentId) ? search.documentId : "",
    "uu-tien": search.priority,
    "trang-thai": search.status,
    gan: search.subjectKind,
    kq: search.outcome,
    tu: search.from,
    den: search.to,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

/** What the filters beside the list do not show themselves. */
function keptOf(search: TaskSearch, board: Board): Record<string, string> {
  const none = { unit: "", priority: "", status: "", subjectKind: "" } as const;
  return hiddenOf({ ...search, ...none, board });
}

function addressOf(search: TaskSearch, cursor: string, base: string = urls.tasks): string {
  const query = new URLSearchParams({ ...hiddenOf(search), ...(cursor ? { sau: cursor } : {}) }).toString();
  return query === "" ? base : `${base}?${query}`;
}

function facetsFor(search: TaskSearch, list: TaskPage): FacetGroup[] {
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
  const units: Record<string, string> = Object.fromEntries(
    list.agencies.map(({ id, name, shortName }) => [`agency:${id}`, shortName ?? name]),
  );
  if (search.unit && list.unitName) units[search.unit] = list.unitName;
  return [
    ...(list.board === "all" ? [group("trang-thai", "Trạng thái", taskStatuses, search.status)] : []),
    group("uu-tien", "Ưu tiên", priorities, search.priority),
    ...(Object.keys(units).length > 0 ? [group("don-vi", "Đơn vị", units, search.unit)] : []),
    group("gan", "Gắn với", subjectKinds, search.subjectKind),
  ];
}
