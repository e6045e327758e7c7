import { versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Card,
  DataTable,
  DemoMark,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  type FormError,
  formatDate,
  formatMoney,
  formatNumber,
  LinkButton,
  Muted,
  Notice,
  type PageContext,
  PageHeader,
  Prose,
  Row,
  Section,
  Split,
  Stack,
  StatRow,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { eventAllows } from "../domain/actions.ts";
import { eventKinds, eventStatuses } from "../domain/event.ts";
import {
  isParticipationStatus,
  type ParticipationStatus,
  participationStatuses,
} from "../domain/participation.ts";
import { promotionUrls as urls } from "../urls.ts";
import { placeWords } from "../use-cases/check-event.ts";
import { type EventView, readEvent } from "../use-cases/read-events.ts";
import { takeStep } from "../use-cases/step-event.ts";
import { EventSteps } from "./event-steps.tsx";
import { daysText, EventTag, ParticipationTag } from "./event-tags.tsx";
import { shortMoney } from "./words.ts";

export function showEvent(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postStep(request: Request): Promise<Answer> {
  const eventId = request.params.eventId ?? "";
  const done = await takeStep(request.services, request.requireActor(), {
    eventId,
    version: versionOf(request.fields),
    step: textOf(request.fields, "step"),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, formErrors(done.faults));
  const text = `Sự kiện đã chuyển sang “${eventStatuses[done.value.status]}”.`;
  return redirect(urls.event(eventId), { kind: "success", text });
}

async function answer(request: Request, errors: FormError[]): Promise<Answer> {
  const view = await readEvent(request.services, request.requireActor(), request.params.eventId ?? "");
  const status = textOf(request.query, "trang-thai");
  const page = request.page();
  return html(
    <EventPage
      page={page}
      view={view}
      status={isParticipationStatus(status) ? status : ""}
      errors={errors}
    />,
    {
      status: errors.length > 0 ? 422 : 200,
    },
  );
}

interface PageProps {
  page: PageContext;
  view: EventView;
  status: ParticipationStatus | "";
  errors: FormError[];
}

function EventPage({ page, view, status, errors }: PageProps) {
  const { event, mayRun } = view;
  return (
    <WorkspacePage title={event.title} page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title={event.title}
          breadcrumb={[{ href: urls.events, label: "Xúc tiến" }, { label: event.title }]}
          lead={`${eventKinds[event.kind]} · ${daysText(event)} · ${placeWords(event)}`}
          tags={
            <>
              <EventTag status={event.status} /> {event.isDemo && <DemoMark />}
            </>
          }
          actions={<Links view={view} />}
        />
        <ErrorSummary errors={errors} />
        {event.status === "cancelled" && (
          <Notice kind="danger" title="Sự kiện đã huỷ">
            {event.cancelReason}
          </Notice>
        )}
        <Results view={view} />
        <Split side={<Facts view={view} />}>
          <Stack gap="wide">
            {mayRun && <EventSteps page={page} event={event} participants={view.participants} />}
            <Participants view={view} status={status} />
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>
  );
}

function Links({ view: { event, mayRun } }: { view: EventView }) {
  return (
    <>
      {event.status === "running" && (
        <LinkButton href={urls.board(event.id)} icon="clock">
          Kết quả trực tiếp
        </LinkButton>
      )}
      <LinkButton href={urls.floor(event.id)} kind="secondary" icon="map-pin">
        Sơ đồ gian hàng
      </LinkButton>
      {mayRun && eventAllows(event.status, "change") && (
        <LinkButton href={urls.changeEvent(event.id)} kind="secondary" icon="pencil">
          Sửa
        </LinkButton>
      )}
      {mayRun && (
        <LinkButton href={urls.copyEvent(event.id)} kind="quiet">
          Sao chép
        </LinkButton>
      )}
    </>
  );
}

function Results({ view: { event, sums, participants } }: { view: EventView }) {
  const at = (status: ParticipationStatus | "") =>
    `${urls.event(event.id)}${status ? `?trang-thai=${status}` : ""}#chu-the`;
  const count = (...wanted: ParticipationStatus[]) =>
    participants.filter(({ status }) => wanted.includes(status)).length;
  const board = urls.board(event.id);
  return (
    <StatRow
      label="Kết quả của sự kiện"
      items={[
        { href: at(""), value: participants.length, label: "chủ thể được mời" },
        {
          href: at("confirmed"),
          value: count("confirmed", "attended"),
          label: "có chỗ",
          note: `${count("attended")} có mặt`,
        },
        { href: board, value: shortMoney(sums.saleVnd), label: "doanh thu" },
        { href: board, value: sums.contracts, label: "hợp đồng", note: shortMoney(sums.contractVnd) },
        { href: board, value: sums.contacts + sums.agreements, label: "ghi nhớ, khách quan tâm" },
      ]}
    />
  );
}

function Facts({ view: { event, participants } }: { view: EventView }) {
  const attended = participants.filter(({ status }) => status === "attended").length;
  const money = (value: number | null) => (value === null ? null : formatMoney(value));
  const told = event.reportedTotal ?? event.reportedRecognised;
  return (
    <Stack>
      <Card title="Thông tin">
        <DescriptionList
          untold={{ term: "Chưa có" }}
          items={[
            { term: "Đơn vị tổ chức", value: event.organiser },
            { term: "Kế hoạch", value: event.planNumber },
            { term: "Hạn đăng ký", value: event.registerBy && formatDate(event.registerBy) },
            {
              term: "Gian hàng thuê",
              value: event.boothsRented === null ? null : formatNumber(event.boothsRented),
            },
            { term: "Kinh phí dự kiến", value: money(event.plannedCostVnd) },
            { term: "Kinh phí đã chi", value: money(event.spentVnd) },
            {
              term: "Chi bình quân một chủ thể",
              value:
                event.spentVnd !== null && attended > 0 ? money(Math.round(event.spentVnd / attended)) : null,
            },
            ...(told === null ? [] : [{ term: "Chủ thể theo báo cáo", value: reportedWords(event) }]),
            ...(event.source ? [{ term: "Nguồn", value: event.source }] : []),
          ]}
        />
        {event.announcedAt && <TextLink href={urls.publicEvent(event.slug)}>Trang công khai</TextLink>}
      </Card>
      {event.description && (
        <Card title="Nội dung">
          <Prose>
            <p>{event.description}</p>
          </Prose>
        </Card>
      )}
      {event.summary && (
        <Card title="Nhận xét">
          <Prose>
            <p>{event.summary}</p>
          </Prose>
        </Card>
      )}
      <Card title="Báo cáo sự kiện">
        <Row gap="tight">
          <LinkButton href={urls.report(event.id, "docx")} kind="secondary" icon="download" small>
            Word
          </LinkButton>
          <LinkButton href={urls.report(event.id, "pdf")} kind="secondary" icon="printer" small>
            PDF
          </LinkButton>
          <LinkButton href={urls.participantsSheet(event.id)} kind="secondary" icon="download" small>
            Excel
          </LinkButton>
        </Row>
      </Card>
    </Stack>
  );
}

function reportedWords(event: EventView["event"]): string {
  const { reportedTotal, reportedRecognised, reportedPotential } = event;
  if (reportedTotal !== null) return `${formatNumber(reportedTotal)} (không nêu tên)`;
  return `${formatNumber(reportedRecognised ?? 0)} có sản phẩm được công nhận, ${formatNumber(reportedPotential ?? 0)} có sản phẩm tiềm năng (không nêu tên)`;
}

type Participant = EventView["participants"][number];

function Participants({ view, status }: { view: EventView; status: ParticipationStatus | "" }) {
  const { event, participants, mayRun } = view;
  const joined: readonly ParticipationStatus[] = ["confirmed", "attended"];
  const rows = participants.filter(
    (each) =>
      status === "" || each.status === status || (status === "confirmed" && joined.includes(each.status)),
  );
  const invites = mayRun && eventAllows(event.status, "invite");
  return (
    <Section
      title={status === "" ? "Chủ thể" : `Chủ thể: ${participationStatuses[status].toLowerCase()}`}
      id="chu-the"
      {...(status ? { action: { href: `${urls.event(event.id)}#chu-the`, label: "Xem tất cả" } } : {})}
    >
      {invites && (
        <Row>
          <LinkButton href={urls.invite(event.id)} icon="plus">
            Mời chủ thể
          </LinkButton>
          <LinkButton href={urls.importParticipations(event.id)} kind="quiet" icon="upload">
            Nhập từ bảng
          </LinkButton>
        </Row>
      )}
      <DataTable
        caption="Chủ thể của sự kiện"
        captionHidden
        columns={columnsFor(view)}
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={status ? "Không có chủ thể nào ở trạng thái này" : "Chưa có chủ thể nào"}>
            {status
              ? "Xem tất cả để thấy những chủ thể khác."
              : "Mở mời tham gia, chọn điều kiện, hệ thống đề xuất danh sách kèm lý do để bạn chọn."}
          </EmptyState>
        }
      />
    </Section>
  );
}

function columnsFor(view: EventView) {
  return [
    {
      key: "name",
      label: "Chủ thể",
      primary: true,
      cell: (each: Participant) => (
        <>
          {view.seesContacts(each) ? (
            <TextLink href={urls.participation(each.id)}>{each.producerName}</TextLink>
          ) : (
            each.producerName
          )}
          {each.potential && <Muted> · tiềm năng</Muted>}
        </>
      ),
    },
    {
      key: "status",
      label: "Trạng thái",
      cell: (each: Participant) => <ParticipationTag status={each.status} />,
    },
    { key: "booth", label: "Gian", cell: (each: Participant) => each.boothCode ?? <Muted>–</Muted> },
    {
      key: "contact",
      label: "Liên hệ",
      cell: (each: Participant) =>
        view.seesContacts(each) && each.contactName ? (
          <>
            {each.contactName}
            {each.contactPhone && <Muted> · {each.contactPhone}</Muted>}
          </>
        ) : (
          <Muted>–</Muted>
        ),
    },
    {
      key: "sale",
      label: "Doanh thu",
      align: "end" as const,
      cell: (each: Participant) => (each.saleVnd > 0 ? shortMoney(each.saleVnd) : <Muted>–</Muted>),
    },
    {
      key: "contracts",
      label: "Hợp đồng",
      align: "end" as const,
      cell: (each: Participant) =>
        each.contracts > 0 ? `${each.contracts} (${shortMoney(each.contractVnd)})` : <Muted>–</Muted>,
    },
  ];
}
