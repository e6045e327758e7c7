import { cx } from "../classes.ts";
import { Icon } from "../icon.tsx";
import { Badge } from "../telling.tsx";
import type { Child, PageContext } from "../types.ts";
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
          <div key={group ?? ""}>
            {group && <p class="side-group">{group}</p>}
            <ul>
              {page.menu
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  <li key={entry.href}>
                    <a class="side-link" href={entry.href} aria-current={entry.current ? "page" : undefined}>
                      <span>{entry.label}</span>
                      {entry.badge !== undefined && entry.badge > 0 && (
                        <Badge count={entry.badge} label="việc" />
                      )}
                    </a>
                  </li>
                ))}
            </ul>
          </div>
        ))}
        <ThemeSwitch page={page} />
      </nav>
    </header>
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
