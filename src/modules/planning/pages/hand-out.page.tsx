import { type Answer, formErrors, html, listOf, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  CheckboxGroup,
  EmptyState,
  Form,
  fieldError,
  formatDate,
  Narrow,
  PageHeader,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import { planningUrls as urls } from "../urls.ts";
import { handOutChoices, handOutPlan } from "../use-cases/plans/hand-out.ts";
import { planFor } from "../use-cases/plans/open-plan.ts";
import { viewPlan } from "../use-cases/plans/read-plans.ts";
import { planCrumb } from "./parts.tsx";
import { planIdOf } from "./plan.page.tsx";

export function showHandOut(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postHandOut(request: Request): Promise<Answer> {
  const planId = planIdOf(request);
  const done = await handOutPlan(request.services, request.requireActor(), {
    planId,
    taskIds: listOf(request.fields, "tasks"),
    units: listOf(request.fields, "units"),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, done.faults);
  return redirect(urls.plan(planId), {
    kind: "success",
    text: `Đã giao ${done.value.tasks} nhiệm vụ. Đơn vị đã có nhiệm vụ này thì không giao lần hai.`,
  });
}

async function answer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const actor = request.requireActor();
  const plan = await planFor(request.services, actor, planIdOf(request), "handOut");
  const [{ tasks }, choices] = await Promise.all([
    viewPlan(request.services, actor, plan.id),
    handOutChoices(request.services, plan),
  ]);
  const errors = formErrors(faults);
  return html(
    <WorkspacePage title="Giao nhiệm vụ" page={request.page()}>
      <Narrow>
        <Stack gap="wide">
          <PageHeader
            title="Giao nhiệm vụ của kế hoạch"
            breadcrumb={[
              planCrumb,
              { href: urls.plan(plan.id), label: plan.title },
              { label: "Giao nhiệm vụ" },
            ]}
          />
          {tasks.length === 0 ? (
            <EmptyState title="Kế hoạch không có nhiệm vụ" icon="clipboard-list">
              Lập bản điều chỉnh để thêm nhiệm vụ rồi giao.
            </EmptyState>
          ) : (
            <Form page={request.page()} action={urls.handOut(plan.id)} errors={errors}>
              <CheckboxGroup
                name="tasks"
                label="Nhiệm vụ"
                values={listOf(request.fields, "tasks")}
                error={fieldError(errors, "tasks")}
                options={tasks.map(({ id, title, lead, dueOn }) => ({
                  value: id,
                  label: title,
                  hint: [lead, dueOn && `hạn ${formatDate(dueOn)}`].filter(Boolean).join(", "),
                }))}
              />
              <CheckboxGroup
                name="units"
                label="Đơn vị nhận"
                values={listOf(request.fields, "units")}
                error={fieldError(errors, "units")}
                options={choices}
              />
              <Button icon="send">Giao</Button>
            </Form>
          )}
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
