import { LinkButton } from "../actions.tsx";
import { Icon } from "../icon.tsx";
import type { PageContext } from "../types.ts";
import { addresses } from "./addresses.ts";
import { Document, type LayoutProps } from "./document.tsx";
import { DemoStrip, isUnder, Main, ThemeSwitch } from "./frame-parts.tsx";
import { Brand } from "./mark.tsx";

const links = [
  { href: addresses.products, label: "Sản phẩm" },
  { href: addresses.criteria, label: "Bộ tiêu chí" },
  { href: addresses.lookUp, label: "Tra cứu" },
];

/** What a visitor looks for less often stands at the foot of every page. */
const footLinks = [
  ...links,
  { href: addresses.events, label: "Sự kiện xúc tiến" },
  { href: addresses.materials, label: "Tài liệu tập huấn" },
];

/** With `wide` the page brings its own bands; otherwise its content stands in the page's width. */
export function PublicPage({ wide, children, ...layout }: LayoutProps & { wide?: boolean }) {
  const { page } = layout;
  return (
    <Document frame="public" {...layout}>
      <PublicHeader page={page} />
      <Main page={page}>{wide ? children : <div class="wrap page-body">{children}</div>}</Main>
      <PublicFooter page={page} />
    </Document>
  );
}

function PublicHeader({ page }: { page: PageContext }) {
  return (
    <header class="site-header">
      <DemoStrip page={page} />
      <div class="wrap site-bar">
        <Brand />
        <details class="site-menu">
          <summary>
            <Icon name="menu" />
            <span>Mục lục</span>
          </summary>
        </details>
        <nav class="site-nav" aria-label="Chính">
          <ul>
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href} aria-current={isUnder(page.path, link.href) ? "page" : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="site-actions">
          {page.account ? (
            <LinkButton kind="secondary" small href={addresses.workspace}>
              Vào làm việc
            </LinkButton>
          ) : (
            <LinkButton kind="secondary" small href={addresses.signIn}>
              Đăng nhập
            </LinkButton>
          )}
        </div>
      </div>
    </header>
  );
}

function PublicFooter({ page }: { page: PageContext }) {
  return (
    <footer class="site-footer">
      <div class="wrap">
        <div>
          <Brand />
          <p class="muted small">
            Nền tảng mở vận hành Chương trình Mỗi xã một sản phẩm. Mỗi ngôi sao đều mở ra được quyết định và
            lý do phía sau.
          </p>
        </div>
        <nav aria-label="Chân trang">
          <ul>
            {footLinks.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <ThemeSwitch page={page} />
      </div>
    </footer>
  );
}
