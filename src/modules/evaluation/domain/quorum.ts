import type { CouncilRules } from "./council-rules.ts";
import { type Seat, scores } from "./seats.ts";

export interface Chairperson {
  memberId: string;
  name: string;
  seat: Seat;
  present: boolean;
  recused: boolean;
}

export interface Quorum {
  present: number;
  of: number;
  holds: boolean;
  /** Who presides over this dossier; null when nobody may. */
  presiding: { name: string; seat: Seat } | null;
  /** What is missing, in words a secretary can act on. */
  faults: string[];
}

/**
 * Quorum for one dossier. A recused member counts on neither side: the people who may still decide are what the
 * share is taken of. Compared in whole numbers, so that exactly 3/4 is enough.
 */
export function quorumOf(
  people: readonly Chairperson[],
  rules: Pick<CouncilRules, "quorum" | "chairRequired">,
): Quorum {
  const able = people.filter((person) => scores(person.seat) && !person.recused);
  const present = able.filter((person) => person.present);
  const { numerator, denominator } = rules.quorum;
  const enough = able.length > 0 && present.length * denominator >= numerator * able.length;
  const presiding = presidingOf(people, rules.chairRequired);
  const faults: string[] = [];
  if (!enough) {
    const needed = Math.max(1, Math.ceil((numerator * able.length) / denominator));
    faults.push(
      `Mới có ${present.length}/${able.length} thành viên được chấm có mặt; Quy chế cần ít nhất ${numerator}/${denominator} (${needed} người).`,
    );
  }
  if (!presiding) faults.push(absentChairText(people, rules.chairRequired));
  return { present: present.length, of: able.length, holds: faults.length === 0, presiding, faults };
}

/** The chair presides; over a dossier the chair is recused from, a deputy who is not takes the chair's place. */
function presidingOf(people: readonly Chairperson[], chairRequired: boolean): Quorum["presiding"] {
  const chair = people.find((person) => person.seat === "chair");
  const deputy = people.find((person) => person.seat === "deputy" && person.present && !person.recused);
  const free = chair?.present && !chair.recused;
  if (chair && free) return { name: chair.name, seat: "chair" };
  if (deputy && (!chairRequired || chair?.recused)) return { name: deputy.name, seat: "deputy" };
  return null;
}

function absentChairText(people: readonly Chairperson[], chairRequired: boolean): string {
  const chair = people.find((person) => person.seat === "chair");
  if (chair?.recused)
    return "Chủ tịch Hội đồng không được chấm hồ sơ này; cần một Phó Chủ tịch có mặt để chủ trì.";
  if (chairRequired) return "Quy chế yêu cầu Chủ tịch Hội đồng có mặt.";
  return "Cần Chủ tịch hoặc một Phó Chủ tịch Hội đồng có mặt để chủ trì.";
}
