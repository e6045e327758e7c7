import { cx } from "../classes.ts";
import { Icon } from "../icon.tsx";
import { Badge } from "../telling.tsx";
import type { Child, MenuEntry, PageContext } from "../types.ts";
import { addresses } from "./addresses.ts";
import { Document, type LayoutProps } from "./document.tsx";
import { DemoStrip, Main, SignOut, ThemeSwitch } from "./frame-parts.tsx";
import { Brand } from "./mark.tsx";

export function WorkspacePage({ wide, children, ...layout }: LayoutProps & { wide?: boolean }) {
  const { page } = layout;
  return (
    <Document frame="workspace" noIndex {...layout}>
      <SideNavigation page={page} />
      <div class="desk">
        <TopBar page={page} />
        <Main page={page}>
          <div class={cx("desk-body", wide && "desk-wide")}>{children}</div>
        </Main>
      </div>
    </Document>
  );
}

/** Three columns: the way around, the work, and what it adds up to. */
export function SheetPage({
  summary,
  summaryBar,
  children,
  ...layout
}: LayoutProps & { summary: Child; summaryBar?: Child }) {
  const { page } = layout;
  return (
    <Document frame="sheet" noIndex {...layout}>
      <SideNavigation page={page} />
      <div class="desk">
        <TopBar page={page} />
        <div class="sheet">
          <Main page={page}>
            <div class="desk-body">{children}</div>
          </Main>
          <aside class="sheet-summary" id="tong-hop" aria-label="Tổng hợp">
            {summary}
          </aside>
        </div>
        {summaryBar && (
          <section class="sheet-bar" aria-label="Tóm tắt">
            {summaryBar}
          </section>
        )}
      </div>
    </Document>
  );
}

/** On a phone the links fold behind one line; they are a sibling so that a wide screen always shows them. */
function SideNavigation({ page }: { page: PageContext }) {
  const groups = [...new Set(page.menu.map((entry) => entry.group))];
  const folds = page.menu.length > LONG_MENU;
  return (
    <header class="side">
      <div class="side-head">
        <Brand />
        <details class="side-menu">
          <summary>
            <Icon name="menu" />
            <span>Menu</span>
          </summary>
        </details>
      </div>
      <nav class="side-nav" aria-label="Công việc">
        {groups.map((group) => (
          <MenuGroup
            key={group ?? ""}
            title={group}
            entries={page.menu.filter((e) => e.group === group)}
            folds={folds}
          />
        ))}
        <ThemeSwitch page={page} />
      </nav>
    </header>
  );
}

/** More entries than this and a group that is not being worked in shows its title only. */
const LONG_MENU = 14;

function MenuGroup({
  title,
  entries,
  folds,
}: {
  title: string | undefined;
  entries: MenuEntry[];
  folds: boolean;
}) {
  const links = (
    <ul>
      {entries.map((entry) => (
        <li key={entry.href}>
          <a class="side-link" href={entry.href} aria-current={entry.current ? "page" : undefined}>
            <span>{entry.label}</span>
            {entry.badge !== undefined && entry.badge > 0 && <Badge count={entry.badge} label="việc" />}
          </a>
        </li>
      ))}
    </ul>
  );
  if (!title || (folds && entries.length === 1)) return links;
  if (!folds) {
    return (
      <div>
        <p class="side-group">{title}</p>
        {links}
      </div>
    );
  }
  const waiting = entries.reduce((sum, entry) => sum + (entry.badge ?? 0), 0);
  return (
    <details class="side-fold" open={entries.some((entry) => entry.current)}>
      <summary class="side-group">
        <span>{title}</span>
        {waiting > 0 && <Badge count={waiting} label="việc" />}
        <Icon name="chevron-right" size="small" />
      </summary>
      {links}
    </details>
  );
}

function TopBar({ page }: { page: PageContext }) {
  return (
    <section class="top-bar" aria-label="Tài khoản">
      <DemoStrip page={page} />
      {page.account && (
        <div class="top-line">
          <p class="top-unit">
            <strong>{page.account.unitName}</strong>
            <span class="muted"> · {page.account.roleName}</span>
          </p>
          <a class="top-account" href={addresses.account}>
            <Icon name="user-round" />
            <span>{page.account.name}</span>
          </a>
          <SignOut page={page} />
        </div>
      )}
    </section>
  );
}
