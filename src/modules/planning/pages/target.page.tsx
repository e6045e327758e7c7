import { type Answer, formErrors, html, listOf, NotFound, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Checkbox,
  CheckboxGroup,
  Disclosure,
  Form,
  fieldError,
  Grid,
  LinkButton,
  Narrow,
  NumberField,
  PageHeader,
  PostButton,
  RadioGroup,
  Select,
  Stack,
  TextArea,
  WorkspacePage,
} from "#platform/ui";
import { choicesOf, dimensionWords } from "../domain/figure-words.ts";
import { topics } from "../domain/indicator.ts";
import { indicators } from "../domain/indicators.ts";
import { type Dimension, dimensions, UNKNOWN } from "../domain/measure.ts";
import { comparisons, type Plan, reckonings, type Target } from "../domain/plan.ts";
import { planningUrls as urls } from "../urls.ts";
import { planFor } from "../use-cases/plans/open-plan.ts";
import { viewPlan } from "../use-cases/plans/read-plans.ts";
import { addTarget, removeTarget, saveTarget, type TargetInput } from "../use-cases/plans/targets.ts";
import { typedIn, version } from "./asking.tsx";
import { planCrumb } from "./parts.tsx";
import { planIdOf } from "./plan.page.tsx";

const targetId = (request: Request) => request.params.targetId ?? "";

export async function showNewTarget(request: Request): Promise<Answer> {
  const plan = await planFor(request.services, request.requireActor(), planIdOf(request), "change");
  const blank = {
    indicator: "",
    filter: {},
    year: `${plan.toYear}`,
    reckoning: "in_year",
    comparison: "at_least",
  };
  return answer(request, { plan, input: { ...blank, low: "", high: "", wording: "" }, faults: [] });
}

export async function postNewTarget(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const plan = await planFor(request.services, actor, planIdOf(request), "change");
  const input = typed(request);
  const done = await addTarget(request.services, actor, { ...input, planId: plan.id, requestId: request.id });
  if (!done.ok) return answer(request, { plan, input, faults: done.faults });
  const again = request.fields.more === "1";
  return redirect(again ? urls.newTarget(plan.id) : urls.plan(plan.id), {
    kind: "success",
    text: "Đã thêm chỉ tiêu.",
  });
}

export async function showTarget(request: Request): Promise<Answer> {
  const { plan, target } = await found(request);
  const { low, high, wording } = target;
  const numbers = { low: comma(low), high: high === null ? "" : comma(high), wording: wording ?? "" };
  return answer(request, {
    plan,
    target,
    input: { ...target, year: `${target.year}`, ...numbers },
    faults: [],
  });
}

