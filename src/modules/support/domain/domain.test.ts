import { describe, expect, test } from "vitest";
import { actionsFor, allowsRequest, type RequestAction, statusAfter } from "./actions.ts";
import { type DesignProposal, threadsOf } from "./design.ts";
import { ipStateOn } from "./ip-right.ts";
import { dueDay, isOverdue, overBudget, requestNumber, statusesInOrder } from "./request.ts";
import { stagesAfter } from "./startup.ts";

const office = { office: true, producer: false };
const producer = { office: false, producer: true };

describe("actions of a request", () => {
  test("belong to the office or the producer by state", () => {
    expect(actionsFor("submitted", office)).toEqual(["accept", "decline", "attach"]);
    expect(actionsFor("submitted", producer)).toEqual(["withdraw", "attach"]);
    expect(actionsFor("accepted", office)).toEqual(["choose", "contract", "budget", "decline", "attach"]);
    expect(actionsFor("contracted", producer)).toEqual(["attach"]);
    expect(actionsFor("delivered", office)).toEqual(["reopen", "attach"]);
    expect(actionsFor("delivered", producer)).toEqual(["complete", "reopen", "attach"]);
    expect(actionsFor("completed", producer)).toEqual(["attach"]);
    expect(actionsFor("declined", office)).toEqual(["reopen"]);
    expect(actionsFor("withdrawn", { office: true, producer: true })).toEqual([]);
    expect(actionsFor("submitted", { office: false, producer: false })).toEqual([]);
  });

  test("lead from one state to the next, and a step back undoes exactly one", () => {
    const way: [RequestAction, string][] = [
      ["accept", "accepted"],
      ["contract", "contracted"],
      ["deliver", "delivered"],
      ["complete", "completed"],
    ];
    let status = statusesInOrder[0] ?? "submitted";
    for (const [action, next] of way) {
      expect(allowsRequest(status, action)).toBe(true);
      const before = status;
      status = statusAfter(status, action);
      expect(status).toBe(next);
      if (action !== "accept") expect(statusAfter(status, "reopen")).toBe(before);
    }
    expect(statusAfter("declined", "reopen")).toBe("submitted");
    expect(statusAfter("accepted", "choose")).toBe("accepted");
  });
});

describe("money and days", () => {
  test("a contract may use the budget and the producer's share, not more", () => {
    const money = { budgetVnd: 30_000_000, ownShareVnd: 5_000_000 };
    expect(overBudget({ ...money, contractValueVnd: 35_000_000 })).toBe(0);
    expect(overBudget({ ...money, contractValueVnd: 38_000_000 })).toBe(3_000_000);
    expect(overBudget({ ...money, contractValueVnd: null })).toBe(0);
    expect(overBudget({ budgetVnd: null, ownShareVnd: null, contractValueVnd: 1 })).toBe(1);
  });

  test("only a running contract is overdue, from the day after its day", () => {
    const contract = { status: "contracted", dueOn: "2026-11-21" } as const;
    expect(isOverdue(contract, "2026-11-21")).toBe(false);
    expect(isOverdue(contract, "2026-11-22")).toBe(true);
    expect(isOverdue({ ...contract, status: "delivered" }, "2026-11-22")).toBe(false);
    expect(dueDay({ ...contract, wantedBy: "2026-10-01" })).toBe("2026-11-21");
    expect(dueDay({ status: "submitted", dueOn: null, wantedBy: "2026-10-01" })).toBe("2026-10-01");
    expect(dueDay({ status: "completed", dueOn: "2026-11-21", wantedBy: null })).toBeNull();
  });

  test("numbers name province and year", () => {
    expect(requestNumber("96", 2026, 12)).toBe("HT-96-2026-0012");
  });
});

test("a right that was granted ends by itself, with a warning before", () => {
  const on = (expiresOn: string | null, status = "granted" as const) =>
    ipStateOn({ status, expiresOn }, "2026-11-22", "2027-05-22");
  expect(on("2026-11-21")).toBe("expired");
  expect(on("2026-11-22")).toBe("ending");
  expect(on("2027-05-22")).toBe("ending");
  expect(on("2027-05-23")).toBe("valid");
  expect(on(null)).toBe("valid");
  expect(ipStateOn({ status: "filed", expiresOn: "2020-01-01" }, "2026-11-22", "2027-05-22")).toBe("filed");
});

test("versions of one designer stay together, the newest in front", () => {
  const version = (no: number, versionNo: number): DesignProposal => ({
    id: `${no}.${versionNo}`,
    projectId: "p",
    consultantId: null,
    designer: "A",
    no,
    versionNo,
    idea: "",
    priceVnd: null,
    fileId: null,
    previewFileId: null,
    feedback: null,
    feedbackByName: null,
    feedbackAt: null,
    createdAt: new Date(0),
  });
  const threads = threadsOf([version(2, 1), version(1, 1), version(1, 3), version(1, 2)]);
  expect(threads.map(({ newest, earlier }) => [newest.id, earlier.map(({ id }) => id)])).toEqual([
    ["1.3", ["1.2", "1.1"]],
    ["2.1", []],
  ]);
});

test("a team that became a producer goes no further; one that left may come back", () => {
  expect(stagesAfter("graduated")).toEqual([]);
  expect(stagesAfter("left")).toEqual(["admitted"]);
});
