import { roles } from "#modules/identity";
import { fileRoutes } from "#platform/files";
import {
  type Answer,
  html,
  json,
  type Module,
  NotFound,
  permissionTable,
  type Request,
  redirect,
  text,
  textOf,
} from "#platform/http";
import { importFileOwner } from "#platform/imports";
import { openApiRoute } from "#platform/openapi";
import { drawingFile, drawingPath, GalleryPage } from "#platform/ui";
import { identityUrls, showPermissionTable } from "../modules/identity/module.ts";
import type { AppDatabase } from "./database.ts";
import { ready } from "./health.ts";
import { showTasks } from "./pages/tasks.page.tsx";

type Pool = Pick<AppDatabase, "pool">;

/** Addresses of the floor itself: health, files, the gallery, the switch of light and dark, the first work screen. */
export function floorModule(database: Pool, modules: readonly Module[]): Module {
  const registers = modules.flatMap((module) => module.registers ?? []);
  const owners = [importFileOwner(registers), ...modules.flatMap((module) => module.fileOwner ?? [])];
  const floor: Module = {
    name: "floor",
    routes: [
      {
        method: "GET",
        path: "/healthz",
        action: "floor.health",
        access: "public",
        kind: "api",
        handle: async () => json({ status: "ok" }),
      },
      {
        method: "GET",
        path: "/readyz",
        action: "floor.ready",
        access: "public",
        kind: "api",
        handle: (request) => ready(request, database),
      },
      {
        method: "GET",
        path: "/giao-dien",
        action: "floor.gallery",
        access: "public",
        kind: "page",
        handle: showGallery,
      },
      {
        method: "GET",
        path: drawingPath,
        action: "floor.drawing",
        access: "public",
        kind: "api",
        handle: showDrawing,
      },
      {
        method: "POST",
        path: "/giao-dien/che-do",
        action: "floor.theme",
        access: "public",
        kind: "compute",
        handle: switchTheme,
      },
      {
        method: "GET",
        path: "/lam-viec",
        action: "floor.tasks",
        access: "signed-in",
        kind: "page",
        handle: (request) => showTasks(request, modules),
      },
      {
        method: "GET",
        path: identityUrls.permissions,
        action: "floor.permissions",
        access: ["system_admin", "province_admin"],
        kind: "page",
        // The table shows the floor's own routes too, so it is made when somebody looks.
        handle: (request) => showPermissionTable(permissionTable([floor, ...modules]))(request),
      },
      ...fileRoutes({ owners }),
      ...openApiRoute(() => modules),
    ],
    menu: [
      { href: "/lam-viec", label: "Việc của tôi", roles: Object.keys(roles), order: 0 },
      {
        href: identityUrls.permissions,
        label: "Bảng phân quyền",
        roles: ["system_admin", "province_admin"],
        group: "Quản trị",
        order: 950,
      },
    ],
  };
  return floor;
}

async function showGallery(request: Request): Promise<Answer> {
  return html(GalleryPage({ page: request.page() }));
}

async function showDrawing({ params }: Request): Promise<Answer> {
  const drawing = drawingFile(params.drawing ?? "");
  if (!drawing) throw new NotFound();
  return text(drawing, "image/svg+xml", 60 * 60 * 24 * 30);
}

async function switchTheme({ fields }: Request): Promise<Answer> {
  const theme = textOf(fields, "theme");
  const back = textOf(fields, "back");
  const value = theme === "light" || theme === "dark" ? theme : null;
  return redirect(isOwnPath(back) ? back : "/", undefined, [
    { name: "saoque_theme", value, maxAgeSeconds: 60 * 60 * 24 * 365 },
  ]);
}

/** A path of this site: one slash, then no second one that would name another host. */
function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path);
}
