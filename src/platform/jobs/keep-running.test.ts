import { expect, test } from "vitest";
import { createLog } from "#platform/log";
import { keepRunning, type Running } from "./keep-running.ts";

interface Trial extends Running {
  fail(): void;
}

function trial(): Trial {
  let end: (error?: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  return { ended, stop: async () => end(), fail: () => end(new Error("lost")) };
}

async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !done(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  expect(done()).toBe(true);
}

test("what ends by itself is started again, also after a start that failed, and stops when asked", async () => {
  const started: Trial[] = [];
  let refusals = 1;
  const start = async () => {
    if (started.length === 1 && refusals-- > 0) throw new Error("not yet");
    const next = trial();
    started.push(next);
    return next;
  };
  const kept = await keepRunning(start, createLog("silent"));
  expect(started.length).toBe(1);
  started[0]?.fail();
  await until(() => started.length === 2);
  await kept.stop();
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(started.length).toBe(2);
});

test("the first start tells its failure", async () => {
  await expect(keepRunning(() => Promise.reject(new Error("no")), createLog("silent"))).rejects.toThrow("no");
});
