import type { Register } from "./register.ts";

export interface ImportAddresses {
  list: string;
  template: string;
  import: (importId: string) => string;
  mapping: (importId: string) => string;
  confirm: (importId: string) => string;
  drop: (importId: string) => string;
  result: (importId: string) => string;
}

/** Address where tables of a register are brought in, under its record when it has one. */
export function importPath({ path, parent }: Register, parentId?: string | null): string {
  return parent ? path.replace(`:${parent.param}`, parentId ?? `:${parent.param}`) : path;
}

export function importAddresses(register: Register, parentId?: string | null): ImportAddresses {
  const list = importPath(register, parentId);
  const at = (importId: string, part = "") => `${list}/${importId}${part}`;
  return {
    list,
    template: `${list}/mau.xlsx`,
    import: (importId) => at(importId),
    mapping: (importId) => at(importId, "/cot"),
    confirm: (importId) => at(importId, "/nhap"),
    drop: (importId) => at(importId, "/bo"),
    result: (importId) => at(importId, "/ket-qua.xlsx"),
  };
}

/** Names of a register's steps in the permission table and the audit trail: `training.import-classes`. */
export function importActions({ name }: Register) {
  const [module = "", things = ""] = name.split(".");
  return {
    list: `${module}.list-${things}-imports`,
    upload: `${module}.upload-${things}`,
    template: `${module}.download-${things}-template`,
    read: `${module}.read-${things}-import`,
    showMapping: `${module}.show-${things}-mapping`,
    check: `${module}.check-${things}`,
    import: `${module}.import-${things}`,
    drop: `${module}.drop-${things}-import`,
    result: `${module}.download-${things}-result`,
  };
}
