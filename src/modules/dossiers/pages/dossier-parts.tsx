import { type Actor, holdsRoleIn } from "#platform/http";
import {
  DemoMark,
  DescriptionList,
  Disclosure,
  formatDate,
  formatDateTime,
  formatDeadline,
  LawRef,
  Stars,
  StatusTag,
  Steps,
  TextLink,
  Timeline,
  type TimelineEntry,
} from "#platform/ui";
import { isFinished } from "../domain/actions.ts";
import type { ChecklistItem } from "../domain/checklist.ts";
import type { Clock } from "../domain/clock.ts";
import { partOfCriterion } from "../domain/self-assessment.ts";
import { wayAhead } from "../domain/way-ahead.ts";
import { actionWords, nextWords, statusWords } from "../domain/wording.ts";
import { communeRoles, type Place, producerRoles } from "../permissions.ts";
import { dossierUrls, otherUrls } from "../urls.ts";
import type { Subject } from "../use-cases/open-dossier.ts";
import type { DossierView } from "../use-cases/view-dossier.ts";

export const decision = "QĐ 26/2026/QĐ-TTg";

export function DossierTags({ dossier }: Pick<Subject, "dossier">) {
  const { label, tone } = statusWords[dossier.status];
  return (
    <>
      <StatusTag tone={tone}>{label}</StatusTag>
      {dossier.isDemo && <DemoMark />}
    </>
  );
}

export function ClockTag({ clock }: { clock: Clock | undefined }) {
  if (!clock) return null;
  return (
    <StatusTag tone={clock.tone}>
      {formatDeadline({ daysLeft: clock.daysLeft, working: true })} · {formatDate(clock.dueOn)}
    </StatusTag>
  );
}

/** What the dossier is about, in one list. */
export function DossierFacts({ subject, councilOn }: { subject: Subject; councilOn?: string }) {
  const { dossier, producer, set, place } = subject;
  return (
    <DescriptionList
      items={[
        { term: "Chủ thể", value: producer.name },
        { term: "Nơi sản xuất", value: place },
        { term: "Bộ tiêu chí", value: `${set.set.no}. ${set.set.name} (QĐ ${dossier.ruleSet})` },
        { term: "Mục tiêu", value: <Stars value={dossier.targetStar} /> },
        { term: "Số phiếu", value: dossier.receiptNumber ?? "Có khi nộp hồ sơ" },
        ...(councilOn ? [{ term: "Dự kiến họp Hội đồng", value: formatDate(councilOn) }] : []),
      ]}
    />
  );
}

/** The way so far with who, when and article, and what comes next. */
export function DossierTimeline({ view }: { view: Pick<DossierView, "timeline" | "subject" | "clock"> }) {
  const { dossier } = view.subject;
  const past = view.timeline.map(
    (change): TimelineEntry => ({
      title: actionWords[change.action].done,
      when: formatDateTime(change.changedAt),
      who: whoOf(change),
      law: change.law ?? undefined,
      note: change.note ?? undefined,
    }),
  );
  if (isFinished(dossier.status)) return <Timeline entries={past} />;
  const next: TimelineEntry = {
    title: statusWords[dossier.status].label,
    state: "current",
    note: nextWords[dossier.status],
    ...(view.clock
      ? {
          when: `Hạn ${formatDate(view.clock.dueOn)}, ${formatDeadline({ daysLeft: view.clock.daysLeft, working: true })}`,
          law: <LawRef act={decision} article="7" clause="2" />,
        }
      : {}),
  };
  const ahead = wayAhead(dossier.status).map((stage): TimelineEntry => ({ ...stage, state: "todo" }));
  return <Timeline entries={[...past, next, ...ahead]} />;
}

function whoOf({ actorName, onBehalfOf }: { actorName: string | null; onBehalfOf: string | null }): string {
  const name = actorName ?? "Hệ thống";
  return onBehalfOf ? `${name}, làm giúp ${onBehalfOf}` : name;
}

