import { dayInVietnam } from "#platform/calendar";
import { type Actor, holdsRole, type Services, type TaskItem, unitsOf } from "#platform/http";
import { formatDate } from "#platform/ui";
import { endingUntil } from "../domain/channel.ts";
import { producerRoles, runnerRoles } from "../permissions.ts";
import { countEnding } from "../store/listings.store.ts";
import {
  type EventTask,
  listEventTasks,
  listProducerTasks,
  type ProducerTask,
} from "../store/tasks.store.ts";
import { promotionUrls as urls } from "../urls.ts";

/** What waits for this person: answers to confirm, events to close, contracts that end, invitations to answer. */
export async function myTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  const today = dayInVietnam(services.now());
  const provinceCodes = unitsOf(actor, ["province_officer"], "province");
  const communeCodes = unitsOf(actor, ["commune_officer"], "commune");
  const producerIds = unitsOf(actor, producerRoles, "producer");
  const runs = holdsRole(actor, runnerRoles);
  const helps = producerIds.length > 0 || communeCodes.length > 0;
  const [events, own, ending] = await Promise.all([
    runs ? listEventTasks(services.db, { provinceCodes, communeCodes }, today) : [],
    helps ? listProducerTasks(services.db, { producerIds, communeCodes }, today) : [],
    provinceCodes.length > 0 ? endingTask(services, provinceCodes, today) : [],
  ]);
  return [
    ...events.flatMap((event) => eventTask(event, today)),
    ...ending,
    ...own.map((each) => producerTask(each, producerIds.length === 0)),
  ].slice(0, 20);
}

function eventTask(event: EventTask, today: string): TaskItem[] {
  const href = urls.event(event.id);
  const ended = event.status === "running" && event.endsOn < today;
  return [
    ...(event.waiting > 0
      ? [{ title: `Xác nhận ${event.waiting} chủ thể đăng ký: ${event.title}`, href, dueOn: event.startsOn }]
      : []),
    ...(ended
      ? [
          {
            title: `Tổng kết: ${event.title}`,
            href,
            note: `Xong ngày ${formatDate(event.endsOn)}`,
            dueOn: event.endsOn,
          },
        ]
      : []),
    ...(event.status === "inviting" && event.startsOn < today
      ? [
          {
            title: `Bắt đầu hoặc huỷ: ${event.title}`,
            href,
            note: "Ngày khai mạc đã qua",
            dueOn: event.startsOn,
          },
        ]
      : []),
  ];
}

function producerTask(task: ProducerTask, named: boolean): TaskItem {
  const whose = named ? ` (${task.producerName})` : "";
  const href = urls.participation(task.participationId);
  if (task.status === "invited")
    return {
      title: `Trả lời thư mời: ${task.eventTitle}${whose}`,
      href,
      dueOn: task.registerBy ?? task.startsOn,
    };
  return { title: `Ghi kết quả trong ngày: ${task.eventTitle}${whose}`, href, note: "Sự kiện đang diễn ra" };
}

async function endingTask(
  services: Services,
  provinceCodes: readonly string[],
  today: string,
): Promise<TaskItem[]> {
  const scope = { all: false, provinceCodes, communeCodes: [] };
  const filter = {
    scope,
    producerIds: [],
    provinceCode: "",
    text: "",
    state: "",
    channelId: "",
    producerId: "",
  };
  const { ending, overdue } = await countEnding(services.db, filter, {
    today,
    endingUntil: endingUntil(today),
  });
  return [
    ...(overdue > 0
      ? [
          {
            title: `Gia hạn hoặc kết thúc ${overdue} hợp đồng bán hàng đã quá hạn`,
            href: `${urls.listings}?tinh-trang=overdue`,
          },
        ]
      : []),
    ...(ending > 0
      ? [
          {
            title: `Bàn gia hạn ${ending} hợp đồng bán hàng sắp hết hạn`,
            href: `${urls.listings}?tinh-trang=ending`,
          },
        ]
      : []),
  ];
}
