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

export function ProductGrid({ label, children }: { label: string; children: Child }) {
  return (
    <ul class="products" aria-label={label}>
      {children}
    </ul>
  );
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
