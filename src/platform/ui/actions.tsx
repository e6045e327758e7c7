import { cx } from "./classes.ts";
import { HiddenFields } from "./forms/hidden-fields.tsx";
import { Icon, type IconName } from "./icon.tsx";
import type { Child, PageContext } from "./types.ts";

interface Look {
  children: Child;
  kind?: "primary" | "secondary" | "quiet" | "danger";
  icon?: IconName;
  full?: boolean;
  small?: boolean;
}

export interface ButtonProps extends Look {
  type?: "submit" | "button" | "reset";
  name?: string;
  value?: string;
  disabled?: boolean;
  form?: string;
  formAction?: string;
}

export function Button({ type = "submit", name, value, disabled, form, formAction, ...look }: ButtonProps) {
  return (
    <button
      class={classOf(look)}
      type={type}
      name={name}
      value={value}
      disabled={disabled}
      form={form}
      formaction={formAction}
    >
      <ButtonFace {...look} />
    </button>
  );
}

export function LinkButton({ href, download, ...look }: Look & { href: string; download?: boolean }) {
  return (
    <a class={classOf(look)} href={href} download={download}>
      <ButtonFace {...look} />
    </a>
  );
}

export function ButtonRow({ children }: { children: Child }) {
  return <div class="button-row">{children}</div>;
}

interface PostButtonProps extends ButtonProps {
  page: PageContext;
  action: string;
  hidden?: Record<string, string>;
  idempotencyKey?: string;
}

/** A change that needs no other field: a form with one button. */
export function PostButton({ page, action, hidden, idempotencyKey, ...button }: PostButtonProps) {
  return (
    <form class="post-button" method="post" action={action}>
      <HiddenFields values={{ _csrf: page.csrfToken, ...keyField(idempotencyKey), ...hidden }} />
      <Button {...button} />
    </form>
  );
}

export function TextLink({
  href,
  children,
  external,
}: {
  href: string;
  children: Child;
  external?: boolean;
}) {
  return (
    <a class="link" href={href} rel={external ? "noopener noreferrer" : undefined}>
      {children}
      {external && <Icon name="external-link" size="small" label="(trang ngoài)" />}
    </a>
  );
}

export function keyField(key: string | undefined): Record<string, string> {
  return key ? { _key: key } : {};
}

function classOf({ kind = "primary", full, small }: Look): string {
  return cx("btn", `btn-${kind}`, full && "btn-full", small && "btn-small");
}

function ButtonFace({ icon, children }: Look) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
}
