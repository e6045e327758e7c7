import { createAdminCommand } from "./admin-create.ts";
import { verifyAuditCommand } from "./audit-verify.ts";
import { verifyCertificateCommand } from "./certificate-verify.ts";
import type { Command } from "./command.ts";
import { permissionsCommand } from "./permissions.ts";
import { scoreCommand } from "./score.ts";

export const commands: readonly Command[] = [
  scoreCommand,
  verifyAuditCommand,
  verifyCertificateCommand,
  createAdminCommand,
  permissionsCommand,
];

export function usage(): string {
  const lines = commands.map((c) => `  ${`${c.name} ${c.arguments}`.padEnd(34)} ${c.about}`);
  return `Cách dùng: npm run saoque -- <lệnh>\n\n${lines.join("\n")}\n`;
}
