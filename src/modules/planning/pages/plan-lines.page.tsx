import { type Answer, formErrors, html, NotAllowed, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  DateField,
  Form,
  fieldError,
  Grid,
  MoneyField,
  PageHeader,
  PostButton,
  Select,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { choicesOf } from "../domain/figure-words.ts";
import { planningUrls as urls } from "../urls.ts";
import { mayDo } from "../use-cases/plans/open-plan.ts";
import { addBudget, addPlanTask, removeBudget, removePlanTask } from "../use-cases/plans/plan-lines.ts";
import { viewPlan } from "../use-cases/plans/read-plans.ts";
import { typedIn } from "./asking.tsx";
import { planCrumb } from "./parts.tsx";
import { planIdOf } from "./plan.page.tsx";
import { BudgetTable, TaskTable } from "./plan-tables.tsx";

export function showPlanTasks(request: Request): Promise<Answer> {
  return tasksAnswer(request, []);
}

export async function postPlanTask(request: Request): Promise<Answer> {
  const done = await addPlanTask(request.services, request.requireActor(), {
    planId: planIdOf(request),
    title: typedIn(request, "title"),
    requiredResult: typedIn(request, "requiredResult"),
    lead: typedIn(request, "lead"),
    dueOn: typedIn(request, "dueOn"),
    requestId: request.id,
  });
  if (!done.ok) return tasksAnswer(request, done.faults);
  return redirect(urls.planTasks(planIdOf(request)), { kind: "success", text: "Đã thêm nhiệm vụ." });
}

export async function postRemovePlanTask(request: Request): Promise<Answer> {
  const input = {
    planId: planIdOf(request),
    planTaskId: request.params.planTaskId ?? "",
    requestId: request.id,
  };
  await removePlanTask(request.services, request.requireActor(), input);
  return redirect(urls.planTasks(input.planId), { kind: "info", text: "Đã bớt nhiệm vụ." });
}

export function showBudget(request: Request): Promise<Answer> {
  return budgetAnswer(request, []);
}

export async function postBudget(request: Request): Promise<Answer> {
  const done = await addBudget(request.services, request.requireActor(), {
    planId: planIdOf(request),
    year: typedIn(request, "year"),
    source: typedIn(request, "source"),
    purpose: typedIn(request, "purpose"),
    title: typedIn(request, "title"),
    amount: typedIn(request, "amount"),
    requestId: request.id,
  });
  if (!done.ok) return budgetAnswer(request, done.faults);
  return redirect(urls.budget(planIdOf(request)), { kind: "success", text: "Đã thêm khoản kinh phí." });
}

export async function postRemoveBudget(request: Request): Promise<Answer> {
  const input = { planId: planIdOf(request), budgetId: request.params.budgetId ?? "", requestId: request.id };
  await removeBudget(request.services, request.requireActor(), input);
  return redirect(urls.budget(input.planId), { kind: "info", text: "Đã bớt khoản kinh phí." });
}

async function tasksAnswer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const { plan, tasks } = await viewPlan(request.services, request.requireActor(), planIdOf(request));
  const actor = request.requireActor();
  const writes = mayDo(actor, plan, "change");
  if (!writes) throw new NotAllowed("Chỉ đơn vị lập kế hoạch sửa và giao nhiệm vụ của kế hoạch.");
  const errors = formErrors(faults);
  const kept = (name: string) => (faults.length > 0 ? typedIn(request, name) : "");
  const wrong = (name: string) => fieldError(errors, name);
  return html(
    <WorkspacePage title="Nhiệm vụ của kế hoạch" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Nhiệm vụ của kế hoạch"
          breadcrumb={[planCrumb, { href: urls.plan(plan.id), label: plan.title }, { label: "Nhiệm vụ" }]}
        />
        <TaskTable
          tasks={tasks}
          {...(writes
            ? {
                remove: ({ id }) => (
                  <PostButton
                    page={request.page()}
                    action={urls.removePlanTask(plan.id, id)}
                    kind="quiet"
                    small
                    icon="x"
                  >
                    Bớt
                  </PostButton>
                ),
              }
            : {})}
        />
        {writes && (
          <Card title="Thêm nhiệm vụ">
            <Form page={request.page()} action={urls.planTasks(plan.id)} errors={errors}>
              <TextField
                name="title"
                label="Nội dung nhiệm vụ"
                value={kept("title")}
                maxLength={300}
                error={wrong("title")}
              />
              <TextArea
                name="requiredResult"
                label="Kết quả cần có"
                rows={2}
                value={kept("requiredResult")}
                optional
                error={wrong("requiredResult")}
              />
              <Grid min="small">
                <TextField
                  name="lead"
                  label="Đơn vị chủ trì"
                  value={kept("lead")}
                  maxLength={200}
                  optional
                  error={wrong("lead")}
                />
                <DateField
                  name="dueOn"
                  label="Thời hạn"
                  value={kept("dueOn")}
                  optional
                  error={wrong("dueOn")}
                />
              </Grid>
              <Button icon="plus">Thêm nhiệm vụ</Button>
            </Form>
          </Card>
        )}
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

async function budgetAnswer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const { plan, budgets } = await viewPlan(request.services, request.requireActor(), planIdOf(request));
  if (!mayDo(request.requireActor(), plan, "change"))
    throw new NotAllowed("Kinh phí của kế hoạch chỉ sửa được khi đang soạn.");
  const errors = formErrors(faults);
  const kept = (name: string) => (faults.length > 0 ? typedIn(request, name) : "");
  const wrong = (name: string) => fieldError(errors, name);
  const years = Array.from({ length: plan.toYear - plan.fromYear + 1 }, (_, at) => `${plan.fromYear + at}`);
  return html(
    <WorkspacePage title="Kinh phí của kế hoạch" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Kinh phí của kế hoạch"
          breadcrumb={[planCrumb, { href: urls.plan(plan.id), label: plan.title }, { label: "Kinh phí" }]}
        />
        <BudgetTable
          budgets={budgets}
          remove={({ id }) => (
            <PostButton
              page={request.page()}
              action={urls.removeBudget(plan.id, id)}
              kind="quiet"
              small
              icon="x"
            >
              Bớt
            </PostButton>
          )}
        />
        <Card title="Thêm khoản kinh phí">
          <Form page={request.page()} action={urls.budget(plan.id)} errors={errors}>
            <Grid min="small">
              <Select
                name="year"
                label="Năm"
                value={kept("year")}
                error={wrong("year")}
                options={years.map((year) => ({ value: year, label: year }))}
              />
              <Select
                name="source"
                label="Nguồn"
                placeholder="Chọn nguồn"
                value={kept("source")}
                error={wrong("source")}
                options={choicesOf("source")}
              />
              <Select
                name="purpose"
                label="Nội dung chi"
                placeholder="Chọn nội dung"
                value={kept("purpose")}
                error={wrong("purpose")}
                options={choicesOf("purpose")}
              />
              <MoneyField name="amount" label="Số tiền" value={kept("amount")} error={wrong("amount")} />
            </Grid>
            <TextField
              name="title"
              label="Diễn giải"
              value={kept("title")}
              maxLength={250}
              optional
              error={wrong("title")}
            />
            <Button icon="plus">Thêm khoản</Button>
          </Form>
        </Card>
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
