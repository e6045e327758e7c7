import { audit } from "#platform/audit";
import { uuidv7 } from "#platform/db";
import type { Services } from "#platform/http";
import { foldVietnamese } from "#platform/text";
import history from "../../../../db/reference/programme/promotion.json" with { type: "json" };
import type { EventKind } from "../domain/event.ts";
import { findStanding, insertEvent } from "../store/events.store.ts";

/** Events that public articles tell of, with numbers as told and no producer made up; a second time adds nothing. */
export async function loadPromotionHistory(services: Services): Promise<{ added: number }> {
  return services.db.transaction().execute(async (tx) => {
    let added = 0;
    for (const told of history.events) {
      const folded = foldVietnamese(told.title);
      const standing = await findStanding(tx, told.provinceCode, [folded]);
      if (standing.has(`${folded}|${told.startsOn}`)) continue;
      const id = uuidv7();
      await insertEvent(tx, {
        ...told,
        id,
        kind: told.kind as EventKind,
        communeCode: null,
        organiser: null,
        abroad: null,
        registerBy: null,
        planNumber: null,
        description: null,
        plannedCostVnd: null,
        status: "closed",
        createdBy: null,
        isDemo: false,
      });
      await audit(tx, {
        provinceCode: told.provinceCode,
        actor: null,
        action: "promotion.load-history",
        subject: { kind: "promotion-event", id },
        details: { title: told.title, source: told.source },
      });
      added += 1;
    }
    return { added };
  });
}
