import { cx } from "../classes.ts";
import { formatDate, formatFileSize, formatNumber } from "../format.ts";
import { Icon } from "../icon.tsx";
import { EmptyState, StatusTag } from "../telling.tsx";
import type { Child, Tone } from "../types.ts";

interface DescriptionItem {
  term: string;
  value: Child;
  action?: { href: string; label: string };
}

interface DescriptionListProps {
  items: DescriptionItem[];
  /** What has no value (null) is named in one last line instead of a line each. */
  untold?: { term: string; action?: { href: string; label: string } };
}

export function DescriptionList({ items, untold }: DescriptionListProps) {
  const missing = untold ? items.filter(({ value }) => value === null) : [];
  const told = items.filter((item) => !missing.includes(item));
  const last =
    untold && missing.length > 0
      ? [{ ...untold, value: <span class="muted">{missing.map(({ term }) => lower(term)).join(", ")}</span> }]
      : [];
  return (
    <dl class="facts">
      {[...told, ...last].map((item: DescriptionItem) => (
        <div class="fact" key={item.term}>
          <dt>{item.term}</dt>
          <dd>
            {item.value}
            {item.action && (
              <a class="fact-action" href={item.action.href}>
                {item.action.label}
                <span class="visually-hidden"> {item.term.toLowerCase()}</span>
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** In a sentence; abbreviations keep their capitals. */
function lower(term: string): string {
  return /^.\p{Lu}/u.test(term) ? term : term.charAt(0).toLowerCase() + term.slice(1);
}

export interface Task {
  href: string;
  title: string;
  meta?: Child;
  deadline?: { text: string; tone: Tone };
  tag?: Child;
}

interface TaskListProps {
  tasks: Task[];
  empty: Child;
  /** Two columns where there is room, for short lines. */
  twoColumns?: boolean;
}

export function TaskList({ tasks, empty, twoColumns }: TaskListProps) {
  if (tasks.length === 0) return <>{empty}</>;
  return (
    <ul class={cx("tasks", twoColumns && "tasks-two")}>
      {tasks.map((task) => (
        <li class="task" key={task.href}>
          <div class="task-text">
            <a class="task-title" href={task.href}>
              {task.title}
            </a>
            {task.meta && <div class="muted small">{task.meta}</div>}
          </div>
          <div class="task-side">
            {task.tag}
            {task.deadline && (
              <StatusTag tone={task.deadline.tone}>
                <Icon name="clock" size="small" />
                {task.deadline.text}
              </StatusTag>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

interface StatItem {
  href: string;
  value: number | string;
  label: string;
  note?: string;
}

export function StatRow({ label, items }: { label: string; items: StatItem[] }) {
  return (
    <ul class="stats" aria-label={label}>
      {items.map((item) => (
        <li key={item.label}>
          <a class="stat" href={item.href}>
            <span class="stat-value">
              {typeof item.value === "number" ? formatNumber(item.value) : item.value}
            </span>{" "}
            <span class="stat-label">{item.label}</span>
            {item.note && <span class="stat-note"> {item.note}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface ListedFile {
  href: string;
  name: string;
  kind?: string;
  size?: number;
  date?: string | Date;
  tag?: Child;
  note?: Child;
  /** The same paper in other formats. */
  formats?: { href: string; label: string }[];
}

export function FileList({ files, empty }: { files: ListedFile[]; empty?: Child }) {
  if (files.length === 0) return <>{empty ?? <EmptyState icon="paperclip" title="Chưa có tệp nào" />}</>;
  return (
    <ul class="files">
      {files.map((file) => (
        <li class="file" key={file.href}>
          <Icon name="file-text" />
          <div class="file-text">
            <a class="link" href={file.href}>
              {file.name}
            </a>
            <span class="muted small">
              {[
                file.kind,
                file.size !== undefined && formatFileSize(file.size),
                file.date && formatDate(file.date),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
            {file.note && <span class="small">{file.note}</span>}
          </div>
          {file.tag}
          {file.formats?.map((format) => (
            <a key={format.href} href={format.href}>
              {format.label}
              <span class="visually-hidden"> {file.name}</span>
            </a>
          ))}
        </li>
      ))}
    </ul>
  );
}

interface TabItem {
  href: string;
  label: string;
  current?: boolean;
  count?: number;
}

export function Tabs({ label, items }: { label: string; items: TabItem[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a class="tab" href={item.href} aria-current={item.current ? "page" : undefined}>
              {item.label}
              {item.count !== undefined && <span class="badge">{formatNumber(item.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Disclosure({ summary, children, open }: { summary: Child; children: Child; open?: boolean }) {
  return (
    <details class="disclosure" open={open}>
      <summary>
        <Icon name="chevron-right" size="small" />
        <span>{summary}</span>
      </summary>
      <div class="disclosure-body">{children}</div>
    </details>
  );
}

interface PaginationProps {
  prevHref?: string;
  nextHref?: string;
  text?: string;
}

export function Pagination({ prevHref, nextHref, text }: PaginationProps) {
  if (!prevHref && !nextHref && !text) return null;
  return (
    <nav class="pagination" aria-label="Chuyển trang">
      {prevHref && (
        <a class="btn btn-secondary" href={prevHref} rel="prev">
          <Icon name="arrow-left" />
          <span>Trang trước</span>
        </a>
      )}
      {text && <span class="muted">{text}</span>}
      {nextHref && (
        <a class="btn btn-secondary" href={nextHref} rel="next">
          <span>Trang sau</span>
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  );
}
