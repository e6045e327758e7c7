import { HiddenFields } from "../forms/hidden-fields.tsx";
import { Icon } from "../icon.tsx";
import { Notice } from "../telling.tsx";
import type { Child, PageContext } from "../types.ts";
import { addresses } from "./addresses.ts";

export function Main({ page, children }: { page: PageContext; children: Child }) {
  return (
    <main id="noi-dung" tabIndex={-1}>
      {page.flash && (
        <div class="flash">
          <Notice kind={page.flash.kind} title={page.flash.text} />
        </div>
      )}
      {children}
    </main>
  );
}

const themes = [
  { value: "auto", label: "Theo máy" },
  { value: "light", label: "Sáng" },
  { value: "dark", label: "Tối" },
] as const;

export function ThemeSwitch({ page }: { page: PageContext }) {
  return (
    <form class="theme-switch" method="post" action={addresses.theme} aria-label="Nền sáng hay tối">
      <HiddenFields values={{ back: page.path }} />
      {themes.map(({ value, label }) => (
        <button key={value} type="submit" name="theme" value={value} aria-pressed={page.theme === value}>
          {label}
        </button>
      ))}
    </form>
  );
}

export function DemoStrip({ page }: { page: PageContext }) {
  if (!page.demo) return null;
  return (
    <p class="demo-strip">
      Bản trình diễn: mục ghi <span class="demo-mark">dữ liệu minh hoạ</span> không có thật.
    </p>
  );
}

export function SignOut({ page }: { page: PageContext }) {
  return (
    <form method="post" action={addresses.signOut}>
      <HiddenFields values={{ _csrf: page.csrfToken }} />
      <button class="btn btn-quiet btn-small" type="submit">
        <Icon name="log-out" size="small" />
        <span>Đăng xuất</span>
      </button>
    </form>
  );
}

/** True for the page itself and for pages below it. */
export function isUnder(path: string, href: string): boolean {
  return path === href || (href !== "/" && path.startsWith(`${href}/`));
}
