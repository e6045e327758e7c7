import { dayInVietnam } from "#platform/calendar";
import {
  type Answer,
  download,
  fieldsUnder,
  formErrors,
  holdsRole,
  html,
  type Request,
  redirect,
  textOf,
} from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Chip,
  ChipRow,
  type Column,
  DataTable,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  formatDate,
  LinkButton,
  NumberField,
  PageHeader,
  PostButton,
  Row,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { officerRoles } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { type CeremonyView, handOver, reorder, viewCeremony } from "../use-cases/commendations/ceremony.ts";
import type { Commendation } from "../use-cases/commendations/commend.ts";
import { printCeremony } from "../use-cases/commendations/print-ceremony.ts";
import { commendationForms, commendationKinds } from "./words.ts";

export function showCeremony(request: Request): Promise<Answer> {
  return answer(request, textOf(request.query, "ngay"), []);
}

export async function postOrder(request: Request): Promise<Answer> {
  const day = textOf(request.fields, "ngay");
  const order = fieldsUnder(request.fields, "order.");
  const done = await reorder(request.services, request.requireActor(), { day, order, requestId: request.id });
  if (!done.ok) return answer(request, day, done.faults);
  return redirect(urls.ceremony(day), { kind: "success", text: "Đã lưu thứ tự." });
}

export async function postHandOver(request: Request): Promise<Answer> {
  const day = textOf(request.fields, "ngay");
  const { received } = await handOver(request.services, request.requireActor(), {
    day,
    requestId: request.id,
  });
  return redirect(urls.ceremony(day), {
    kind: "success",
    text: `Đã ghi trao cho ${received} tập thể, cá nhân.`,
  });
}

export async function downloadCeremony(request: Request): Promise<Answer> {
  const paper = await printCeremony(request.services, request.requireActor(), textOf(request.query, "ngay"));
  return download(paper.content, paper);
}

async function answer(request: Request, day: string, faults: readonly Fault[]): Promise<Answer> {
  const view = await viewCeremony(request.services, request.requireActor(), day);
  return html(<CeremonyPage request={request} view={view} errors={formErrors(faults)} />, {
    status: faults.length > 0 ? 422 : 200,
  });
}

interface Shown {
  request: Request;
  view: CeremonyView;
  errors: FormError[];
}

function CeremonyPage({ request, view, errors }: Shown) {
  const { day, list, ceremonies } = view;
  const place = list.find(({ ceremonyPlace }) => ceremonyPlace)?.ceremonyPlace;
  return (
    <WorkspacePage title="Buổi lễ khen thưởng" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={day ? `Buổi lễ ngày ${formatDate(day)}` : "Buổi lễ khen thưởng"}
          {...(place ? { lead: place } : {})}
          breadcrumb={[{ href: urls.commendations, label: "Khen thưởng" }, { label: "Buổi lễ" }]}
        />
        {ceremonies.length > 0 && (
          <ChipRow>
            {ceremonies.map((each) => (
              <Chip key={each.day} href={urls.ceremony(each.day)} current={each.day === day}>
                {`${formatDate(each.day)} (${each.people})`}
              </Chip>
            ))}
          </ChipRow>
        )}
        {list.length === 0 ? (
          <EmptyState title="Chưa có ai trong danh sách" icon="calendar-days">
            Ở trang Khen thưởng, chọn những người đã được duyệt rồi “Đưa vào danh sách buổi lễ”.
          </EmptyState>
        ) : (
          <CalledUp request={request} view={view} errors={errors} />
        )}
      </Stack>
    </WorkspacePage>
  );
}

function CalledUp({ request, view: { day, list }, errors }: Shown) {
  const keeps = holdsRole(request.actor, officerRoles);
  const page = request.page();
  const waiting = list.some(({ receivedOn }) => receivedOn === null);
  const held = day <= dayInVietnam(request.services.now());
  const table = (
    <DataTable
      caption="Danh sách lên nhận"
      captionHidden
      columns={columnsFor(keeps, errors)}
      rows={list}
      rowKey={({ id }) => id}
      empty=""
    />
  );
  return (
    <>
      {keeps ? (
        <Form page={page} action={urls.ceremonyOrder} hidden={{ ngay: day }} errors={errors}>
          {table}
          <Row>
            <Button kind="secondary">Lưu thứ tự</Button>
          </Row>
        </Form>
      ) : (
        table
      )}
      <Row>
        <LinkButton href={urls.ceremonyPaper(day)} kind="secondary" icon="download">
          In danh sách (Word)
        </LinkButton>
        {keeps && waiting && held && (
          <PostButton page={page} action={urls.ceremonyDone} hidden={{ ngay: day }} icon="check">
            Đã trao cho tất cả
          </PostButton>
        )}
      </Row>
    </>
  );
}

function columnsFor(keeps: boolean, errors: FormError[]): Column<Commendation>[] {
  return [
    {
      key: "name",
      label: "Tập thể, cá nhân",
      primary: true,
      cell: ({ id, name }) => <TextLink href={urls.commendation(id)}>{name}</TextLink>,
    },
    {
      key: "order",
      label: "Lên nhận",
      cell: ({ id, ceremonyOrder }) =>
        keeps ? (
          <NumberField
            name={`order.${id}`}
            label="Thứ tự"
            value={ceremonyOrder ?? ""}
            error={fieldError(errors, `order.${id}`)}
            width="short"
          />
        ) : (
          (ceremonyOrder ?? "—")
        ),
    },
    { key: "unit", label: "Đơn vị", cell: ({ unit }) => unit ?? "—" },
    { key: "kind", label: "Loại", cell: ({ kind }) => commendationKinds[kind] },
    { key: "form", label: "Hình thức", cell: ({ form }) => commendationForms[form] },
    {
      key: "received",
      label: "Đã trao",
      cell: ({ receivedOn }) => (receivedOn ? formatDate(receivedOn) : "chưa"),
    },
  ];
}