export type StepName = "registration" | "general" | "results" | "marks" | "plan" | "check";

const stepLabels: Record<StepName, string> = {
  registration: "Phiếu đăng ký",
  general: "Thông tin chung",
  results: "Kết quả",
  marks: "Tự chấm điểm",
  plan: "Kế hoạch",
  check: "Kiểm tra và nộp",
};

/** The six steps; each may be opened at any time, what is typed stays. Folded away while one is being written. */
export function DossierSteps({ view, current }: { view: DossierView; current: StepName | undefined }) {
  const names = Object.keys(stepLabels) as StepName[];
  if (!current) return <StepList view={view} current={current} />;
  return (
    <Disclosure summary={`Bước ${names.indexOf(current) + 1} trên ${names.length}: ${stepLabels[current]}`}>
      <StepList view={view} current={current} />
    </Disclosure>
  );
}

function StepList({ view, current }: { view: DossierView; current: StepName | undefined }) {
  const { id } = view.subject.dossier;
  const names = Object.keys(stepLabels) as StepName[];
  return (
    <Steps
      label="Các bước của hồ sơ"
      steps={names.map((name) => ({
        label: stepLabels[name],
        href: stepHref(id, name),
        state: name === current ? "current" : stepState(view.items, name),
      }))}
    />
  );
}

function stepState(items: readonly ChecklistItem[], name: StepName): "done" | "todo" {
  if (name === "check") return "todo";
  return items.some((item) => item.code === name && item.state === "ok") ? "done" : "todo";
}

export function stepHref(id: string, name: StepName): string {
  if (name === "marks") return dossierUrls.marks(id, "A");
  if (name === "check") return dossierUrls.check(id);
  return dossierUrls.step(id, name);
}

/** The first step that is not finished, where work goes on. */
export function nextStepOf(items: readonly ChecklistItem[]): StepName {
  const order: StepName[] = ["registration", "general", "results", "marks", "plan"];
  return order.find((name) => stepState(items, name) !== "done") ?? "check";
}

export function dossierCrumbs(
  actor: Actor,
  { dossier, product }: Pick<Subject, "dossier" | "product">,
  ...more: { href?: string; label: string }[]
) {
  return [
    { href: otherUrls.workspace, label: "Việc của tôi" },
    listOf(actor, dossier),
    { href: dossierUrls.dossier(dossier.id), label: product.name },
    ...more,
  ];
}

/** The list this reader came from; the council and the ministry have none of their own. */
function listOf(actor: Actor, place: Place): { href?: string; label: string } {
  if (holdsRoleIn(actor, producerRoles, "producer", place.producerId))
    return { href: dossierUrls.list, label: "Hồ sơ" };
  if (holdsRoleIn(actor, communeRoles, "commune", place.communeCode))
    return { href: dossierUrls.communeList, label: "Hồ sơ của xã" };
  if (holdsRoleIn(actor, ["province_officer"], "province", place.provinceCode))
    return { href: dossierUrls.provinceList, label: "Hồ sơ gửi tỉnh" };
  return { label: "Hồ sơ" };
}

/** Link to the place where a line of the checklist is mended. */
export function ItemLink({ id, item }: { id: string; item: ChecklistItem }) {
  const href = itemHref(id, item);
  if (!href) return null;
  return <TextLink href={href}>{item.step === "proofs" ? "Mở kho minh chứng" : "Mở chỗ này"}</TextLink>;
}

function itemHref(id: string, item: ChecklistItem): string | undefined {
  if (!item.step) return undefined;
  if (item.step === "proofs") return otherUrls.proofLibrary;
  if (item.step !== "marks") return dossierUrls.step(id, item.step);
  const part = partOfCriterion(item.criterion ?? "1");
  return `${dossierUrls.marks(id, part)}${item.criterion ? `#criterion-${item.criterion}` : ""}`;
}
