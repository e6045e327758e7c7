import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import type { Services } from "#platform/http";
import { readRows } from "#platform/imports";
import { checkRegister } from "./check-register.ts";
import { ocopRegister } from "./ocop-register.ts";
import { type TakenOver, takeOverRows } from "./take-over-rows.ts";

const REGISTER = "Danh bạ OCOP tổng hợp từ nguồn công khai";

/**
 * Takes over the register that ships with the platform (published recognitions, `db/reference/register`), by the same
 * way as an office's own file. Lines that already stand are left alone, so a second run changes nothing.
 */
export async function loadRegister(services: Services): Promise<TakenOver> {
  const bytes = await readFile(join(process.cwd(), "db/reference/register/ocop-products.csv"));
  const rows = await readRows(ocopRegister, bytes);
  if (!rows.ok) throw new Error(rows.faults.map(({ text }) => text).join(" "));
  const scope = { producerRequired: false, today: dayInVietnam(services.now()) };
  return services.db.transaction().execute(async (tx) => {
    const checked = await checkRegister(tx, rows.value, scope);
    const faulty = checked.filter(({ verdict }) => verdict === "faulty");
    if (faulty.length > 0)
      throw new Error(`Register line ${faulty[0]?.row.line}: ${faulty[0]?.notes.join(" ")}`);
    const taken = await takeOverRows(tx, checked, REGISTER);
    if (checked.some(({ verdict }) => verdict === "new")) {
      await audit(tx, {
        provinceCode: "00",
        actor: null,
        action: "certification.load-register",
        subject: { kind: "register", id: "ocop-products" },
        details: { ...taken },
      });
    }
    return taken;
  });
}
