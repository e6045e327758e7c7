import { cx } from "./classes.ts";
import type { Child } from "./types.ts";

type Gap = "tight" | "normal" | "wide";

export function Stack({ gap = "normal", children }: { gap?: Gap; children: Child }) {
  return <div class={cx("stack", gap !== "normal" && `gap-${gap}`)}>{children}</div>;
}

interface RowProps {
  gap?: Gap;
  align?: "start" | "center" | "between" | "end";
  children: Child;
}

export function Row({ gap = "normal", align = "start", children }: RowProps) {
  return (
    <div class={cx("row", gap !== "normal" && `gap-${gap}`, align !== "start" && `row-${align}`)}>
      {children}
    </div>
  );
}

export function Grid({ min = "medium", children }: { min?: "small" | "medium" | "large"; children: Child }) {
  return <div class={`grid-fit grid-${min}`}>{children}</div>;
}

interface SplitProps {
  children: Child;
  side: Child;
  ratio?: "half" | "narrow-right" | "narrow-left";
}

/** `narrow-left` puts the side column first, also on a phone: filters come before what they filter. */
export function Split({ children, side, ratio = "narrow-right" }: SplitProps) {
  const main = <div class="split-main">{children}</div>;
  const aside = <div class="split-side">{side}</div>;
  return (
    <div class={`split split-${ratio}`}>
      {ratio === "narrow-left" ? aside : main}
      {ratio === "narrow-left" ? main : aside}
    </div>
  );
}

export function Band({ tone = "paper", children }: { tone?: "paper" | "leaf" | "card"; children: Child }) {
  return (
    <div class={`band band-${tone}`}>
      <div class="wrap">{children}</div>
    </div>
  );
}

export function Narrow({ children }: { children: Child }) {
  return <div class="narrow">{children}</div>;
}

interface SectionProps {
  title: string;
  children: Child;
  id?: string;
  lead?: Child;
  action?: { href: string; label: string };
  level?: 2 | 3;
}

export function Section({ title, children, id, lead, action, level = 2 }: SectionProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section class="section" id={id} aria-label={title}>
      <div class="section-head">
        <Heading class={level === 2 ? "section-title" : "section-title-small"}>{title}</Heading>
        {action && (
          <a class="link" href={action.href}>
            {action.label}
          </a>
        )}
      </div>
      {lead && <p class="section-lead">{lead}</p>}
      {children}
    </section>
  );
}

interface CardProps {
  children: Child;
  title?: string;
  id?: string;
  tone?: "plain" | "leaf" | "gold" | "danger";
  aside?: Child;
  level?: 2 | 3 | 4;
}

export function Card({ children, title, id, tone = "plain", aside, level = 2 }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <div class={cx("card", tone !== "plain" && `card-${tone}`)} id={id}>
      {(title || aside) && (
        <div class="card-head">
          {title && <Heading class="card-title">{title}</Heading>}
          {aside && <div>{aside}</div>}
        </div>
      )}
      {children}
    </div>
  );
}

interface PageHeaderProps {
  title: string;
  lead?: Child;
  breadcrumb?: { href?: string; label: string }[];
  tags?: Child;
  actions?: Child;
}

export function PageHeader({ title, lead, breadcrumb = [], tags, actions }: PageHeaderProps) {
  return (
    <div class="page-header">
      {breadcrumb.length > 0 && <Breadcrumb items={breadcrumb} />}
      <div class="page-header-row">
        <div>
          <h1 class="page-title">{title}</h1>
          {lead && <div class="page-lead">{lead}</div>}
          {tags && <div class="row gap-tight page-tags">{tags}</div>}
        </div>
        {actions && <div class="button-row">{actions}</div>}
      </div>
    </div>
  );
}

function Breadcrumb({ items }: { items: { href?: string; label: string }[] }) {
  return (
    <nav class="breadcrumb" aria-label="Bạn đang ở">
      <ol>
        {items.map((item) => (
          <li key={item.label}>{item.href ? <a href={item.href}>{item.label}</a> : item.label}</li>
        ))}
      </ol>
    </nav>
  );
}
