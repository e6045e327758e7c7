import { type Answer, html, type PermissionRow, type Request, roleMayCall, textOf } from "#platform/http";
import {
  Chip,
  ChipRow,
  type Column,
  DataTable,
  Disclosure,
  EmptyState,
  PageHeader,
  Small,
  Stack,
  StatusTag,
  WorkspacePage,
} from "#platform/ui";
import { isRole, roleNames, roles, roleTitle, scopeOfUnitKind } from "../domain/roles.ts";
import { urls } from "../urls.ts";

/** The permission table of the running system, made from its routes; `?vai-tro=` narrows it to one role. */
export function showPermissionTable(rows: readonly PermissionRow[]): (request: Request) => Promise<Answer> {
  return async (request) => {
    const role = textOf(request.query, "vai-tro");
    const shown = isRole(role) ? rows.filter((row) => roleMayCall(row, role)) : [...rows];
    return html(
      <WorkspacePage title="Bảng phân quyền" page={request.page()} wide>
        <Stack gap="wide">
          <PageHeader
            title="Bảng phân quyền"
            lead={`${shown.length} việc, lấy từ chính các địa chỉ hệ thống đang mở. Ngoài bảng này, từng việc còn xét đơn vị và trạng thái hồ sơ.`}
            breadcrumb={[{ href: urls.workspace, label: "Việc của tôi" }, { label: "Bảng phân quyền" }]}
          />
          <RoleFilter role={role} />
          {shown.length === 0 && <EmptyState title="Không có việc nào" />}
          <Stack gap="tight">
            {[...Map.groupBy(shown, ({ action }) => action.split(".")[0] ?? "")].map(([part, group]) => (
              <Disclosure key={part} summary={`${partTitles[part] ?? part} (${group.length})`}>
                <DataTable
                  caption={`Vai trò được gọi từng việc: ${partTitles[part] ?? part}`}
                  captionHidden
                  columns={columns}
                  rows={group}
                  rowKey={(row) => `${row.method} ${row.path}`}
                  empty={null}
                />
              </Disclosure>
            ))}
          </Stack>
        </Stack>
      </WorkspacePage>,
    );
  };
}

/** What the parts of the system are called; a part without a name shows its own. */
const partTitles: Readonly<Record<string, string>> = {
  floor: "Nền chung",
  files: "Tệp",
  territory: "Địa bàn",
  criteria: "Bộ tiêu chí",
  identity: "Tài khoản, đăng nhập",
  producers: "Chủ thể",
  products: "Sản phẩm",
  dossiers: "Hồ sơ",
  evaluation: "Hội đồng, phiếu chấm",
  certification: "Quyết định, giấy chứng nhận",
  catalogue: "Trang công khai",
};

function RoleFilter({ role }: { role: string }) {
  return (
    <ChipRow>
      <Chip href={urls.permissions} current={!isRole(role)}>
        Mọi vai trò
      </Chip>
      {roleNames.map((name) => (
        <Chip key={name} href={`${urls.permissions}?vai-tro=${name}`} current={name === role}>
          {roleTitle(name)}
        </Chip>
      ))}
    </ChipRow>
  );
}

const columns: Column<PermissionRow>[] = [
  { key: "action", label: "Việc", primary: true, cell: (row) => row.action },
  { key: "method", label: "Cách", cell: (row) => (row.method === "GET" ? "xem" : "làm") },
  { key: "path", label: "Địa chỉ", cell: (row) => row.path },
  { key: "who", label: "Ai được làm, ở đâu", cell: (row) => <Who row={row} /> },
];

function Who({ row }: { row: PermissionRow }) {
  if (row.access === "public") return <StatusTag tone="neutral">mọi người</StatusTag>;
  if (row.access === "signed-in") return <StatusTag tone="info">mọi người đã đăng nhập</StatusTag>;
  return (
    <Stack gap="tight">
      {row.access.map((name) => (
        <span key={name}>
          {roleTitle(name)}
          {isRole(name) && <Small> ({scopeOfUnitKind[roles[name].unitKind]})</Small>}
        </span>
      ))}
    </Stack>
  );
}
