import type { CouncilRules } from "./council-rules.ts";
import { type Chairperson, type Quorum, quorumOf } from "./quorum.ts";
import { type Seat, scores } from "./seats.ts";

export interface RoomMember {
  id: string;
  accountId: string;
  name: string;
  agency: string;
  seat: Seat;
  left: boolean;
}

export interface RoomDossier {
  id: string;
  position: number;
  closedAt: Date | null;
  markingRound: number;
  productName: string;
  producerName: string;
  producerId: string;
  ruleSet: string;
  setCode: string;
  targetStar: number;
  isDemo: boolean;
}

export interface RoomRecusal {
  memberId: string;
  dossierId: string;
  reason: string;
  foundBy: "declared" | "register" | "chair";
}

/** A session with everybody and everything in it, except what is written on the sheets. */
export interface Room {
  session: {
    id: string;
    title: string;
    heldOn: string;
    place: string | null;
    status: "planned" | "open" | "closed";
    openedAt: Date | null;
    closedAt: Date | null;
    minutes: string | null;
    isDemo: boolean;
    version: number;
  };
  council: {
    id: string;
    provinceCode: string;
    roundId: string;
    roundName: string;
    name: string;
    decisionNumber: string;
    decidedOn: string;
  };
  rules: CouncilRules;
  members: readonly RoomMember[];
  dossiers: readonly RoomDossier[];
  recusals: readonly RoomRecusal[];
  attendance: ReadonlyMap<string, boolean>;
  /** Who has submitted what in which marking round; never what is on the sheet. */
  submitted: readonly { dossierId: string; memberId: string; markingRound: number }[];
}

export function sittingMembers(room: Pick<Room, "members">): RoomMember[] {
  return room.members.filter((member) => !member.left);
}

export function recusalOf(
  room: Pick<Room, "recusals">,
  memberId: string,
  dossierId: string,
): RoomRecusal | undefined {
  return room.recusals.find((each) => each.memberId === memberId && each.dossierId === dossierId);
}

/** Members who decide on a dossier: those with a scoring seat, in the room and not recused. */
export function decidingMembers(room: Room, dossierId: string): RoomMember[] {
  return sittingMembers(room).filter(
    (member) =>
      scores(member.seat) &&
      room.attendance.get(member.id) === true &&
      !recusalOf(room, member.id, dossierId),
  );
}

export function roomQuorum(room: Room, dossierId: string): Quorum {
  const people: Chairperson[] = sittingMembers(room).map((member) => ({
    memberId: member.id,
    name: member.name,
    seat: member.seat,
    present: room.attendance.get(member.id) === true,
    recused: recusalOf(room, member.id, dossierId) !== undefined,
  }));
  return quorumOf(people, room.rules);
}

export interface SheetCount {
  submitted: number;
  of: number;
  waitingFor: RoomMember[];
}

/**
 * "Đã nộp 4/7": of the members who mark this dossier. Before attendance is noted everybody with a scoring seat is
 * expected; the secretary never is, however many secretaries there are.
 */
export function sheetCount(room: Room, dossier: Pick<RoomDossier, "id" | "markingRound">): SheetCount {
  const expected = sittingMembers(room).filter(
    (member) =>
      scores(member.seat) &&
      room.attendance.get(member.id) !== false &&
      !recusalOf(room, member.id, dossier.id),
  );
  const waitingFor = expected.filter(
    (member) =>
      !room.submitted.some(
        (s) =>
          s.dossierId === dossier.id && s.memberId === member.id && s.markingRound === dossier.markingRound,
      ),
  );
  return { submitted: expected.length - waitingFor.length, of: expected.length, waitingFor };
}
