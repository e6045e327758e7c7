import type { Request } from "#platform/http";
import {
  Card,
  type Child as Cell,
  DataTable,
  EmptyState,
  formatDate,
  formatMoney,
  Muted,
  PostButton,
  Small,
  Stack,
  Strong,
  TextLink,
} from "#platform/ui";
import { dimensionValueWords } from "../domain/figure-words.ts";
import { planningUrls as urls } from "../urls.ts";
import { unitsBelow } from "../use-cases/plans/cascade.ts";
import { mayDo } from "../use-cases/plans/open-plan.ts";
import type { PlanView } from "../use-cases/plans/read-plans.ts";
import { PlanStatusMark } from "./parts.tsx";
import { unitOf } from "./plans.page.tsx";

type Task = PlanView["tasks"][number];
type Budget = PlanView["budgets"][number];
type Child = PlanView["children"][number];

export function TaskTable({ tasks, remove }: { tasks: Task[]; remove?: (task: Task) => Cell }) {
  return (
    <DataTable
      caption="Nhiệm vụ của kế hoạch"
      captionHidden
      columns={[
        { key: "no", label: "TT", align: "end" as const, offPhone: true, cell: ({ no }: Task) => no },
        {
          key: "title",
          label: "Nhiệm vụ",
          primary: true,
          shape: "long" as const,
          cell: ({ title, requiredResult }: Task) => (
            <Stack gap="tight">
              <span>{title}</span>
              {requiredResult && <Small>Kết quả: {requiredResult}</Small>}
            </Stack>
          ),
        },
        { key: "lead", label: "Chủ trì", cell: ({ lead }: Task) => lead ?? "—" },
        { key: "due", label: "Thời hạn", cell: ({ dueOn }: Task) => (dueOn ? formatDate(dueOn) : "—") },
        ...(remove ? [{ key: "remove", label: "Bớt", cell: remove }] : []),
      ]}
      rows={tasks}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Chưa có nhiệm vụ" icon="clipboard-list">
          Ghi việc phải làm, đơn vị chủ trì và thời hạn.
        </EmptyState>
      }
    />
  );
}

export function BudgetTable({ budgets, remove }: { budgets: Budget[]; remove?: (budget: Budget) => Cell }) {
  const total = budgets.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
  return (
    <Stack>
      <DataTable
        caption="Kinh phí của kế hoạch"
        captionHidden
        columns={[
          {
            key: "purpose",
            label: "Nội dung",
            primary: true,
            cell: ({ purpose, title }: Budget) => title ?? dimensionValueWords("purpose", purpose),
          },
          {
            key: "source",
            label: "Nguồn",
            cell: ({ source }: Budget) => dimensionValueWords("source", source),
          },
          { key: "year", label: "Năm", cell: ({ year }: Budget) => year },
          {
            key: "amount",
            label: "Số tiền",
            align: "end" as const,
            cell: ({ amountVnd }: Budget) => formatMoney(amountVnd),
          },
          ...(remove ? [{ key: "remove", label: "Bớt", cell: remove }] : []),
        ]}
        rows={budgets}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Chưa có kinh phí" icon="scale">
            Ghi từng khoản theo năm, nguồn và nội dung chi.
          </EmptyState>
        }
      />
      {budgets.length > 0 && (
        <p>
          Tổng cộng <Strong>{formatMoney(total)}</Strong>
        </p>
      )}
    </Stack>
  );
}

/** Giving targets down: one button for all shares, and what became of the plans below. */
export function CascadeCard({ request, view }: { request: Request; view: PlanView }) {
  const { plan, shares, children } = view;
  if (unitsBelow(plan).length === 0) return null;
  const may = mayDo(request.requireActor(), plan, "cascade");
  if (!may && children.length === 0) return null;
  const below = plan.level === "nation" ? "tỉnh" : "xã";
  return (
    <Card title={`Giao chỉ tiêu cho ${below}`}>
      <Stack>
        {may && shares.length === 0 && (
          <Muted>Phân bổ chỉ tiêu ở cột “Giao xuống”, rồi giao một lần cho mọi đơn vị.</Muted>
        )}
        {may && shares.length > 0 && (
          <PostButton page={request.page()} action={urls.cascade(plan.id)} icon="send" kind="secondary">
            Giao thành kế hoạch của {below}
          </PostButton>
        )}
        {children.length > 0 && (
          <DataTable
            caption="Kế hoạch cấp dưới"
            captionHidden
            columns={[
              {
                key: "unit",
                label: "Đơn vị",
                primary: true,
                cell: (child: Child) => <TextLink href={urls.plan(child.id)}>{unitOf(child)}</TextLink>,
              },
              { key: "status", label: "Trạng thái", cell: (child: Child) => <PlanStatusMark plan={child} /> },
              { key: "number", label: "Số", cell: ({ number }: Child) => number ?? "—" },
            ]}
            rows={children}
            rowKey={({ id }) => id}
            empty=""
          />
        )}
      </Stack>
    </Card>
  );
}
