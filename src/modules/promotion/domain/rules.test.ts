import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  eventActions,
  eventAllows,
  participationActions,
  participationAllows,
  takesResults,
} from "./actions.ts";
import { listingState } from "./channel.ts";
import { type EventStatus, eventStatuses, scopeOfEvent } from "./event.ts";
import { firstFreePlace, nextCodes, overlaps, placeFaults } from "./floor.ts";
import { type Candidate, defaultRule, leadershipCounts, rankCandidates, readRule } from "./invitation.ts";
import { type ParticipationStatus, participationStatuses } from "./participation.ts";
import { addUp, noResults, type ResultKind, sumResults } from "./result.ts";

describe("the tables of states", () => {
  test("name every state and lead to states that exist", () => {
    expect(Object.keys(eventActions)).toEqual(Object.keys(eventStatuses));
    expect(Object.keys(participationActions)).toEqual(Object.keys(participationStatuses));
    const led = [...Object.values(eventActions), ...Object.values(participationActions)].flatMap((moves) =>
      Object.values(moves),
    );
    const known = [...Object.keys(eventStatuses), ...Object.keys(participationStatuses)];
    expect(led.filter((status) => !known.includes(status))).toEqual([]);
  });

  test("take results only while the event runs, for who has a place", () => {
    const open = (Object.keys(eventStatuses) as EventStatus[]).flatMap((event) =>
      (Object.keys(participationStatuses) as ParticipationStatus[])
        .filter((status) => takesResults(event, status))
        .map((status) => `${event} ${status}`),
    );
    expect(open).toEqual(["running confirmed", "running attended"]);
  });

  test("let nobody answer or be invited once the event has begun, and nothing but opening again at the end", () => {
    expect(participationAllows("running", "invited", "register")).toBe(false);
    expect(participationAllows("inviting", "invited", "register")).toBe(true);
    expect(eventAllows("running", "invite")).toBe(false);
    expect(Object.keys(eventActions.closed)).toEqual(["reopen"]);
  });
});

describe("the floor", () => {
  const at = (x: number, y: number, width = 1, height = 1, code = "A1") => ({ code, x, y, width, height });

  test("has no two booths on one square", () => {
    expect(overlaps(at(1, 1, 2, 2), at(2, 2))).toBe(true);
    expect(overlaps(at(1, 1, 2, 2), at(3, 1))).toBe(false);
    const plan = { columns: 4, rows: 2, others: [at(1, 1, 2, 1)] };
    expect(placeFaults(at(2, 1, 1, 1, "A2"), plan)).toEqual([{ field: "x", text: "Chỗ này đã có gian A1." }]);
    expect(placeFaults(at(4, 2, 2, 1, "a1"), plan).map(({ field }) => field)).toEqual(["x", "code"]);
  });

  test("gives the first free place, always inside and free", () => {
    const size = fc.record({ width: fc.integer({ min: 1, max: 4 }), height: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(fc.array(size, { maxLength: 20 }), (sizes) => {
        const placed: ReturnType<typeof at>[] = [];
        for (const [no, { width, height }] of sizes.entries()) {
          const plan = { columns: 6, rows: 5, others: placed };
          const place = firstFreePlace({ width, height }, plan);
          if (!place) continue;
          const booth = at(place.x, place.y, width, height, `B${no}`);
          expect(placeFaults(booth, plan)).toEqual([]);
          placed.push(booth);
        }
      }),
    );
  });

  test("numbers on after the highest code of the same letters", () => {
    expect(nextCodes("A", 2, ["A1", "a7", "AB9", "B3"])).toEqual(["A8", "A9"]);
    expect(nextCodes("K", 1, [])).toEqual(["K1"]);
  });
});

describe("proposals", () => {
  const candidate = (name: string, star: number | null, attended: number): Candidate => ({
    producerId: name,
    producerName: name,
    communeCode: null,
    bestStar: star,
    validProducts: star === null ? 0 : 1,
    sectors: [],
    lastInvitedOn: null,
    attended,
    womanLed: name === "B",
    minorityLed: false,
  });

  test("put higher stars first, then who was at fewer events, and fill the places from the top", () => {
    const all = [candidate("A", 3, 0), candidate("B", 4, 3), candidate("C", 4, 1), candidate("D", null, 0)];
    const ranked = rankCandidates(all, { ...defaultRule, capacity: 2 });
    expect(ranked.map(({ producerId, chosen }) => [producerId, chosen])).toEqual([
      ["C", true],
      ["B", true],
      ["A", false],
      ["D", false],
    ]);
    expect(ranked[0]?.reasons).toEqual([
      "có sản phẩm 4 sao",
      "1 sản phẩm còn hiệu lực",
      "đã dự 1 sự kiện trong 2 năm",
    ]);
    expect(leadershipCounts(ranked)).toEqual({ womanLed: 1, minorityLed: 0 });
  });

  test("read a rule that was kept, and fall back where it is strange", () => {
    expect(readRule({ minStar: 4, sectors: ["I", 7], capacity: -2 })).toEqual({
      ...defaultRule,
      minStar: 4,
      sectors: ["I"],
    });
    expect(readRule("x")).toEqual(defaultRule);
  });
});

test("sums of results add up however they are parted, and leave out what was withdrawn", () => {
  const result = fc.record({
    kind: fc.constantFrom<ResultKind>("sale", "contract", "agreement", "contact"),
    amountVnd: fc.option(fc.integer({ min: 0, max: 1_000_000_000 }), { nil: null }),
    withdrawnReason: fc.constantFrom(null, null, "nhầm"),
  });
  fc.assert(
    fc.property(fc.array(result), fc.array(result), (one, other) => {
      expect(addUp([sumResults(one), sumResults(other)])).toEqual(sumResults([...one, ...other]));
    }),
  );
  expect(sumResults([{ kind: "sale", amountVnd: 5, withdrawnReason: "nhầm" }])).toEqual(noResults);
});

test("a contract is running, ending, overdue or ended by the day", () => {
  const of = (toOn: string | null, endedOn: string | null = null) =>
    listingState({ fromOn: "2026-01-01", toOn, endedOn }, "2026-11-22");
  expect([of(null), of("2027-01-07"), of("2027-01-06"), of("2026-11-22"), of("2026-11-21")]).toEqual([
    "running",
    "running",
    "ending",
    "ending",
    "overdue",
  ]);
  expect(of("2027-06-01", "2026-11-22")).toBe("ended");
  expect(listingState({ fromOn: "2026-12-01", toOn: null, endedOn: null }, "2026-11-22")).toBe("coming");
});

test("an old report without a place is not taken for an event on line", () => {
  const event = { provinceCode: "96", placeProvinceCode: null, abroad: null };
  expect(scopeOfEvent({ ...event, source: null })).toBe("online");
  expect(scopeOfEvent({ ...event, source: "Bài báo" })).toBe("unknown");
  expect(scopeOfEvent({ ...event, placeProvinceCode: "82", source: null })).toBe("outside");
});
