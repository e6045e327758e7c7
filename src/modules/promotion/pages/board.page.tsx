import { type Answer, html, type Request } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  formatDate,
  formatDateTime,
  Muted,
  PageHeader,
  Section,
  Stack,
  StatRow,
  TextLink,
  Timeline,
  WorkspacePage,
} from "#platform/ui";
import { promotionUrls as urls } from "../urls.ts";
import { type EventView, readEvent } from "../use-cases/read-events.ts";
import { EventTag, ParticipationTag } from "./event-tags.tsx";
import { titleOf } from "./result-cards.tsx";
import { shortMoney } from "./words.ts";

const REFRESH_SECONDS = 30;

/** Live totals on the day: who is there, what was sold; it renews itself while the event runs. */
export async function showBoard(request: Request): Promise<Answer> {
  const view = await readEvent(request.services, request.requireActor(), request.params.eventId ?? "");
  const { event, sums, participants, latest } = view;
  const live = event.status === "running";
  const nameOf = (id: string | null) => participants.find((each) => each.id === id)?.producerName;
  const here = participants.filter(({ status }) => ["confirmed", "attended", "absent"].includes(status));
  const ranked = [...here].sort(
    (one, other) => other.saleVnd + other.contractVnd - one.saleVnd - one.contractVnd,
  );
  return html(
    <WorkspacePage
      title={`Kết quả ${event.title}`}
      page={request.page()}
      wide
      {...(live ? { refreshSeconds: REFRESH_SECONDS } : {})}
    >
      <Stack gap="wide">
        <PageHeader
          title="Kết quả trực tiếp"
          breadcrumb={[{ href: urls.event(event.id), label: event.title }, { label: "Kết quả" }]}
          lead={live ? `Tự cập nhật mỗi ${REFRESH_SECONDS} giây.` : "Số liệu của sự kiện."}
          tags={
            <>
              <EventTag status={event.status} /> {event.isDemo && <DemoMark />}
            </>
          }
        />
        <StatRow
          label="Tổng đến lúc này"
          items={[
            {
              href: `${urls.event(event.id)}?trang-thai=attended#chu-the`,
              value: participants.filter(({ status }) => status === "attended").length,
              label: `có mặt trên ${here.length} chủ thể có chỗ`,
            },
            { href: "#theo-chu-the", value: shortMoney(sums.saleVnd), label: "doanh thu" },
            {
              href: "#theo-chu-the",
              value: sums.contracts,
              label: "hợp đồng",
              note: shortMoney(sums.contractVnd),
            },
            { href: "#vua-ghi", value: sums.agreements, label: "biên bản ghi nhớ" },
            { href: "#vua-ghi", value: sums.contacts, label: "khách quan tâm" },
          ]}
        />
        <Section title="Theo chủ thể" id="theo-chu-the">
          <DataTable
            caption="Kết quả theo chủ thể"
            captionHidden
            columns={columnsFor(view)}
            rows={ranked}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title="Chưa có chủ thể nào được xác nhận">
                Xác nhận đăng ký ở trang sự kiện.
              </EmptyState>
            }
          />
        </Section>
        <Section title="Vừa ghi" id="vua-ghi">
          <Timeline
            empty={<Muted>Chưa ghi kết quả nào.</Muted>}
            entries={latest
              .filter(({ withdrawnReason }) => withdrawnReason === null)
              .slice(0, 20)
              .map((result) => ({
                title: titleOf(result),
                when: live ? formatDateTime(result.notedAt) : formatDate(result.happenedOn),
                who: nameOf(result.participationId) ?? event.title,
                state: "done" as const,
              }))}
          />
        </Section>
      </Stack>
    </WorkspacePage>,
  );
}

type Participant = EventView["participants"][number];

const columnsFor = (view: EventView) => [
  {
    key: "name",
    label: "Chủ thể",
    primary: true,
    cell: (each: Participant) =>
      view.seesContacts(each) ? (
        <TextLink href={urls.participation(each.id)}>{each.producerName}</TextLink>
      ) : (
        each.producerName
      ),
  },
  { key: "booth", label: "Gian", cell: (each: Participant) => each.boothCode ?? <Muted>–</Muted> },
  {
    key: "status",
    label: "Trạng thái",
    cell: (each: Participant) => <ParticipationTag status={each.status} />,
  },
  {
    key: "sale",
    label: "Doanh thu",
    align: "end" as const,
    cell: (each: Participant) => shortMoney(each.saleVnd),
  },
  {
    key: "contract",
    label: "Hợp đồng",
    align: "end" as const,
    cell: (each: Participant) =>
      each.contracts > 0 ? `${each.contracts} · ${shortMoney(each.contractVnd)}` : "0",
  },
  {
    key: "other",
    label: "Ghi nhớ, khách",
    align: "end" as const,
    cell: (each: Participant) => String(each.agreements + each.contacts),
  },
];
