import type { Child } from "./types.ts";

interface Words {
  children: Child;
}

export function Muted({ children }: Words) {
  return <span class="muted">{children}</span>;
}

export function Small({ children }: Words) {
  return <span class="small">{children}</span>;
}

export function Strong({ children }: Words) {
  return <strong>{children}</strong>;
}

export function Lead({ children }: Words) {
  return <p class="page-lead">{children}</p>;
}

export function Prose({ children }: Words) {
  return <div class="prose">{children}</div>;
}

export function VisuallyHidden({ children }: Words) {
  return <span class="visually-hidden">{children}</span>;
}

export function Divider() {
  return <hr class="divider" />;
}

/** Since 1/7/2025 buyers still know the old names, so both stand side by side. */
export function Address({
  street,
  place,
  formerPlace,
}: {
  street?: string;
  place: string;
  formerPlace?: string;
}) {
  return (
    <span>
      {street && `${street}, `}
      {place}
      {formerPlace && <span class="muted"> (trước 7/2025: {formerPlace})</span>}
    </span>
  );
}

interface LawRefProps {
  act: string;
  article?: string | number;
  clause?: string | number;
  point?: string;
  href?: string;
}

export function LawRef({ act, article, clause, point, href }: LawRefProps) {
  const place = [
    article !== undefined && `Điều ${article}`,
    clause !== undefined && `khoản ${clause}`,
    point !== undefined && `điểm ${point}`,
  ].filter(Boolean);
  const text = place.length > 0 ? `${act}, ${place.join(" ")}` : act;
  return <cite class="law-ref">{href ? <a href={href}>{text}</a> : text}</cite>;
}
