import type { ComponentChildren } from "preact";

export type Child = ComponentChildren;

export interface MenuEntry {
  href: string;
  label: string;
  badge?: number;
  group?: string;
  /** The page lies in this part of the work. */
  current?: boolean;
}

/** Addresses with content hashes, as the client build wrote them. */
export interface Assets {
  css: string;
  islands: Record<string, string>;
}

export interface PageContext {
  path: string;
  theme: "auto" | "light" | "dark";
  csrfToken: string;
  account?: { name: string; unitName: string; roleName: string };
  menu: MenuEntry[];
  flash?: { kind: NoticeKind; text: string };
  demo: boolean;
  assets: Assets;
}

export type NoticeKind = "success" | "info" | "warn" | "danger";

export type Tone = "neutral" | "info" | "progress" | "success" | "warn" | "danger";

/** `href` points at the field: `#field-id`. */
export interface FormError {
  href: string;
  text: string;
}
