import { describe, expect, test } from "vitest";
import { type Chairperson, quorumOf } from "./quorum.ts";
import type { Seat } from "./seats.ts";

const rules = { quorum: { numerator: 3, denominator: 4 }, chairRequired: true };

function people(...list: [Seat, "present" | "absent" | "recused"][]): Chairperson[] {
  return list.map(([seat, state], i) => ({
    memberId: String(i),
    name: `Người ${i}`,
    seat,
    present: state !== "absent",
    recused: state === "recused",
  }));
}

describe("quorum", () => {
  test("exactly three quarters is enough", () => {
    const quorum = quorumOf(
      people(["chair", "present"], ["member", "present"], ["member", "present"], ["member", "absent"]),
      rules,
    );
    expect(quorum).toMatchObject({ present: 3, of: 4, holds: true, faults: [] });
  });

  test("one fewer is not", () => {
    const quorum = quorumOf(
      people(
        ["chair", "present"],
        ["member", "present"],
        ["member", "present"],
        ["member", "absent"],
        ["member", "absent"],
      ),
      rules,
    );
    expect(quorum).toMatchObject({ present: 3, of: 5, holds: false });
    expect(quorum.faults).toEqual([
      "Mới có 3/5 thành viên được chấm có mặt; Quy chế cần ít nhất 3/4 (4 người).",
    ]);
  });

  test("neither one nor two secretaries nor observers change the count", () => {
    const scoring: [Seat, "present" | "absent"][] = [
      ["chair", "present"],
      ["member", "present"],
      ["member", "present"],
      ["member", "absent"],
    ];
    const alone = quorumOf(people(...scoring), rules);
    const more = quorumOf(
      people(...scoring, ["secretary", "absent"], ["secretary", "present"], ["observer", "present"]),
      rules,
    );
    expect([more.present, more.of, more.holds]).toEqual([alone.present, alone.of, alone.holds]);
  });

  test("an absent chair stops a council whose Quy chế requires one", () => {
    const absent = people(
      ["chair", "absent"],
      ["deputy", "present"],
      ["member", "present"],
      ["member", "present"],
    );
    expect(quorumOf(absent, rules).faults).toEqual(["Quy chế yêu cầu Chủ tịch Hội đồng có mặt."]);
    expect(quorumOf(absent, { ...rules, chairRequired: false })).toMatchObject({
      holds: true,
      presiding: { seat: "deputy" },
    });
  });

  test("over a dossier the chair is recused from a deputy presides, and the recused count on neither side", () => {
    const quorum = quorumOf(
      people(
        ["chair", "recused"],
        ["deputy", "present"],
        ["member", "present"],
        ["member", "present"],
        ["member", "absent"],
      ),
      rules,
    );
    expect(quorum).toMatchObject({ present: 3, of: 4, holds: true, presiding: { seat: "deputy" } });
    const without = quorumOf(
      people(["chair", "recused"], ["member", "present"], ["member", "present"]),
      rules,
    );
    expect(without).toMatchObject({ holds: false, presiding: null });
  });

  test("nobody able to decide is never a quorum", () => {
    expect(
      quorumOf(people(["chair", "recused"], ["deputy", "recused"], ["secretary", "present"]), rules).holds,
    ).toBe(false);
  });
});