export async function postTarget(request: Request): Promise<Answer> {
  const { plan, target } = await found(request);
  const input = typed(request);
  const done = await saveTarget(request.services, request.requireActor(), {
    ...input,
    planId: plan.id,
    targetId: target.id,
    version: version(request),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, { plan, target, input, faults: done.faults });
  return redirect(urls.plan(plan.id), { kind: "success", text: "Đã lưu chỉ tiêu." });
}

export async function postRemoveTarget(request: Request): Promise<Answer> {
  const { plan, target } = await found(request);
  const input = { planId: plan.id, targetId: target.id, requestId: request.id };
  await removeTarget(request.services, request.requireActor(), input);
  return redirect(urls.plan(plan.id), { kind: "info", text: "Đã bỏ chỉ tiêu khỏi kế hoạch." });
}

async function found(request: Request): Promise<{ plan: Plan; target: Target }> {
  const actor = request.requireActor();
  await planFor(request.services, actor, planIdOf(request), "change");
  const { plan, targets } = await viewPlan(request.services, actor, planIdOf(request));
  const target = targets.find(({ id }) => id === targetId(request));
  if (!target) throw new NotFound("Không tìm thấy chỉ tiêu này.");
  return { plan, target };
}

const comma = (value: number) => String(value).replace(".", ",");

function typed(request: Request): TargetInput {
  const text = (name: string) => typedIn(request, name);
  const filter = Object.fromEntries(
    dimensions.map((dimension) => [dimension, listOf(request.fields, `loc-${dimension}`)] as const),
  );
  return {
    indicator: text("indicator"),
    filter,
    year: text("year"),
    reckoning: text("reckoning"),
    comparison: text("comparison"),
    low: text("low"),
    high: text("high"),
    wording: text("wording"),
    belowShare: text("belowShare") === "1",
  };
}

interface Shown {
  plan: Plan;
  target?: Target;
  input: TargetInput;
  faults: readonly Fault[];
}

function answer(request: Request, { plan, target, input, faults }: Shown): Answer {
  const errors = formErrors(faults);
  const wrong = (name: string) => fieldError(errors, name);
  const title = target ? "Sửa chỉ tiêu" : "Thêm chỉ tiêu";
  const years = Array.from({ length: plan.toYear - plan.fromYear + 1 }, (_, at) => `${plan.fromYear + at}`);
  return html(
    <WorkspacePage title={title} page={request.page()}>
      <Narrow>
        <Stack gap="wide">
          <PageHeader
            title={title}
            breadcrumb={[planCrumb, { href: urls.plan(plan.id), label: plan.title }, { label: title }]}
          />
          <Form
            page={request.page()}
            action={target ? urls.target(plan.id, target.id) : urls.newTarget(plan.id)}
            errors={errors}
            hidden={target ? { version: `${target.version}` } : {}}
          >
            <IndicatorField value={input.indicator} error={wrong("indicator")} />
            <Disclosure summary="Thu hẹp: hạng sao, nhóm, loại chủ thể…" open={hasFilter(input)}>
              <FilterFields filter={input.filter} />
            </Disclosure>
            <Select
              name="year"
              label="Năm"
              value={input.year}
              error={wrong("year")}
              options={years.map((year) => ({ value: year, label: year }))}
            />
            <RadioGroup
              name="reckoning"
              label="Cách tính"
              hint="Đến cuối năm: tồn tại vào 31/12, hoặc cộng dồn từ năm đầu của kế hoạch."
              value={input.reckoning}
              inline
              options={options(reckonings)}
              error={wrong("reckoning")}
            />
            <RadioGroup
              name="comparison"
              label="So với chỉ tiêu"
              value={input.comparison}
              inline
              options={options(comparisons)}
              error={wrong("comparison")}
            />
            <Grid min="small">
              <NumberField name="low" label="Mức" value={input.low} decimals error={wrong("low")} />
              <NumberField
                name="high"
                label="Mức cao"
                hint="Chỉ ghi khi là một khoảng, ví dụ 28–30."
                value={input.high}
                decimals
                optional
                error={wrong("high")}
              />
            </Grid>
            <TextArea
              name="wording"
              label="Lời văn trong kế hoạch"
              rows={2}
              value={input.wording}
              optional
              error={wrong("wording")}
            />
            {wrong("belowShare") && (
              <Checkbox
                name="belowShare"
                label="Đơn vị đề xuất thấp hơn mức cấp trên giao"
                error={wrong("belowShare")}
              />
            )}
            <ButtonRow>
              <Button icon="save">Lưu chỉ tiêu</Button>
              {!target && (
                <Button kind="secondary" name="more" value="1">
                  Lưu và thêm chỉ tiêu nữa
                </Button>
              )}
              <LinkButton href={urls.plan(plan.id)} kind="quiet">
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Form>
          {target && (
            <PostButton
              page={request.page()}
              action={urls.removeTarget(plan.id, target.id)}
              kind="danger"
              icon="x"
            >
              Bỏ chỉ tiêu này
            </PostButton>
          )}
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const hasFilter = ({ filter }: TargetInput) => Object.values(filter).some((values) => values.length > 0);

function IndicatorField({ value, error }: { value: string; error: string | undefined }) {
  return (
    <Select
      name="indicator"
      label="Chỉ số"
      hint="Cách tính của từng chỉ số có ở trang Chỉ số."
      placeholder="Chọn chỉ số"
      value={value}
      error={error}
      options={indicators.map(({ code, name, topic, unit }) => ({
        value: code,
        label: `${name} (${unit})`,
        group: topics[topic],
      }))}
    />
  );
}

const narrowing: readonly Dimension[] = [
  "star",
  "from_star",
  "sector",
  "producer_kind",
  "audience",
  "source",
];

/** What an indicator cannot be narrowed by is left out when the target is saved. */
export function FilterFields({
  filter,
  only = narrowing,
}: {
  filter: Readonly<Record<string, readonly string[] | undefined>>;
  only?: readonly Dimension[];
}) {
  return (
    <Stack>
      {narrowing
        .filter((each) => only.includes(each))
        .map((dimension) => (
          <CheckboxGroup
            key={dimension}
            name={`loc-${dimension}`}
            label={dimensionWords[dimension]}
            values={[...(filter[dimension] ?? [])]}
            optional
            options={choicesOf(dimension).filter(({ value }) => value !== UNKNOWN)}
          />
        ))}
    </Stack>
  );
}
