import { producerUrls } from "#modules/producers";
import { type Answer, html, type Request, redirect } from "#platform/http";
import {
  Card,
  DataTable,
  DemoMark,
  EmptyState,
  formatDate,
  formatNumber,
  Muted,
  PageHeader,
  Section,
  Stack,
  StatRow,
  StatusTag,
  TaskList,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { channelKinds, listingState, listingStates } from "../domain/channel.ts";
import { eventKinds, isEventKind } from "../domain/event.ts";
import { promotionUrls as urls } from "../urls.ts";
import {
  listOwnProducers,
  type ProducerRegister,
  readProducerRegister,
} from "../use-cases/read-producer-register.ts";
import { daysText, EventTag, ParticipationTag } from "./event-tags.tsx";
import { listingTones, shortMoney } from "./words.ts";

/** The producer's own entry: straight to its page; whoever works for several chooses. */
export async function showMine(request: Request): Promise<Answer> {
  const producers = await listOwnProducers(request.services, request.requireActor());
  const [only] = producers;
  if (only && producers.length === 1) return redirect(urls.producer(only.id));
  return html(
    <WorkspacePage title="Xúc tiến" page={request.page()}>
      <Stack gap="wide">
        <PageHeader title="Xúc tiến" lead="Chọn cơ sở để xem thư mời, kết quả và kênh bán hàng." />
        <TaskList
          tasks={producers.map(({ id, name }) => ({ href: urls.producer(id), title: name }))}
          empty={<EmptyState title="Tài khoản chưa gắn với cơ sở nào" />}
        />
      </Stack>
    </WorkspacePage>,
  );
}

/** Register of promotion of one producer: invitations, events with results, channels. */
export async function showProducerRegister(request: Request): Promise<Answer> {
  const register = await readProducerRegister(
    request.services,
    request.requireActor(),
    request.params.producerId ?? "",
  );
  const { producer, events, listings, sums } = register;
  const open = events.filter(
    ({ status, eventStatus }) =>
      (status === "invited" && eventStatus === "inviting") ||
      (eventStatus === "running" && (status === "confirmed" || status === "attended")),
  );
  const attended = events.filter(({ status }) => status === "attended").length;
  return html(
    <WorkspacePage title={`Xúc tiến: ${producer.name}`} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Xúc tiến của cơ sở"
          lead={<TextLink href={producerUrls.overview(producer.id)}>{producer.name}</TextLink>}
          tags={producer.isDemo && <DemoMark />}
        />
        <StatRow
          label="Tổng của cơ sở"
          items={[
            { href: "#su-kien", value: attended, label: "sự kiện đã dự" },
            { href: "#su-kien", value: shortMoney(sums.saleVnd), label: "doanh thu tại sự kiện" },
            {
              href: "#su-kien",
              value: sums.contracts,
              label: "hợp đồng",
              note: shortMoney(sums.contractVnd),
            },
            {
              href: "#kenh",
              value: listings.filter(({ endedOn }) => endedOn === null).length,
              label: "hợp đồng kênh bán hàng",
            },
          ]}
        />
        {open.length > 0 && (
          <Card title="Việc cần làm" tone="leaf">
            <TaskList
              tasks={open.map((each) => ({
                href: urls.participation(each.participationId),
                title:
                  each.status === "invited" ? `Trả lời thư mời: ${each.title}` : `Ghi kết quả: ${each.title}`,
                meta: `${daysText(each)}${each.place ? ` · ${each.place}` : ""}`,
                ...(each.registerBy && each.status === "invited"
                  ? { deadline: { text: `hạn ${formatDate(each.registerBy)}`, tone: "warn" as const } }
                  : {}),
              }))}
              empty={null}
            />
          </Card>
        )}
        <Section title="Sự kiện" id="su-kien">
          <DataTable
            caption="Sự kiện của cơ sở"
            captionHidden
            columns={eventColumns}
            rows={events}
            rowKey={({ participationId }) => participationId}
            empty={
              <EmptyState title="Chưa có sự kiện nào" icon="calendar-days">
                Khi được mời, thư mời hiện ở đây: chọn sản phẩm, ghi người liên hệ, gửi đăng ký.
              </EmptyState>
            }
          />
        </Section>
        <Section title="Kênh bán hàng" id="kenh">
          <Channels register={register} />
        </Section>
      </Stack>
    </WorkspacePage>,
  );
}

type Line = ProducerRegister["events"][number];

const eventColumns = [
  {
    key: "title",
    label: "Sự kiện",
    primary: true,
    cell: (line: Line) => (
      <>
        <TextLink href={urls.participation(line.participationId)}>{line.title}</TextLink>{" "}
        {line.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "days", label: "Thời gian", cell: (line: Line) => daysText(line) },
  {
    key: "kind",
    label: "Loại",
    offPhone: true,
    cell: (line: Line) => (isEventKind(line.kind) ? eventKinds[line.kind] : ""),
  },
  {
    key: "status",
    label: "Tham gia",
    cell: (line: Line) =>
      line.eventStatus === "cancelled" ? (
        <EventTag status="cancelled" />
      ) : (
        <ParticipationTag status={line.status} />
      ),
  },
  { key: "booth", label: "Gian", cell: (line: Line) => line.boothCode ?? <Muted>–</Muted> },
  { key: "sale", label: "Doanh thu", align: "end" as const, cell: (line: Line) => shortMoney(line.saleVnd) },
  {
    key: "contracts",
    label: "Hợp đồng",
    align: "end" as const,
    cell: (line: Line) =>
      line.contracts > 0 ? `${formatNumber(line.contracts)} · ${shortMoney(line.contractVnd)}` : "0",
  },
];

function Channels({ register: { listings, today } }: { register: ProducerRegister }) {
  type Listed = ProducerRegister["listings"][number];
  return (
    <DataTable
      caption="Kênh bán hàng của cơ sở"
      captionHidden
      rows={listings}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "channel",
          label: "Kênh",
          primary: true,
          cell: (line: Listed) => (
            <>
              {line.channelName} {line.isDemo && <DemoMark />}
            </>
          ),
        },
        { key: "kind", label: "Loại", cell: (line: Listed) => channelKinds[line.channelKind] },
        { key: "product", label: "Sản phẩm", cell: (line: Listed) => line.productName ?? "Cả dòng hàng" },
        {
          key: "days",
          label: "Hợp đồng",
          cell: (line: Listed) =>
            `${formatDate(line.fromOn)} – ${line.toOn ? formatDate(line.toOn) : "không thời hạn"}`,
        },
        {
          key: "state",
          label: "Tình trạng",
          cell: (line: Listed) => {
            const state = listingState(line, today);
            return <StatusTag tone={listingTones[state]}>{listingStates[state]}</StatusTag>;
          },
        },
      ]}
      empty={
        <EmptyState title="Chưa có trong kênh bán hàng nào" icon="store">
          Khi sản phẩm vào siêu thị, sàn thương mại điện tử hay cửa hàng OCOP, tỉnh ghi hợp đồng ở đây.
        </EmptyState>
      }
    />
  );
}
