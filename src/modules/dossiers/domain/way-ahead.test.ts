import { expect, test } from "vitest";
import { isFinished, statuses } from "./actions.ts";
import { wayAhead } from "./way-ahead.ts";

test("every dossier on its way is told what follows, down to the certificate; a closed one nothing", () => {
  for (const status of statuses) {
    const last = wayAhead(status).at(-1)?.title;
    expect([status, last]).toEqual([
      status,
      isFinished(status) ? undefined : "Quyết định và giấy chứng nhận",
    ]);
  }
});

test("the way gets shorter with every step of an office", () => {
  const way = ["draft", "commune_returned", "submitted", "forwarded", "in_council"] as const;
  expect(way.map((status) => wayAhead(status).length)).toEqual([5, 4, 3, 2, 1]);
});
