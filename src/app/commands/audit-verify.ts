import { verifyAudit } from "#platform/audit";
import { openDatabase } from "../database.ts";
import type { Command } from "./command.ts";

const words = { changed: "bị sửa", missing: "bị mất trước dòng này", end: "đuôi chuỗi không khớp" } as const;

export const verifyAuditCommand: Command = {
  name: "audit verify",
  arguments: "",
  about: "kiểm tra chuỗi nhật ký của từng tỉnh, chỉ ra dòng bị sửa hoặc bị xoá",
  async run(_words, config) {
    const database = await openDatabase(config(), { stopOnClose: false });
    try {
      const report = await verifyAudit(database.db);
      for (const fault of report.faults) {
        process.stdout.write(`Tỉnh ${fault.provinceCode}, dòng ${fault.seq}: ${words[fault.what]}\n`);
      }
      process.stdout.write(
        `${report.entries} dòng nhật ký, ${report.chains} chuỗi, ${report.faults.length} sai lệch\n`,
      );
      return report.faults.length === 0 ? 0 : 1;
    } finally {
      await database.shutdown();
    }
  },
};
