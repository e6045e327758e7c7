import { writeFileSync } from "node:fs";
import pg from "pg";
import { floorModule } from "../floor.ts";
import { modules } from "../modules.ts";
import { permissionDocument } from "../permission-document.ts";
import type { Command } from "./command.ts";

const path = "docs/permissions.md";

export const permissionsCommand: Command = {
  name: "permissions",
  arguments: "",
  about: `viết lại bảng phân quyền ${path} từ các địa chỉ của hệ thống`,
  async run() {
    // The floor's routes only name the pool; nothing connects.
    writeFileSync(path, permissionDocument([floorModule({ pool: new pg.Pool() }, modules), ...modules]));
    process.stdout.write(`Đã viết ${path}\n`);
    return 0;
  },
};
