import { createAccount, grantRole } from "#modules/identity";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import type { Result } from "#platform/result";
import { openDatabase } from "../database.ts";
import { modules } from "../modules.ts";
import type { Command } from "./command.ts";

export const createAdminCommand: Command = {
  name: "admin create",
  arguments: 'EMAIL "HỌ TÊN"',
  about: "tạo quản trị hệ thống đầu tiên; mật khẩu lấy từ biến SAOQUE_ADMIN_PASSWORD",
  async run([email, displayName], config) {
    const password = process.env.SAOQUE_ADMIN_PASSWORD;
    if (!email || !displayName || !password) {
      process.stderr.write('Cần: SAOQUE_ADMIN_PASSWORD=… npm run saoque -- admin create EMAIL "HỌ TÊN"\n');
      return 2;
    }
    const database = await openDatabase(config(), { stopOnClose: false });
    try {
      for (const module of modules) await module.loadReference?.(database.db);
      const made = await database.db
        .transaction()
        .execute((tx) => createAdmin(tx, { email, displayName, password }));
      if (made.ok) process.stdout.write(`Đã tạo quản trị hệ thống ${email}.\n`);
      else process.stderr.write(`${made.faults.map((fault) => fault.text).join("\n")}\n`);
      return made.ok ? 0 : 1;
    } finally {
      await database.shutdown();
    }
  },
};

async function createAdmin(
  tx: Tx,
  input: { email: string; displayName: string; password: string },
): Promise<Result<{ id: string }>> {
  const made = await createAccount(tx, { ...input, status: "active" });
  if (!made.ok) return made;
  const { id } = made.value;
  await grantRole(tx, {
    accountId: id,
    role: "system_admin",
    unitKind: "system",
    unitCode: "saoque",
    validFrom: dayInVietnam(new Date()),
  });
  await audit(tx, {
    provinceCode: "00",
    actor: null,
    action: "identity.create-admin",
    subject: { kind: "account", id },
  });
  return made;
}
