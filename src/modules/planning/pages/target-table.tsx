import type { Request } from "#platform/http";
import { DataTable, EmptyState, LinkButton, Small, Stack, TextLink } from "#platform/ui";
import { figureWords, filterWords, formatFigure, goalWords } from "../domain/figure-words.ts";
import { missingInShares, reckonings, unitOfPlan } from "../domain/plan.ts";
import { planningUrls as urls } from "../urls.ts";
import { readsUnit } from "../use-cases/indicators/units.ts";
import { unitsBelow } from "../use-cases/plans/cascade.ts";
import type { PlanView } from "../use-cases/plans/read-plans.ts";
import type { TargetResult } from "../use-cases/plans/results.ts";
import { differenceWords, FigureValue, LightMark, recordsHref } from "./parts.tsx";

interface Shown {
  request: Request;
  view: PlanView;
  results: TargetResult[];
  writes: boolean;
}

/** Targets with what stands today, how it is going and how they were shared out. */
export function TargetTable({ request, view, results, writes }: Shown) {
  const { plan } = view;
  const shares = unitsBelow(plan).length > 0;
  return (
    <DataTable
      caption="Chỉ tiêu của kế hoạch"
      captionHidden
      columns={[
        {
          key: "target",
          label: "Chỉ tiêu",
          primary: true,
          shape: "long" as const,
          cell: (each: TargetResult) => <Name {...{ each, view, writes }} />,
        },
        {
          key: "goal",
          label: "Mức",
          align: "end" as const,
          cell: ({ target, indicator }: TargetResult) => `${goalWords(target)} ${indicator?.unit ?? ""}`,
        },
        {
          key: "value",
          label: "Đến hôm nay",
          align: "end" as const,
          cell: (each: TargetResult) => <Value {...{ request, view, each }} />,
        },
        {
          key: "light",
          label: "Đánh giá",
          shape: "long" as const,
          cell: (each: TargetResult) => <Standing each={each} />,
        },
        ...(shares
          ? [
              {
                key: "shares",
                label: "Giao xuống",
                cell: (each: TargetResult) => <Shared {...{ each, view }} />,
              },
            ]
          : []),
      ]}
      rows={results}
      rowKey={({ target }) => target.id}
      empty={
        <EmptyState
          title="Chưa có chỉ tiêu"
          icon="flag"
          {...(writes
            ? { action: <LinkButton href={urls.newTarget(plan.id)}>Thêm chỉ tiêu</LinkButton> }
            : {})}
        >
          Mỗi chỉ tiêu gắn với một chỉ số, nên kết quả được tính từ bản ghi và không phải nhập tay.
        </EmptyState>
      }
    />
  );
}

function Name({ each, view, writes }: { each: TargetResult; view: PlanView; writes: boolean }) {
  const { target, indicator } = each;
  const name = indicator?.name ?? target.indicator;
  const narrowed = filterWords(target.filter);
  const given = view.parentShares.find((share) => share.target.id === target.parentTargetId);
  return (
    <Stack gap="tight">
      {writes ? <TextLink href={urls.target(view.plan.id, target.id)}>{name}</TextLink> : name}
      <Small>
        {[narrowed, `${reckonings[target.reckoning].toLowerCase()} ${target.year}`]
          .filter(Boolean)
          .join(" · ")}
      </Small>
      {target.wording && <Small>{target.wording}</Small>}
      {given && (
        <Small>
          Cấp trên giao {formatFigure(given.low)}
          {target.low < given.low ? `, đơn vị đề xuất thấp hơn ${formatFigure(given.low - target.low)}` : ""}.
        </Small>
      )}
    </Stack>
  );
}

function Value({ request, view, each }: { request: Request; view: PlanView; each: TargetResult }) {
  const { target, figure, period, indicator } = each;
  const unit = unitOfPlan(view.plan);
  const opens = period && readsUnit(request.requireActor(), unit);
  const href = opens
    ? recordsHref({ code: target.indicator, unit, ...period, filter: target.filter })
    : undefined;
  return <FigureValue figure={figure} unit={indicator?.unit ?? ""} href={href} />;
}

export function Standing({ each }: { each: TargetResult }) {
  const difference = differenceWords(each.figure);
  return (
    <Stack gap="tight">
      <span>
        <LightMark light={each.light} />
      </span>
      <Small>{each.reason}</Small>
      {difference && <Small>{difference}</Small>}
    </Stack>
  );
}

function Shared({ each: { target, indicator }, view }: { each: TargetResult; view: PlanView }) {
  const own = view.shares.filter(({ targetId }) => targetId === target.id);
  const href = urls.shares(view.plan.id, target.id);
  if (own.length === 0) return <TextLink href={href}>Chưa giao</TextLink>;
  const missing = missingInShares(target, own);
  const words =
    indicator?.additive && missing > 0 ? `, còn thiếu ${figureWords(missing, indicator.unit)}` : "";
  return (
    <TextLink href={href}>
      {own.length} đơn vị{words}
    </TextLink>
  );
}
