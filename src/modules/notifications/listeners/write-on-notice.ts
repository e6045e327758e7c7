import type { Listener } from "#platform/http";
import { NOTICE, type Notice } from "#platform/notices";
import { writeNotice } from "../use-cases/write-notice.ts";

export const noticeListeners: readonly Listener[] = [
  {
    event: NOTICE,
    name: "notifications: write what a module wants told",
    handle: async (services, tx, event) => {
      await writeNotice(services, tx, event.id, event.payload as unknown as Notice);
    },
  },
];
