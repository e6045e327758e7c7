import { cx } from "../classes.ts";
import { Icon } from "../icon.tsx";
import type { Child } from "../types.ts";

interface Step {
  label: string;
  href?: string;
  state: "done" | "current" | "todo" | "error";
}

const stepWords = { done: "đã xong", current: "đang làm", todo: "chưa làm", error: "cần sửa" } as const;

export function Steps({ steps, label = "Các bước" }: { steps: Step[]; label?: string }) {
  return (
    <nav aria-label={label}>
      <ol class="steps">
        {steps.map((step, index) => (
          <li class={`step step-${step.state}`} key={step.label}>
            <StepLine step={step} number={index + 1} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepLine({ step, number }: { step: Step; number: number }) {
  const content = (
    <>
      <span class="step-number" aria-hidden="true">
        {step.state === "done" ? <Icon name="check" size="small" /> : step.state === "error" ? "!" : number}
      </span>
      <span class="step-label">
        {step.label}
        <span class="visually-hidden"> ({stepWords[step.state]})</span>
      </span>
    </>
  );
  const current = step.state === "current" ? ("step" as const) : undefined;
  if (!step.href) {
    return (
      <span class="step-line" aria-current={current}>
        {content}
      </span>
    );
  }
  return (
    <a class="step-line" href={step.href} aria-current={current}>
      {content}
    </a>
  );
}

export interface TimelineEntry {
  title: string;
  when?: Child;
  who?: string;
  law?: Child;
  note?: Child;
  tag?: Child;
  state?: "done" | "current" | "todo";
}

interface TimelineProps {
  entries: TimelineEntry[];
  empty?: Child;
}

export function Timeline({ entries, empty = null }: TimelineProps) {
  if (entries.length === 0) return <>{empty}</>;
  return <EntryList entries={entries} look="timeline" />;
}

/** The same line laid sideways when there is room: the way of a lot or a dossier at one glance. */
export function Trail({ entries, empty = null }: TimelineProps) {
  if (entries.length === 0) return <>{empty}</>;
  return <EntryList entries={entries} look="timeline trail" />;
}

function EntryList({ entries, look }: { entries: TimelineEntry[]; look: string }) {
  return (
    <ol class={look}>
      {entries.map((entry, index) => (
        <li
          class={cx("moment", `moment-${entry.state ?? "done"}`)}
          key={index}
          aria-current={entry.state === "current" ? "step" : undefined}
        >
          <p class="moment-title">{entry.title}</p>
          {(entry.when || entry.who) && (
            <p class="moment-meta">
              {entry.when}
              {entry.when && entry.who && " · "}
              {entry.who}
            </p>
          )}
          {entry.note && <div class="moment-note">{entry.note}</div>}
          {entry.law && <p class="moment-law">{entry.law}</p>}
          {entry.tag}
        </li>
      ))}
    </ol>
  );
}
