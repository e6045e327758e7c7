import type { FastifyRequest } from "fastify";
import type { MenuEntry, PageContext } from "#platform/ui";
import { type Actor, holdsRole } from "./actor.ts";
import { csrfCookie, csrfTokenFor, newCsrfSeed } from "./csrf.ts";
import { flashCookie, openFlash } from "./flash.ts";
import type { RouteFloor } from "./handle-route.ts";
import type { MenuItem } from "./route.ts";

export interface PageState {
  context: PageContext;
  /** A form was drawn: the visitor needs the cookie half of the token. */
  usedForm: boolean;
  newSeed: string | undefined;
  flashShown: boolean;
}

const workspace = "/lam-viec";

/** What every layout needs. The form token is made only when a page asks for it, so that plain pages set no cookie. */
export async function createPageContext(
  floor: RouteFloor,
  raw: FastifyRequest,
  actor: Actor | null,
): Promise<PageState> {
  const path = raw.url.split("?", 1)[0] ?? "/";
  const seed = raw.cookies[csrfCookie];
  const theme = raw.cookies.saoque_theme;
  const flash = openFlash(raw.cookies[flashCookie], floor.formKey);
  const state: PageState = {
    usedForm: false,
    newSeed: undefined,
    flashShown: false,
  } as PageState;
  const context: PageContext = {
    path,
    theme: theme === "light" || theme === "dark" ? theme : "auto",
    demo: floor.demo,
    assets: floor.assets,
    menu: actor && path.startsWith(workspace) ? await menuFor(floor, actor, path) : [],
    get csrfToken() {
      state.usedForm = true;
      if (!seed) state.newSeed ??= newCsrfSeed();
      return csrfTokenFor(seed ?? state.newSeed ?? "", floor.formKey);
    },
    ...(actor ? { account: { name: actor.displayName, ...(await floor.describeAccount(actor)) } } : {}),
  };
  if (flash) {
    Object.defineProperty(context, "flash", {
      enumerable: true,
      get: () => {
        state.flashShown = true;
        return flash;
      },
    });
  }
  state.context = context;
  return state;
}

async function menuFor(floor: RouteFloor, actor: Actor, path: string): Promise<MenuEntry[]> {
  const items = floor.modules
    .flatMap((module) => module.menu ?? [])
    .filter((item) => holdsRole(actor, item.roles))
    .sort((a, b) => a.order - b.order);
  const current = currentOf(items, path);
  return Promise.all(
    items.map(async (item) => {
      const badge = item.badge ? await item.badge(floor.services, actor) : 0;
      return {
        href: item.href,
        label: item.label,
        ...(item.group ? { group: item.group } : {}),
        ...(badge > 0 ? { badge } : {}),
        ...(item === current ? { current: true } : {}),
      };
    }),
  );
}

/** The entry with the longest address that the page lies under; the first screen holds itself alone. */
function currentOf(items: readonly MenuItem[], path: string): MenuItem | undefined {
  const reach = (item: MenuItem) =>
    Math.max(
      0,
      ...[item.href, ...(item.holds ?? [])].map((href) => (liesUnder(path, href) ? href.length : 0)),
    );
  return items.filter((item) => reach(item) > 0).sort((a, b) => reach(b) - reach(a))[0];
}

function liesUnder(path: string, href: string): boolean {
  return path === href || (href !== workspace && path.startsWith(`${href}/`));
}
