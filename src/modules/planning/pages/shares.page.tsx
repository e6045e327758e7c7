import { type Answer, fieldsUnder, formErrors, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Form,
  fieldError,
  Grid,
  LinkButton,
  Notice,
  NumberField,
  PageHeader,
  Stack,
  StatRow,
  WorkspacePage,
} from "#platform/ui";
import { figureWords, goalWords, indicatorWords } from "../domain/figure-words.ts";
import { findIndicator } from "../domain/indicators.ts";
import { missingInShares, reckonings } from "../domain/plan.ts";
import { planningUrls as urls } from "../urls.ts";
import { saveShares, viewShares } from "../use-cases/plans/cascade.ts";
import { mayDo } from "../use-cases/plans/open-plan.ts";
import { planCrumb } from "./parts.tsx";

const of = (request: Request) => ({
  planId: request.params.planId ?? "",
  targetId: request.params.targetId ?? "",
});

export function showShares(request: Request): Promise<Answer> {
  return answer(request, undefined, []);
}

export async function postShares(request: Request): Promise<Answer> {
  const typed = fieldsUnder(request.fields, "share.");
  const input = { ...of(request), shares: typed, requestId: request.id };
  const done = await saveShares(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, typed, done.faults);
  const { missing } = done.value;
  const left = missing > 0 ? ` Tổng mức giao còn thiếu ${figureWords(missing, "")} so với chỉ tiêu.` : "";
  return redirect(urls.plan(input.planId), {
    kind: missing > 0 ? "warn" : "success",
    text: `Đã lưu mức giao.${left.replace(/ \./, ".")}`,
  });
}

async function answer(
  request: Request,
  typed: ReadonlyMap<string, string> | undefined,
  faults: readonly Fault[],
): Promise<Answer> {
  const actor = request.requireActor();
  const { plan, target, shares, units } = await viewShares(request.services, actor, of(request));
  const indicator = findIndicator(target.indicator);
  const unit = indicator?.unit ?? "";
  const given = shares.reduce((sum, { low }) => sum + low, 0);
  const missing = missingInShares(target, shares);
  const errors = formErrors(faults);
  const may = mayDo(actor, plan, "share");
  const title = "Phân bổ chỉ tiêu";
  const shareOf = (code: string) =>
    typed?.get(code) ?? shares.find(({ unitCode }) => unitCode === code)?.low ?? "";
  return html(
    <WorkspacePage title={title} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={title}
          lead={`${indicatorWords(indicator ?? { name: target.indicator }, target.filter)}, ${reckonings[target.reckoning].toLowerCase()} ${target.year}`}
          breadcrumb={[planCrumb, { href: urls.plan(plan.id), label: plan.title }, { label: title }]}
        />
        <StatRow
          label="Mức giao so với chỉ tiêu"
          items={[
            {
              href: urls.plan(plan.id),
              value: `${goalWords(target)} ${unit}`,
              label: "Chỉ tiêu của kế hoạch",
            },
            {
              href: "#muc-giao",
              value: figureWords(given, unit),
              label: `Đã giao cho ${shares.length} đơn vị`,
            },
            ...(indicator?.additive
              ? [
                  {
                    href: "#muc-giao",
                    value: figureWords(Math.abs(missing), unit),
                    label: missing > 0 ? "Còn thiếu" : "Dư so với chỉ tiêu",
                  },
                ]
              : []),
          ]}
        />
        {!indicator?.additive && (
          <Notice kind="info">
            Chỉ số này không cộng dồn từ đơn vị lên được (tỷ lệ hoặc đếm mỗi đối tượng một lần), nên không so
            tổng mức giao với chỉ tiêu.
          </Notice>
        )}
        <Form page={request.page()} action={urls.shares(plan.id, target.id)} errors={errors} id="muc-giao">
          <Grid min="small">
            {units.map(({ code, name }) => (
              <NumberField
                key={code}
                name={`share.${code}`}
                label={name}
                value={shareOf(code)}
                decimals
                optional
                disabled={!may}
                suffix={unit}
                error={fieldError(errors, `share.${code}`)}
              />
            ))}
          </Grid>
          {may && (
            <ButtonRow>
              <Button icon="save">Lưu mức giao</Button>
              <LinkButton href={urls.plan(plan.id)} kind="quiet">
                Quay lại
              </LinkButton>
            </ButtonRow>
          )}
        </Form>
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
