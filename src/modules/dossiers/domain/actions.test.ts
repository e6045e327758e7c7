import { describe, expect, it } from "vitest";
import {
  type DossierAction,
  type DossierStatus,
  dossierActions,
  isWritable,
  statusAfter,
  statuses,
} from "./actions.ts";
import { actionWords, nextWords, statusWords } from "./wording.ts";

const allActions: DossierAction[] = [
  "submit",
  "acceptByCommune",
  "returnByCommune",
  "answerReturn",
  "forward",
  "acceptByProvince",
  "returnByProvince",
  "putIntoRound",
  "takeToCouncil",
  "takeBackFromCouncil",
  "recordResult",
  "recognise",
  "sendToMinistry",
  "notifyNotReached",
  "reject",
  "withdraw",
];

/** The whole process once more, written the other way round: action → from → to. */
const expected: Record<DossierAction, Partial<Record<DossierStatus, DossierStatus>>> = {
  submit: { draft: "submitted" },
  acceptByCommune: { submitted: "commune_accepted" },
  returnByCommune: { submitted: "commune_returned", commune_accepted: "commune_returned" },
  answerReturn: { commune_returned: "submitted", province_returned: "forwarded" },
  forward: { commune_accepted: "forwarded" },
  acceptByProvince: { forwarded: "province_accepted" },
  returnByProvince: { forwarded: "province_returned", province_accepted: "province_returned" },
  putIntoRound: { province_accepted: "in_round" },
  takeToCouncil: { in_round: "in_council" },
  takeBackFromCouncil: { in_council: "in_round" },
  recordResult: { in_council: "scored" },
  recognise: { scored: "recognised" },
  sendToMinistry: { scored: "sent_to_ministry" },
  notifyNotReached: { scored: "not_reached" },
  reject: {
    forwarded: "rejected",
    province_returned: "rejected",
    province_accepted: "rejected",
    in_round: "rejected",
  },
  withdraw: {
    draft: "withdrawn",
    submitted: "withdrawn",
    commune_returned: "withdrawn",
    commune_accepted: "withdrawn",
    forwarded: "withdrawn",
    province_returned: "withdrawn",
    province_accepted: "withdrawn",
    in_round: "withdrawn",
  },
};

describe("the table of steps", () => {
  it.each(statuses)("from %s every action leads where the process says, or nowhere", (status) => {
    for (const action of allActions)
      expect([action, statusAfter(status, action)]).toEqual([action, expected[action][status]]);
  });

  it("reaches every state from a draft", () => {
    const reached = new Set<DossierStatus>(["draft"]);
    for (const status of reached) for (const next of Object.values(dossierActions[status])) reached.add(next);
    expect([...reached].sort()).toEqual([...statuses].sort());
  });

  it("lets the producer write in three states only", () => {
    expect(statuses.filter(isWritable)).toEqual(["draft", "commune_returned", "province_returned"]);
  });

  it("has Vietnamese words for every state and action", () => {
    expect(Object.keys(statusWords).sort()).toEqual([...statuses].sort());
    expect(Object.keys(nextWords).sort()).toEqual([...statuses].sort());
    expect(Object.keys(actionWords).sort()).toEqual([...allActions, "assist", "start"].sort());
  });
});
