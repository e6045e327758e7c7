import { type Actor, holdsRoleIn, NotAllowed } from "#platform/http";
import { type Room, type RoomMember, recusalOf, sittingMembers } from "./domain/room.ts";
import { scores } from "./domain/seats.ts";

/** May the actor, and if not, why. */
export type Allowed = { ok: true } | { ok: false; why: string };

const yes: Allowed = { ok: true };
const no = (why: string): Allowed => ({ ok: false, why });

/** @throws NotAllowed with the reason. */
export function assertAllowed(allowed: Allowed): void {
  if (!allowed.ok) throw new NotAllowed(allowed.why);
}

export const runners = ["province_officer"] as const;
export const readers = ["province_officer", "province_leader"] as const;

export function mayManageRounds(actor: Actor, { provinceCode }: { provinceCode: string }): Allowed {
  return holdsRoleIn(actor, runners, "province", provinceCode)
    ? yes
    : no("Chỉ cán bộ OCOP của tỉnh tổ chức đợt đánh giá và Hội đồng của tỉnh mình.");
}

export function mayReadRounds(actor: Actor, { provinceCode }: { provinceCode: string }): Allowed {
  return holdsRoleIn(actor, readers, "province", provinceCode)
    ? yes
    : no("Đợt đánh giá này thuộc tỉnh khác.");
}

/** The seat of the actor, from the session's own list; an address or a form never says who somebody is. */
export function seatOf(actor: Actor, room: Pick<Room, "members">): RoomMember | undefined {
  return sittingMembers(room).find((member) => member.accountId === actor.accountId);
}

export function mayReadCouncil(
  actor: Actor,
  council: { provinceCode: string },
  members: Room["members"],
): Allowed {
  if (holdsRoleIn(actor, readers, "province", council.provinceCode) || seatOf(actor, { members })) return yes;
  return no("Bạn không tham gia Hội đồng này.");
}

/** Everybody with a seat, the observer included, and the province's office may watch; watching shows no marks. */
export function mayWatch(actor: Actor, room: Room): Allowed {
  return mayReadCouncil(actor, room.council, room.members);
}

export function mayRunSession(actor: Actor, room: Room): Allowed {
  const seat = seatOf(actor, room)?.seat;
  if (
    seat === "chair" ||
    seat === "secretary" ||
    holdsRoleIn(actor, runners, "province", room.council.provinceCode)
  )
    return yes;
  return no("Chỉ Chủ tịch, Thư ký Hội đồng hoặc cán bộ OCOP của tỉnh điều hành phiên họp.");
}

/** Whoever is recused from a dossier has no hand in closing it, the chair included. */
export function mayCloseDossier(actor: Actor, room: Room, dossierId: string): Allowed {
  const member = seatOf(actor, room);
  const recusal = member && recusalOf(room, member.id, dossierId);
  if (recusal)
    return no(`Bạn không tham gia đánh giá hồ sơ này (${recusal.reason}), nên không chốt kết quả được.`);
  return mayRunSession(actor, room);
}

export function mayScore(actor: Actor, room: Room, dossierId: string): Allowed {
  const member = seatOf(actor, room);
  if (!member) return no("Bạn không phải thành viên Hội đồng của phiên này.");
  if (!scores(member.seat)) return no("Thư ký và quan sát viên không chấm điểm.");
  const dossier = room.dossiers.find((each) => each.id === dossierId);
  if (!dossier) return no("Hồ sơ này không thuộc phiên họp.");
  const recusal = recusalOf(room, member.id, dossierId);
  if (recusal) return no(`Bạn không chấm hồ sơ này: ${recusal.reason}`);
  if (room.session.status === "planned") return no("Phiên họp chưa mở.");
  if (room.session.status === "closed" || dossier.closedAt)
    return no("Kết quả đã chốt, phiếu không sửa được nữa.");
  if (room.attendance.get(member.id) === false)
    return no("Bạn được ghi là vắng mặt ở phiên này. Nếu đã có mặt, hãy báo Thư ký.");
  return yes;
}

/** The dossier's papers and one's own sheet may be looked at by whoever has a scoring seat, unless recused. */
export function mayOpenSheet(actor: Actor, room: Room, dossierId: string): Allowed {
  const member = seatOf(actor, room);
  if (!member) return no("Bạn không phải thành viên Hội đồng của phiên này.");
  if (!scores(member.seat)) return no("Thư ký và quan sát viên không chấm điểm.");
  const recusal = recusalOf(room, member.id, dossierId);
  if (recusal) return no(`Bạn không chấm hồ sơ này: ${recusal.reason}`);
  return room.session.status === "planned"
    ? no("Phiên họp chưa mở. Phiếu chấm mở khi Thư ký mở phiên.")
    : yes;
}

/**
 * Own sheet always; another's only when the whole session is closed and the Quy chế lets marks be shown. Closing
 * one dossier is not enough: the council is still marking the others.
 */
export function mayReadSheet(actor: Actor, room: Room, memberId: string): Allowed {
  const own = seatOf(actor, room);
  if (own?.id === memberId) return yes;
  const watching = mayWatch(actor, room);
  if (!watching.ok) return watching;
  if (room.session.status !== "closed")
    return no("Điểm của từng thành viên chỉ xem được sau khi phiên họp kết thúc.");
  if (room.rules.showMarks === "never") return no("Quy chế của tỉnh không công bố điểm của từng thành viên.");
  return yes;
}

/** The council's result of a dossier, once it is closed. */
export function mayReadResult(actor: Actor, room: Room, dossierId: string): Allowed {
  const watching = mayWatch(actor, room);
  if (!watching.ok) return watching;
  const closed = room.dossiers.find((each) => each.id === dossierId)?.closedAt;
  return closed ? yes : no("Kết quả chỉ có sau khi Hội đồng chốt hồ sơ này.");
}

/** Whoever presides: the chair, and over the chair's own case a deputy. Nobody takes back a conflict of their own. */
export function mayWithdrawConflict(actor: Actor, room: Room, memberId: string): Allowed {
  const own = seatOf(actor, room);
  if (room.session.status === "closed") return no("Phiên họp đã kết thúc.");
  if (own?.id === memberId) return no("Không tự rút xung đột lợi ích của chính mình được.");
  const chairs = room.members.find((member) => member.id === memberId)?.seat === "chair";
  if (own?.seat === (chairs ? "deputy" : "chair")) return yes;
  return no("Chỉ Chủ tịch Hội đồng rút ghi nhận xung đột lợi ích; của Chủ tịch thì Phó Chủ tịch rút.");
}

export function mayDeclareConflict(actor: Actor, room: Room, dossierId: string): Allowed {
  const member = seatOf(actor, room);
  if (!member || !scores(member.seat)) return no("Chỉ thành viên chấm điểm khai báo xung đột lợi ích.");
  const dossier = room.dossiers.find((each) => each.id === dossierId);
  if (!dossier) return no("Hồ sơ này không thuộc phiên họp.");
  return dossier.closedAt ? no("Kết quả đã chốt, không khai báo được nữa.") : yes;
}
