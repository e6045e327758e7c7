import type { Answer, Request, Route } from "#platform/http";
import { importActions, importAddresses } from "./addresses.ts";
import { type ImportDesk, openDesk } from "./desk.ts";
import { downloadTemplate, postUpload, showList } from "./pages/list.page.tsx";
import { postMapping, showMapping } from "./pages/mapping.page.tsx";
import { downloadResult, postConfirm, postDrop, showImport } from "./pages/result.page.tsx";
import type { Register } from "./register.ts";

export type DeskHandle = (request: Request, desk: ImportDesk) => Promise<Answer>;

/** Addresses of a register, for its module's routes: upload, template, columns, dry run, taking over, result. */
export function importRoutes(register: Register): Route[] {
  const at = importAddresses(register);
  const action = importActions(register);
  const id = ":importId";
  const access = register.access;
  const handle = (answer: DeskHandle) => async (request: Request) =>
    answer(request, await deskOf(register, request));
  const show = (path: string, name: string, answer: DeskHandle): Route => {
    return { method: "GET", path, action: name, access, kind: "page", handle: handle(answer) };
  };
  const change = (path: string, name: string, answer: DeskHandle): Route => {
    return { method: "POST", path, action: name, access, kind: "form", handle: handle(answer) };
  };
  const bytes = (path: string, name: string, answer: DeskHandle): Route => {
    return { method: "GET", path, action: name, access, kind: "download", handle: handle(answer) };
  };
  return [
    show(at.list, action.list, showList),
    change(at.list, action.upload, postUpload),
    bytes(at.template, action.template, downloadTemplate),
    show(at.import(id), action.read, showImport),
    show(at.mapping(id), action.showMapping, showMapping),
    change(at.mapping(id), action.check, postMapping),
    change(at.confirm(id), action.import, postConfirm),
    change(at.drop(id), action.drop, postDrop),
    bytes(at.result(id), action.result, downloadResult),
  ];
}

function deskOf(register: Register, request: Request): Promise<ImportDesk> {
  const parentId = register.parent ? request.params[register.parent.param] : undefined;
  return openDesk(register, { services: request.services, actor: request.requireActor(), parentId });
}
