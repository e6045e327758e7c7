import { cx } from "../classes.ts";
import { formatPoints, formatShortPoints } from "../format.ts";
import type { Child } from "../types.ts";
import { Stars } from "./stars.tsx";

interface PointsBarProps {
  label: Child;
  points: number;
  max: number;
  /** A tick at the points that are needed. */
  minimum?: number;
  /** What is counted; default "điểm". */
  unit?: string;
}

export function PointsBar({ label, points, max, minimum, unit = "điểm" }: PointsBarProps) {
  return (
    <div class="points">
      <div class="points-line">
        <span class="points-label">{label}</span>
        <span class="points-value">
          {formatShortPoints(points)} / {formatShortPoints(max)} {unit}
        </span>
      </div>
      <svg class="points-bar" aria-hidden="true" width="100%" height="9">
        <rect class="points-rest" width="100%" height="9" rx="4.5" />
        <rect class="points-have" width={share(points, max)} height="9" rx="4.5" />
        {minimum !== undefined && (
          <rect class="points-minimum" x={share(minimum, max)} width="2" height="9" />
        )}
      </svg>
      {minimum !== undefined && <span class="small muted">cần ít nhất {formatShortPoints(minimum)}</span>}
    </div>
  );
}

interface ScorePart {
  code: string;
  name?: string;
  points: number;
  max: number;
}

interface ScorePanelProps {
  label: string;
  total: number;
  stars: number;
  starNote?: Child;
  parts: ScorePart[];
  whyNot?: { star: number; items: { text: string; href?: string }[] };
  note?: Child;
  children?: Child;
}

export function ScorePanel({
  label,
  total,
  stars,
  starNote,
  parts,
  whyNot,
  note,
  children,
}: ScorePanelProps) {
  return (
    <section class="score" aria-label={label}>
      <p class="score-label">{label}</p>
      <p class="score-total" data-score="total">
        {formatPoints(total)}
      </p>
      <p class="score-stars">
        <Stars value={stars} showText />
        {starNote && <span class="muted small">{starNote}</span>}
      </p>
      <div class="score-parts">
        {parts.map((part) => (
          <PointsBar
            key={part.code}
            label={part.name ? `${part.code} · ${part.name}` : part.code}
            points={part.points}
            max={part.max}
          />
        ))}
      </div>
      {whyNot && whyNot.items.length > 0 && <WhyNot {...whyNot} />}
      {note && <div class="muted small">{note}</div>}
      {children}
    </section>
  );
}

function WhyNot({ star, items }: NonNullable<ScorePanelProps["whyNot"]>) {
  return (
    <div class="why-not">
      <p class="why-not-title">Vì sao chưa {star} sao?</p>
      <ul>
        {items.map((item) => (
          <li key={item.text}>{item.href ? <a href={item.href}>{item.text}</a> : item.text}</li>
        ))}
      </ul>
    </div>
  );
}

interface ScoreBarProps {
  total: number;
  stars: number;
  /** "còn 5 tiêu chí" */
  note?: string;
}

/** The short form of the panel; leads to the whole of it. */
export function ScoreBar({ action, ...facts }: ScoreBarProps & { action?: Child }) {
  return (
    <div class="score-bar">
      <a class="score-bar-facts" href="#tong-hop" data-score-bar>
        <ScoreBarFacts {...facts} />
      </a>
      {action && <span class="score-bar-action">{action}</span>}
    </div>
  );
}

/** Also drawn anew by the islands that count in the browser. */
export function ScoreBarFacts({ total, stars, note }: ScoreBarProps) {
  return (
    <>
      <span class="score-bar-total">{formatPoints(total)}</span>
      <span class="score-bar-stars">
        <Stars value={stars} size="small" />
        {note && <span class="muted small">{note}</span>}
      </span>
    </>
  );
}

interface LevelListProps {
  /** `scope` names the case a level belongs to. */
  levels: { points: number; label: Child; scope?: string }[];
}

/** The levels of a criterion to read, one line each. */
export function LevelList({ levels }: LevelListProps) {
  return (
    <dl>
      {levels.map(({ points, label, scope }, index) => (
        <div class="level" key={index}>
          <dt>{formatShortPoints(points)} điểm</dt>
          <dd>
            {scope && <span class="muted">{scope}: </span>}
            {label}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface CriterionCardProps {
  code: string;
  title: string;
  max: number;
  id: string;
  children: Child;
  tag?: Child;
  attention?: boolean;
  meta?: Child[];
  level?: 2 | 3;
}

export function CriterionCard(props: CriterionCardProps) {
  const { code, title, max, id, children, tag, attention, meta = [], level = 3 } = props;
  const Heading = `h${level}` as const;
  return (
    <article
      class={cx("card", "criterion", attention && "criterion-attention")}
      id={id}
      aria-labelledby={`${id}-title`}
    >
      <div class="criterion-head">
        <Heading class="criterion-title" id={`${id}-title`}>
          <span class="criterion-code">{code}</span> {title}
          <span class="criterion-max">tối đa {formatShortPoints(max)}</span>
        </Heading>
        {tag}
      </div>
      {children}
      {meta.length > 0 && (
        <ul class="criterion-meta">
          {meta.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ul>
      )}
    </article>
  );
}

function share(points: number, max: number): string {
  const part = max > 0 ? Math.min(1, Math.max(0, points / max)) : 0;
  return `${Math.round(part * 1000) / 10}%`;
}
