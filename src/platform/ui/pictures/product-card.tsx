import { Fragment } from "preact";
import { renderToString } from "preact-render-to-string";
import { Stars } from "../score/stars.tsx";
import { DemoMark } from "../telling.tsx";
import type { Child } from "../types.ts";
import { type Picture, ProductPicture } from "./product-picture.tsx";

interface ProductCardProps {
  href: string;
  name: string;
  producer: string;
  place: string;
  picture: Picture;
  stars?: number;
  tag?: Child;
  demo?: boolean;
}

export function ProductCard({ href, name, producer, place, picture, stars, tag, demo }: ProductCardProps) {
  return (
    <li class="product">
      <ProductPicture picture={picture} />
      <div class="product-text">
        {stars !== undefined && <Stars value={stars} size="small" />}
        <h3 class="product-name">
          <a href={href}>{name}</a>
        </h3>
        <p class="product-maker">
          {producer} · {place}
        </p>
        {(tag || demo) && (
          <div class="row gap-tight">
            {tag}
            {demo && <DemoMark />}
          </div>
        )}
      </div>
    </li>
  );
}

interface ProductGridProps {
  label: string;
  children: Child;
  /** Everything that the cards are made from: a grid of the same content is not drawn again. */
  content?: string;
}

export function ProductGrid({ label, children, content }: ProductGridProps) {
  if (content === undefined) {
    return (
      <ul class="products" aria-label={label}>
        {children}
      </ul>
    );
  }
  return (
    <ul class="products" aria-label={label} dangerouslySetInnerHTML={{ __html: drawn(content, children) }} />
  );
}

const mostDrawn = 300;
const known = new Map<string, string>();

/** Cards are most of a list page's work, and the first pages are read again and again with nothing new in them. */
function drawn(content: string, children: Child): string {
  const before = known.get(content);
  if (before !== undefined) return before;
  const html = renderToString(<Fragment>{children}</Fragment>);
  if (known.size >= mostDrawn) known.clear();
  known.set(content, html);
  return html;
}

export function Hero({ title, lead, children }: { title: string; lead?: Child; children?: Child }) {
  return (
    <div class="hero">
      <div class="wrap">
        <h1 class="hero-title">{title}</h1>
        {lead && <p class="hero-lead">{lead}</p>}
        {children}
      </div>
    </div>
  );
}
