import { randomBytes } from "node:crypto";
import { audit } from "#platform/audit";
import { uuidv7 } from "#platform/db";
import type { Services } from "#platform/http";
import history from "../../../../db/reference/programme/training.json" with { type: "json" };
import { insertClasses, knownClasses, lockNumbers } from "../store/classes.store.ts";

/** Classes that public articles tell of, with numbers as told and no learner made up; a second time adds nothing. */
export async function loadTrainingHistory(services: Services): Promise<{ added: number }> {
  const at = services.now();
  return services.db.transaction().execute(async (tx) => {
    let added = 0;
    for (const { note, ...told } of history.classes) {
      await lockNumbers(tx, told.provinceCode);
      const standing = await knownClasses(tx, told.provinceCode, [told.year]);
      if (standing.some((each) => each.title === told.title && each.startsOn === told.startsOn)) continue;
      const id = uuidv7();
      await insertClasses(tx, [
        {
          ...told,
          id,
          note,
          communeCode: null,
          teachers: null,
          capacity: null,
          planNumber: null,
          plannedCost: null,
          testMax: null,
          testPass: null,
          attendanceShare: 75,
          reportedAttendances: null,
          status: "closed",
          isDemo: false,
          checkInSecret: randomBytes(32),
          createdBy: null,
          createdAt: at,
          closedAt: at,
        },
      ]);
      await audit(tx, {
        provinceCode: told.provinceCode,
        actor: null,
        action: "training.load-history",
        subject: { kind: "class", id },
        details: { title: told.title, source: told.source },
      });
      added += 1;
    }
    return { added };
  });
}
