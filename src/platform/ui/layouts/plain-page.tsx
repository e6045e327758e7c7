import { cx } from "../classes.ts";
import type { Child } from "../types.ts";
import { Document, type LayoutProps } from "./document.tsx";
import { DemoStrip, Main, ThemeSwitch } from "./frame-parts.tsx";
import { Brand } from "./mark.tsx";

/** Nothing but one thing to do: sign-in, an error, a confirmation. `wide` leaves room for a column beside it. */
export function PlainPage({ wide, children, ...layout }: LayoutProps & { wide?: boolean }) {
  const { page } = layout;
  return (
    <Document frame="plain" {...layout}>
      <header class="plain-header">
        <DemoStrip page={page} />
        <Brand />
      </header>
      <Main page={page}>
        <div class={cx(wide ? "wrap" : "narrow", "plain-body")}>{children}</div>
      </Main>
      <footer class="plain-footer">
        <ThemeSwitch page={page} />
      </footer>
    </Document>
  );
}

interface PaperPageProps extends LayoutProps {
  back: { href: string; label: string };
  actions?: Child;
}

/** A document to read and print; on paper only the sheet itself remains. */
export function PaperPage({ back, actions, children, ...layout }: PaperPageProps) {
  return (
    <Document frame="print" noIndex {...layout}>
      <header class="paper-bar">
        <a class="link" href={back.href}>
          ← {back.label}
        </a>
        {actions && <div class="button-row">{actions}</div>}
      </header>
      <Main page={layout.page}>{children}</Main>
    </Document>
  );
}
