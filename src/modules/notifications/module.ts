import type { Module } from "#platform/http";
import { listeners } from "./listeners/write-on-move.ts";
import { noticeListeners } from "./listeners/write-on-notice.ts";
import { sendLetter } from "./use-cases/send-letter.ts";
import { LETTER_TASK } from "./use-cases/write-letters.ts";

export const notificationsModule: Module = {
  name: "notifications",
  routes: [],
  listeners: [...listeners, ...noticeListeners],
  jobs: [{ task: LETTER_TASK, run: sendLetter }],
};
