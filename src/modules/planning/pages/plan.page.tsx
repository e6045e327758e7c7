import { dayInVietnam } from "#platform/calendar";
import { fileUrls } from "#platform/files";
import { type Answer, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Card,
  DescriptionList,
  formatDate,
  formatDateTime,
  LinkButton,
  Notice,
  PageHeader,
  Prose,
  Row,
  Section,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import type { Plan } from "../domain/plan.ts";
import { planningUrls as urls } from "../urls.ts";
import { mayDo } from "../use-cases/plans/open-plan.ts";
import { type PlanView, viewPlan } from "../use-cases/plans/read-plans.ts";
import { resultsOf, type TargetResult } from "../use-cases/plans/results.ts";
import { copyPlan } from "../use-cases/plans/write-plan.ts";
import { PlanStatusMark, planCrumb } from "./parts.tsx";
import { CopyForms, DecidingForms, FileForm, type PlanTyped, WritingSteps } from "./plan-steps.tsx";
import { BudgetTable, CascadeCard, TaskTable } from "./plan-tables.tsx";
import { unitOf } from "./plans.page.tsx";
import { TargetTable } from "./target-table.tsx";

export const planIdOf = (request: Request): string => request.params.planId ?? "";

export function showPlan(request: Request): Promise<Answer> {
  return planAnswer(request, { form: undefined, faults: [] });
}

export async function postCopyPlan(request: Request): Promise<Answer> {
  const { id } = await copyPlan(request.services, request.requireActor(), {
    id: planIdOf(request),
    toNextYears: request.fields.next === "1",
    requestId: request.id,
  });
  return redirect(urls.plan(id), {
    kind: "success",
    text: "Đã chép thành bản soạn thảo mới cùng chỉ tiêu, nhiệm vụ và kinh phí. Kiểm tra lại trước khi trình.",
  });
}

/** The plan's page, after a step that was refused with what was typed. */
export async function planAnswer(request: Request, typed: PlanTyped): Promise<Answer> {
  const { services } = request;
  const view = await viewPlan(services, request.requireActor(), planIdOf(request));
  const asOf = dayInVietnam(services.now());
  const results = await resultsOf(services, { plan: view.plan, targets: view.targets, asOf });
  return html(<PlanPage {...{ request, view, results, typed }} />, {
    status: typed.faults.length > 0 ? 422 : 200,
  });
}

interface Shown {
  request: Request;
  view: PlanView;
  results: TargetResult[];
  typed: { form: string | undefined; faults: readonly Fault[] };
}

function PlanPage({ request, view, results, typed }: Shown) {
  const { plan } = view;
  const actor = request.requireActor();
  const writes = mayDo(actor, plan, "change");
  return (
    <WorkspacePage title={plan.title} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={plan.title}
          breadcrumb={[planCrumb, { label: unitOf(plan) }]}
          tags={<PlanStatusMark plan={plan} />}
          actions={
            <Row>
              <LinkButton href={urls.results(plan.id)} kind="secondary" icon="chart-column">
                Thực hiện so với chỉ tiêu
              </LinkButton>
              <LinkButton href={urls.planPaper(plan.id, "docx")} kind="secondary" icon="download">
                Word
              </LinkButton>
              <LinkButton href={urls.planPaper(plan.id, "pdf")} kind="secondary" icon="printer">
                PDF
              </LinkButton>
            </Row>
          }
        />
        <Told view={view} />
        <Card title="Kế hoạch">
          <DescriptionList items={facts(view)} />
        </Card>
        <Section
          title="Chỉ tiêu"
          {...(writes ? { action: { href: urls.newTarget(plan.id), label: "Thêm chỉ tiêu" } } : {})}
        >
          <TargetTable request={request} view={view} results={results} writes={writes} />
        </Section>
        <CascadeCard request={request} view={view} />
        <Section
          title="Nhiệm vụ"
          {...(writes
            ? { action: { href: urls.planTasks(plan.id), label: "Thêm, bớt nhiệm vụ" } }
            : plan.level === "province" && !plan.oldProvinceCode && mayDo(actor, plan, "handOut")
              ? { action: { href: urls.handOut(plan.id), label: "Giao nhiệm vụ" } }
              : {})}
        >
          <TaskTable tasks={view.tasks} />
        </Section>
        <Section
          title="Kinh phí"
          {...(writes ? { action: { href: urls.budget(plan.id), label: "Thêm, bớt kinh phí" } } : {})}
        >
          <BudgetTable budgets={view.budgets} />
        </Section>
        {plan.solutions && (
          <Section title="Giải pháp">
            <Prose>
              {plan.solutions.split("\n").map((line) => (
                <p key={line}>{line}</p>
              ))}
            </Prose>
          </Section>
        )}
        <WritingSteps request={request} plan={plan} typed={typed} />
        <DecidingForms request={request} plan={plan} typed={typed} />
        <FileForm request={request} plan={plan} typed={typed} />
        <CopyForms request={request} plan={plan} />
      </Stack>
    </WorkspacePage>
  );
}

function Told({ view: { plan, parent, parentShares } }: { view: PlanView }) {
  return (
    <>
      {plan.refusalReason && plan.status === "draft" && (
        <Notice kind="danger" title="Lãnh đạo trả lại">
          {plan.refusalReason}
        </Notice>
      )}
      {parent && (
        <Notice kind="info" title="Chỉ tiêu cấp trên giao">
          {parentShares.length} chỉ tiêu được giao theo “{parent.title}”
          {parent.number ? `, số ${parent.number}` : ""}. Mức của đơn vị không thấp hơn mức giao nếu không có
          giải trình.
        </Notice>
      )}
      {plan.replacedById && (
        <Notice kind="warn" title="Đã được thay thế">
          <TextLink href={urls.plan(plan.replacedById)}>Mở kế hoạch đang có hiệu lực</TextLink>
        </Notice>
      )}
      {plan.oldProvinceCode && (
        <Notice kind="info">Kế hoạch trước tháng 7/2025: số liệu tính theo địa bàn tỉnh cũ.</Notice>
      )}
    </>
  );
}

function facts({ plan }: { plan: Plan }) {
  const years = plan.fromYear === plan.toYear ? `${plan.fromYear}` : `${plan.fromYear}–${plan.toYear}`;
  const issued =
    plan.number && `${plan.number}${plan.decidedOn ? `, ngày ${formatDate(plan.decidedOn)}` : ""}`;
  const rows: { term: string; value: string | null | ReturnType<typeof TextLink> }[] = [
    { term: "Đơn vị", value: unitOf(plan) },
    { term: "Thời gian", value: years },
    { term: "Số, ngày ban hành", value: issued },
    { term: "Căn cứ", value: plan.basis },
    { term: "Người lập", value: plan.preparedByName },
    {
      term: "Phê duyệt",
      value:
        plan.approvedByName && plan.approvedAt
          ? `${plan.approvedByName}, ${formatDateTime(plan.approvedAt)}`
          : null,
    },
    { term: "Nguồn", value: plan.source },
    {
      term: "Tệp đã ký",
      value: plan.fileId && <TextLink href={fileUrls.file(plan.fileId)}>Tải tệp</TextLink>,
    },
  ];
  return rows.flatMap(({ term, value }) => (value ? [{ term, value }] : []));
}
