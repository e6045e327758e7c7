import { versionOf } from "#platform/forms";
import { type Answer, holdsRole, html, type Request, redirect, textOf } from "#platform/http";
import {
  ButtonRow,
  Card,
  DataTable,
  DemoMark,
  DescriptionList,
  EmptyState,
  formatDate,
  LinkButton,
  PageHeader,
  Pagination,
  PostButton,
  Section,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { rhythms } from "../domain/words.ts";
import { officerRoles } from "../permissions.ts";
import { directivesUrls as urls } from "../urls.ts";
import {
  listRecurrencesFor,
  type RecurrenceRow,
  stopRecurrence,
  viewRecurrence,
} from "../use-cases/recurrences.ts";
import { dayCell, sheet } from "./sheets.ts";
import { taskColumns } from "./task-words.tsx";

export async function showRecurrences(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const { recurrences, next } = await listRecurrencesFor(request.services, actor, {
    cursor: textOf(request.query, "sau"),
  });
  const add = holdsRole(actor, officerRoles) ? (
    <LinkButton href={urls.newRecurrence} icon="plus">
      Thêm nhiệm vụ định kỳ
    </LinkButton>
  ) : undefined;
  return html(
    <WorkspacePage title="Nhiệm vụ định kỳ" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Nhiệm vụ định kỳ"
          breadcrumb={[{ href: urls.tasks, label: "Nhiệm vụ" }, { label: "Định kỳ" }]}
          lead="Việc lặp lại hằng tháng, quý, năm: hệ thống tự giao trước hạn, mỗi kỳ một lần cho từng đơn vị."
          actions={
            <ButtonRow>
              {add}
              <LinkButton href={urls.recurrencesSheet} kind="secondary" icon="download">
                Tải Excel
              </LinkButton>
            </ButtonRow>
          }
        />
        <DataTable
          caption="Nhiệm vụ định kỳ"
          captionHidden
          columns={columns}
          rows={recurrences}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa có nhiệm vụ định kỳ" icon="calendar-days" action={add}>
              Ví dụ: báo cáo tiến độ OCOP hằng tháng của các xã, phường; rà soát sản phẩm sắp hết hạn công
              nhận hằng quý.
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: `${urls.recurrences}?sau=${next}` } : {})} />
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadRecurrences(request: Request): Promise<Answer> {
  const { recurrences } = await listRecurrencesFor(request.services, request.requireActor(), { all: true });
  return sheet(
    "nhiem-vu-dinh-ky.xlsx",
    [
      ["Nhiệm vụ", 50],
      ["Nhịp", 16],
      ["Giao trước (ngày)", 14],
      ["Kỳ tới", 16],
      ["Hạn kỳ tới", 14],
      ["Đơn vị", 60],
      ["Từ ngày", 14],
      ["Đến ngày", 14],
    ],
    recurrences.map((each) => [
      each.title,
      rhythms[each.rhythm],
      each.leadDays,
      each.next?.label ?? null,
      dayCell(each.next?.dueOn ?? null),
      each.unitNames.join("; "),
      dayCell(each.startsOn),
      dayCell(each.endsOn),
    ]),
  );
}

const columns = [
  {
    key: "title",
    label: "Nhiệm vụ",
    primary: true,
    cell: (row: RecurrenceRow) => (
      <>
        <TextLink href={urls.recurrence(row.id)}>{row.title}</TextLink> {row.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "rhythm", label: "Nhịp", cell: (row: RecurrenceRow) => rhythms[row.rhythm] },
  { key: "units", label: "Đơn vị", cell: (row: RecurrenceRow) => shortList(row.unitNames) },
  { key: "next", label: "Kỳ tới", cell: (row: RecurrenceRow) => nextText(row) },
];

function shortList(names: readonly string[]): string {
  const [first = "", second, ...rest] = names;
  if (!second) return first;
  return rest.length === 0 ? `${first}; ${second}` : `${first}; ${second} và ${rest.length} đơn vị khác`;
}

function nextText({ next }: RecurrenceRow): string {
  return next ? `${next.label}, hạn ${formatDate(next.dueOn)}` : "Đã dừng";
}

export async function showRecurrence(request: Request): Promise<Answer> {
  const id = request.params.recurrenceId ?? "";
  const { recurrence, tasks, mayStop, today } = await viewRecurrence(
    request.services,
    request.requireActor(),
    id,
  );
  const page = request.page();
  return html(
    <WorkspacePage title={recurrence.title} page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title={recurrence.title}
          breadcrumb={[
            { href: urls.tasks, label: "Nhiệm vụ" },
            { href: urls.recurrences, label: "Định kỳ" },
            { label: rhythms[recurrence.rhythm] },
          ]}
          tags={recurrence.isDemo && <DemoMark />}
          actions={
            mayStop && (
              <PostButton
                page={page}
                action={urls.stopRecurrence(id)}
                hidden={{ version: `${recurrence.version}` }}
                kind="secondary"
              >
                Dừng lặp lại
              </PostButton>
            )
          }
        />
        <Card title="Cách lặp lại">
          <DescriptionList
            items={[
              { term: "Nhịp", value: rhythms[recurrence.rhythm] },
              { term: "Kỳ tới", value: nextText(recurrence) },
              { term: "Giao trước hạn", value: `${recurrence.leadDays} ngày` },
              { term: "Đơn vị", value: recurrence.unitNames.join("; ") },
              { term: "Kết quả cần có", value: recurrence.requiredResult ?? "Không ghi riêng" },
              { term: "Từ ngày", value: formatDate(recurrence.startsOn) },
              ...(recurrence.endsOn ? [{ term: "Đến hết ngày", value: formatDate(recurrence.endsOn) }] : []),
            ]}
          />
        </Card>
        <Section title="Các kỳ đã giao">
          <DataTable
            caption="Các kỳ đã giao"
            captionHidden
            columns={taskColumns(today)}
            rows={tasks}
            rowKey={(task) => task.id}
            empty={
              <EmptyState title="Chưa giao kỳ nào">
                Kỳ tới được giao {recurrence.leadDays} ngày trước hạn.
              </EmptyState>
            }
          />
        </Section>
      </Stack>
    </WorkspacePage>,
  );
}

export async function postStop(request: Request): Promise<Answer> {
  const id = request.params.recurrenceId ?? "";
  const input = { id, version: versionOf(request.fields), requestId: request.id };
  await stopRecurrence(request.services, request.requireActor(), input);
  return redirect(urls.recurrence(id), { kind: "info", text: "Đã dừng. Các kỳ đã giao vẫn còn nguyên." });
}
