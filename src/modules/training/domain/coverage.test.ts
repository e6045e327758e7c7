import { expect, test } from "vitest";
import { judge } from "./coverage.ts";

test.each([
  [{ trained: 10, whole: 10 }, [100], "success"],
  [{ trained: 6, whole: 10 }, [100], "warn"],
  [{ trained: 4, whole: 10 }, [100], "danger"],
  [{ trained: 5, whole: 10 }, [50, 100], "warn"],
  [{ trained: 2, whole: 10 }, [50, 100], "danger"],
  [{ trained: 0, whole: 0 }, [100], "neutral"],
] as const)("%o against %o is %s", (share, targets, wanted) => expect(judge(share, targets)).toBe(wanted));
