import { type Answer, formErrors, html, NotAllowed, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Form,
  fieldError,
  Grid,
  LinkButton,
  Narrow,
  PageHeader,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import type { Plan } from "../domain/plan.ts";
import { planningUrls as urls } from "../urls.ts";
import { ownUnitOf, planFor } from "../use-cases/plans/open-plan.ts";
import { createPlan, type PlanInput, savePlan, thisYear } from "../use-cases/plans/write-plan.ts";
import { typedIn, version } from "./asking.tsx";
import { planCrumb } from "./parts.tsx";
import { unitOf } from "./plans.page.tsx";

const planId = (request: Request) => request.params.planId ?? "";

export async function showNewPlan(request: Request): Promise<Answer> {
  const unit = ownUnitOf(request.requireActor());
  if (!unit) throw new NotAllowed();
  const year = `${thisYear(request.services)}`;
  const where = unit.level === "nation" ? "" : ` ${unitOf(unit)}`;
  const title = `Kế hoạch thực hiện Chương trình OCOP${where} năm ${year}`;
  return answer(request, undefined, { title, fromYear: year, toYear: year, basis: "", solutions: "" }, []);
}

export async function postNewPlan(request: Request): Promise<Answer> {
  const input = typed(request);
  const done = await createPlan(request.services, request.requireActor(), {
    ...input,
    requestId: request.id,
  });
  if (!done.ok) return answer(request, undefined, input, done.faults);
  return redirect(urls.plan(done.value.id), {
    kind: "success",
    text: "Đã tạo bản soạn thảo. Thêm chỉ tiêu, nhiệm vụ và kinh phí rồi trình lãnh đạo.",
  });
}

export async function showChangePlan(request: Request): Promise<Answer> {
  const plan = await planFor(request.services, request.requireActor(), planId(request), "change");
  const { title, fromYear, toYear, basis, solutions } = plan;
  const input = {
    title,
    fromYear: `${fromYear}`,
    toYear: `${toYear}`,
    basis: basis ?? "",
    solutions: solutions ?? "",
  };
  return answer(request, plan, input, []);
}

export async function postChangePlan(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const plan = await planFor(request.services, actor, planId(request), "change");
  const input = typed(request);
  const done = await savePlan(request.services, actor, {
    ...input,
    id: plan.id,
    version: version(request),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, plan, input, done.faults);
  return redirect(urls.plan(plan.id), { kind: "success", text: "Đã lưu kế hoạch." });
}

function typed(request: Request): PlanInput {
  const [title, fromYear, toYear] = ["title", "fromYear", "toYear"].map((name) => typedIn(request, name));
  return {
    title: title ?? "",
    fromYear: fromYear ?? "",
    toYear: toYear ?? "",
    basis: typedIn(request, "basis"),
    solutions: typedIn(request, "solutions"),
  };
}

function answer(
  request: Request,
  plan: Plan | undefined,
  input: PlanInput,
  faults: readonly Fault[],
): Answer {
  const errors = formErrors(faults);
  const title = plan ? "Sửa kế hoạch" : "Lập kế hoạch";
  const wrong = (name: keyof PlanInput) => fieldError(errors, name);
  return html(
    <WorkspacePage title={title} page={request.page()}>
      <Narrow>
        <Stack gap="wide">
          <PageHeader
            title={title}
            breadcrumb={[
              planCrumb,
              ...(plan ? [{ href: urls.plan(plan.id), label: plan.title }] : []),
              { label: title },
            ]}
          />
          <Form
            page={request.page()}
            action={plan ? urls.changePlan(plan.id) : urls.newPlan}
            errors={errors}
            hidden={plan ? { version: `${plan.version}` } : {}}
          >
            <TextField
              name="title"
              label="Tên kế hoạch"
              value={input.title}
              maxLength={250}
              error={wrong("title")}
            />
            <Grid min="small">
              <TextField
                name="fromYear"
                label="Từ năm"
                inputMode="numeric"
                value={input.fromYear}
                width="short"
                error={wrong("fromYear")}
              />
              <TextField
                name="toYear"
                label="Đến năm"
                hint="Kế hoạch một năm: ghi cùng một năm."
                inputMode="numeric"
                value={input.toYear}
                width="short"
                error={wrong("toYear")}
              />
            </Grid>
            <TextArea
              name="basis"
              label="Căn cứ"
              rows={4}
              value={input.basis}
              optional
              error={wrong("basis")}
            />
            <TextArea
              name="solutions"
              label="Giải pháp"
              hint="Mỗi giải pháp một dòng; in thành phần giải pháp của kế hoạch."
              rows={8}
              value={input.solutions}
              optional
              error={wrong("solutions")}
            />
            <ButtonRow>
              <Button icon="save">Lưu</Button>
              <LinkButton href={plan ? urls.plan(plan.id) : urls.plans} kind="quiet">
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Form>
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
