import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Services } from "#platform/http";
import { createAccount, grantRole, type NewAccountInput, type Role, roles } from "../index.ts";
import { identityModule } from "../module.ts";

export const goodPassword = "mùa lúa chín vàng 7 cánh đồng";

interface PersonInput extends Partial<NewAccountInput> {
  role?: Role;
  unitCode?: string;
}

/** An account with one role, as an administrator would have made it. */
export async function person(services: Services, email: string, input: PersonInput = {}): Promise<string> {
  const { role, unitCode, ...account } = input;
  return services.db.transaction().execute(async (tx) => {
    const made = await createAccount(tx, {
      email,
      displayName: "Nguyễn Thị Mận",
      password: goodPassword,
      at: services.now(),
      ...account,
    });
    if (!made.ok) throw new Error(made.faults.map((fault) => fault.text).join(" "));
    const { id: accountId } = made.value;
    if (role) {
      const { unitKind } = roles[role];
      await grantRole(tx, { accountId, role, unitKind, unitCode: unitCode ?? "96", validFrom: "2026-01-01" });
    }
    return accountId;
  });
}

interface WaitingJob extends Record<string, unknown> {
  task: string;
  payload: Record<string, unknown>;
}

type AsOwner = <T extends Record<string, unknown>>(statement: string) => Promise<T[]>;

/** Does what the worker would do with the letters that wait, then empties the queue. */
export async function sendWaitingLetters(services: Services, asOwner: AsOwner): Promise<void> {
  const waiting = await asOwner<WaitingJob>(`
    select t.identifier as task, j.payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`);
  await asOwner("delete from graphile_worker._private_jobs");
  for (const { task, payload } of waiting) {
    await identityModule.jobs?.find((job) => job.task === task)?.run(services, payload);
  }
}

/** Letters in the folder, oldest first, decoded; taken out as they are read. */
export function takeLetters(services: Services): { to: string; text: string }[] {
  const folder = join(services.config.SAOQUE_DATA, "mail");
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const raw = readFileSync(join(folder, name), "utf8");
      rmSync(join(folder, name));
      return { to: /^To: (.*)$/m.exec(raw)?.[1]?.trim() ?? "", text: decodeBody(raw) };
    });
}

function decodeBody(raw: string): string {
  const [head = "", body = ""] = raw.split(/\r?\n\r?\n/, 1).concat(raw.slice(raw.search(/\r?\n\r?\n/)));
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  const bytes = body
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
