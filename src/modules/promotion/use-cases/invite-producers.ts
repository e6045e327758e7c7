import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid, uuidv7 } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import { tell } from "#platform/notices";
import { fault, ok, type Result } from "#platform/result";
import { formatDate } from "#platform/ui";
import type { PromotionEvent } from "../domain/event.ts";
import {
  type InvitationRule,
  leadershipCounts,
  type Proposal,
  rankCandidates,
  readRule,
} from "../domain/invitation.ts";
import { listCandidates } from "../store/candidates.store.ts";
import { findRule, keepRule } from "../store/events.store.ts";
import { insertParticipations } from "../store/participations.store.ts";
import { promotionUrls as urls } from "../urls.ts";
import { placeWords } from "./check-event.ts";
import { assertEventAllows, eventToRun } from "./event-access.ts";

export interface ProposalList {
  event: PromotionEvent;
  rule: InvitationRule;
  proposals: Proposal[];
  counts: { womanLed: number; minorityLed: number };
}

/** Producers proposed by the rule given, or by the one kept with the event. */
export async function proposeProducers(
  services: Services,
  actor: Actor,
  input: { eventId: string; rule?: InvitationRule; text: string },
): Promise<ProposalList> {
  const event = await eventToRun(services.db, actor, input.eventId);
  const rule = input.rule ?? readRule(await findRule(services.db, event.id));
  const candidates = await listCandidates(services.db, {
    eventId: event.id,
    provinceCode: event.provinceCode,
    communeCode: event.communeCode,
    onDay: event.startsOn,
    today: dayInVietnam(services.now()),
    rule,
    text: input.text,
  });
  const proposals = rankCandidates(candidates, rule);
  return { event, rule, proposals, counts: leadershipCounts(proposals) };
}

export interface Invitation {
  eventId: string;
  producerIds: readonly string[];
  rule?: InvitationRule;
  requestId?: string;
}

const MOST_AT_ONCE = 500;

/** Invites those chosen, each with a letter; who stands in the event already is not asked twice. */
export async function inviteProducers(
  services: Services,
  actor: Actor,
  input: Invitation,
): Promise<Result<{ invited: number }>> {
  const event = await eventToRun(services.db, actor, input.eventId);
  assertEventAllows(event, "invite");
  const wanted = new Set(input.producerIds.filter(isUuid));
  if (wanted.size === 0) return fault("chu-the-moi", "Chọn ít nhất một chủ thể để mời.");
  if (wanted.size > MOST_AT_ONCE) return fault("chu-the-moi", `Mời tối đa ${MOST_AT_ONCE} chủ thể một lần.`);
  const chosen = await candidatesAmong(services, event, wanted);
  const { isDemo, provinceCode, id: eventId } = event;
  return services.db.transaction().execute(async (tx) => {
    const rows = chosen.map((each) => ({
      id: uuidv7(),
      eventId,
      provinceCode,
      producerId: each.producerId,
      producerName: each.producerName,
      potential: each.validProducts === 0,
      status: "invited" as const,
      contactName: null,
      contactPhone: null,
      wish: null,
      note: null,
      invitedAt: services.now(),
      isDemo,
    }));
    const made = new Set(await insertParticipations(tx, rows));
    for (const { id, producerId } of rows.filter((row) => made.has(row.id)))
      await tell(tx, invitationLetter(event, id, producerId));
    if (input.rule) await keepRule(tx, eventId, input.rule);
    await audit(tx, {
      provinceCode,
      actor,
      action: "promotion.invite-producers",
      subject: { kind: "promotion-event", id: eventId },
      requestId: input.requestId,
      details: { invited: made.size, ...(input.rule ? { rule: input.rule } : {}) },
    });
    return ok({ invited: made.size });
  });
}

/** Only producers that may be asked at all: of the area, in work, not in the event. */
async function candidatesAmong(services: Services, event: PromotionEvent, wanted: ReadonlySet<string>) {
  const everybody: InvitationRule = {
    minStar: 0,
    sectors: [],
    communeCodes: [],
    validOnly: false,
    restMonths: 0,
    capacity: 0,
  };
  const candidates = await listCandidates(services.db, {
    eventId: event.id,
    provinceCode: event.provinceCode,
    communeCode: event.communeCode,
    onDay: event.startsOn,
    today: dayInVietnam(services.now()),
    rule: everybody,
    text: "",
    among: [...wanted],
  });
  return candidates;
}

function invitationLetter(event: PromotionEvent, participationId: string, producerId: string) {
  const until = event.registerBy ? ` Đăng ký trước hết ngày ${formatDate(event.registerBy)}.` : "";
  return {
    about: { kind: "promotion-participation", id: participationId },
    to: [{ producerId }],
    subject: `Mời tham gia: ${event.title}`,
    body: `Cơ sở được mời tham gia “${event.title}”, từ ${formatDate(event.startsOn)} đến ${formatDate(event.endsOn)}, tại ${placeWords(event)}.${until}\nMở thư mời để chọn sản phẩm trưng bày và ghi người liên hệ.`,
    href: urls.participation(participationId),
  };
}
