import { LinkButton } from "./actions.tsx";
import { cx } from "./classes.ts";
import { formatNumber } from "./format.ts";
import { Icon, type IconName } from "./icon.tsx";
import type { Child, NoticeKind, Tone } from "./types.ts";

const noticeIcons: Record<NoticeKind, { icon: IconName; word: string }> = {
  success: { icon: "circle-check", word: "Đã xong:" },
  info: { icon: "info", word: "Thông tin:" },
  warn: { icon: "triangle-alert", word: "Lưu ý:" },
  danger: { icon: "circle-alert", word: "Cảnh báo:" },
};

export function Notice({ kind, title, children }: { kind: NoticeKind; title?: string; children?: Child }) {
  const { icon, word } = noticeIcons[kind];
  return (
    <div class={`notice notice-${kind}`} role={kind === "danger" ? "alert" : "status"}>
      <Icon name={icon} label={word} />
      <div class="notice-text">
        {title && <p class="notice-title">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}

export function StatusTag({ tone, children }: { tone: Tone; children: Child }) {
  return <span class={`tag tag-${tone}`}>{children}</span>;
}

export function Badge({ count, label }: { count: number; label?: string }) {
  return (
    <span class="badge">
      {formatNumber(count)}
      {label && <span class="visually-hidden"> {label}</span>}
    </span>
  );
}

interface ChipProps {
  children: Child;
  href?: string;
  current?: boolean;
  removeLabel?: string;
}

export function Chip({ children, href, current, removeLabel }: ChipProps) {
  const look = cx("chip", current && "chip-current");
  if (!href) return <span class={look}>{children}</span>;
  return (
    <a class={look} href={href} aria-current={current ? "true" : undefined}>
      {removeLabel && <span class="visually-hidden">{removeLabel} </span>}
      {children}
      {removeLabel && <Icon name="x" size="small" />}
    </a>
  );
}

export function ChipRow({ children }: { children: Child }) {
  return <div class="row gap-tight">{children}</div>;
}

export function DemoMark() {
  return <span class="demo-mark">dữ liệu minh hoạ</span>;
}

interface EmptyStateProps {
  title: string;
  children?: Child;
  icon?: IconName;
  action?: Child;
}

export function EmptyState({ title, children, icon = "inbox", action }: EmptyStateProps) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={icon} size="large" />
      </span>
      <p class="empty-title">{title}</p>
      {children && <div class="empty-text">{children}</div>}
      {action && <div class="button-row">{action}</div>}
    </div>
  );
}

interface JobProgressProps {
  title: string;
  state: "waiting" | "running" | "done" | "failed";
  done?: number;
  total?: number;
  text?: Child;
  result?: { href: string; label: string };
}

const jobWords = {
  waiting: "đang chờ",
  running: "đang chạy",
  done: "đã xong",
  failed: "không xong",
} as const;
const jobTones = { waiting: "neutral", running: "progress", done: "success", failed: "danger" } as const;

export function JobProgress({ title, state, done, total, text, result }: JobProgressProps) {
  const counted = done !== undefined && total !== undefined;
  return (
    <div class="card job">
      <div class="card-head">
        <h2 class="card-title">{title}</h2>
        <StatusTag tone={jobTones[state]}>{jobWords[state]}</StatusTag>
      </div>
      {(state === "running" || state === "waiting") && (
        <progress
          class="progress"
          aria-label={title}
          max={counted ? total : undefined}
          value={counted ? done : undefined}
        />
      )}
      {counted && (
        <p class="muted">
          {formatNumber(done)} / {formatNumber(total)}
        </p>
      )}
      {text && <div>{text}</div>}
      {result && (
        <LinkButton href={result.href} icon="download" kind="secondary">
          {result.label}
        </LinkButton>
      )}
    </div>
  );
}

interface ProblemPanelProps {
  title: string;
  children: Child;
  reference?: string;
  action?: Child;
}

/** What went wrong, what to do, and a number to quote when asking for help. */
export function ProblemPanel({ title, children, reference, action }: ProblemPanelProps) {
  return (
    <div class="problem">
      <h1 class="page-title">{title}</h1>
      <div class="prose">{children}</div>
      {reference && <p class="muted">Mã để hỏi hỗ trợ: {reference}</p>}
      {action && <div class="button-row">{action}</div>}
    </div>
  );
}
