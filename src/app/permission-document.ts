import { isRole, roleTitle } from "#modules/identity";
import { type Access, type Module, type PermissionRow, permissionTable } from "#platform/http";

const kinds = { page: "xem", download: "tải về", api: "API", form: "làm", compute: "tính" } as const;

/** docs/permissions.md: every address of the platform and who may call it, made from the routes themselves. */
export function permissionDocument(modules: readonly Module[]): string {
  const rows = permissionTable(modules);
  const parts = modules.map(({ name }) =>
    partOf(
      name,
      rows.filter((row) => row.module === name),
    ),
  );
  return `# Bảng phân quyền

Viết bằng \`npm run saoque -- permissions\` từ chính các địa chỉ của hệ thống; kiểm thử báo khi trang này cũ. Cột "Ai" là vai trò được gọi; ngoài ra từng việc còn xét đơn vị và trạng thái của hồ sơ (\`permissions.ts\` của mô-đun). Một kiểm thử đi hết ${rows.length} dòng này với mọi vai trò, trên hồ sơ của mình, của xã khác và của tỉnh khác.
${parts.join("")}`;
}

function partOf(name: string, rows: readonly PermissionRow[]): string {
  if (rows.length === 0) return "";
  const lines = rows.map(
    ({ action, method, path, kind, access }) =>
      `| ${action} | ${kinds[kind]} | \`${method} ${path}\` | ${whoOf(access)} |`,
  );
  return `\n## ${name}\n\n| Việc | Cách | Địa chỉ | Ai |\n|---|---|---|---|\n${lines.join("\n")}\n`;
}

function whoOf(access: Access): string {
  if (access === "public") return "mọi người";
  if (access === "signed-in") return "mọi người đã đăng nhập";
  return access.map((role) => (isRole(role) ? roleTitle(role) : role)).join(", ");
}
