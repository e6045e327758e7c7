import { findCommune, findProvince } from "#modules/territory";
import { type Answer, holdsRole, html, type Request } from "#platform/http";
import {
  Button,
  DataTable,
  EmptyState,
  formatDate,
  formatNumber,
  LinkButton,
  PageHeader,
  Pagination,
  Row,
  Select,
  Stack,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { planStatuses, planStatusWords } from "../domain/actions.ts";
import { type Plan, type PlanLevel, planLevels } from "../domain/plan.ts";
import { planWriters } from "../permissions.ts";
import { planningUrls as urls } from "../urls.ts";
import { listPlansFor, type PlanQuery } from "../use-cases/plans/read-plans.ts";
import { asked, FilterForm, SHEET_ROWS, sheetAnswer, withQuery } from "./asking.tsx";
import { PlanStatusMark } from "./parts.tsx";

type PlanRow = Awaited<ReturnType<typeof listPlansFor>>["plans"][number];

export async function showPlans(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const query = queryOf(request);
  const { plans, next } = await listPlansFor(request.services, actor, query, asked(request, "sau"));
  return html(
    <WorkspacePage title="Kế hoạch, chỉ tiêu" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Kế hoạch, chỉ tiêu"
          lead="Kế hoạch của từng cấp với chỉ tiêu, nhiệm vụ và kinh phí. Kết quả của mỗi chỉ tiêu được tính từ bản ghi."
          actions={
            holdsRole(actor, planWriters) && (
              <LinkButton href={urls.newPlan} icon="plus">
                Lập kế hoạch
              </LinkButton>
            )
          }
        />
        <Filters query={query} />
        <DataTable
          caption="Các kế hoạch"
          captionHidden
          columns={columns}
          rows={plans}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa có kế hoạch nào" icon="list-checks">
              Lập kế hoạch năm của đơn vị, thêm chỉ tiêu rồi trình lãnh đạo; sau khi ban hành có thể giao chỉ
              tiêu xuống cấp dưới.
            </EmptyState>
          }
        />
        <Pagination
          {...(next ? { nextHref: withQuery(urls.plans, { ...askedQuery(query), sau: next }) } : {})}
        />
        {plans.length > 0 && (
          <Row>
            <LinkButton href={withQuery(urls.plansSheet, askedQuery(query))} kind="secondary" icon="download">
              Tải Excel
            </LinkButton>
          </Row>
        )}
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadPlans(request: Request): Promise<Answer> {
  const query = queryOf(request);
  const { plans } = await listPlansFor(request.services, request.requireActor(), query, "", SHEET_ROWS);
  const labels = [
    "Kế hoạch",
    "Đơn vị",
    "Từ năm",
    "Đến năm",
    "Số",
    "Ngày ban hành",
    "Trạng thái",
    "Số chỉ tiêu",
    "Minh hoạ",
  ];
  return sheetAnswer(
    "ke-hoach",
    labels,
    plans.map((plan) => [
      plan.title,
      unitOf(plan),
      plan.fromYear,
      plan.toYear,
      plan.number,
      plan.decidedOn && formatDate(plan.decidedOn),
      planStatusWords[plan.status].label,
      plan.targets,
      plan.isDemo ? "Có" : null,
    ]),
  );
}

function queryOf(request: Request): PlanQuery {
  const year = Number(asked(request, "nam"));
  const level = asked(request, "cap");
  const status = asked(request, "trang-thai");
  return {
    year: Number.isInteger(year) && year >= 2018 && year <= 2100 ? year : undefined,
    level: Object.hasOwn(planLevels, level) ? (level as PlanLevel) : undefined,
    status: planStatuses.find((each) => each === status),
    text: asked(request, "q").slice(0, 100) || undefined,
  };
}

const askedQuery = ({ year, level, status, text }: PlanQuery) => ({
  nam: year === undefined ? "" : String(year),
  cap: level,
  "trang-thai": status,
  q: text,
});

function Filters({ query }: { query: PlanQuery }) {
  return (
    <FilterForm action={urls.plans} label="Lọc kế hoạch">
      <TextField name="q" label="Tìm theo tên, số" value={query.text ?? ""} optional />
      <TextField name="nam" label="Năm" inputMode="numeric" value={`${query.year ?? ""}`} optional />
      <Select
        name="cap"
        label="Cấp"
        value={query.level ?? ""}
        optional
        options={[{ value: "", label: "Mọi cấp" }, ...Object.entries(planLevels).map(toOption)]}
      />
      <Select
        name="trang-thai"
        label="Trạng thái"
        value={query.status ?? ""}
        optional
        options={[
          { value: "", label: "Mọi trạng thái" },
          ...planStatuses.map((value) => ({ value, label: planStatusWords[value].label })),
        ]}
      />
      <Row align="end">
        <Button kind="secondary" icon="filter">
          Lọc
        </Button>
      </Row>
    </FilterForm>
  );
}

const toOption = ([value, label]: [string, string]) => ({ value, label });

export function unitOf({
  level,
  provinceCode,
  communeCode,
}: Pick<Plan, "level" | "provinceCode" | "communeCode">): string {
  if (level === "nation") return "Cả nước";
  const unit = communeCode ? findCommune(communeCode) : findProvince(provinceCode);
  return unit?.fullName ?? provinceCode;
}

const columns = [
  {
    key: "title",
    label: "Kế hoạch",
    primary: true,
    cell: (plan: PlanRow) => <TextLink href={urls.plan(plan.id)}>{plan.title}</TextLink>,
  },
  { key: "unit", label: "Đơn vị", cell: unitOf },
  {
    key: "years",
    label: "Năm",
    cell: ({ fromYear, toYear }: PlanRow) => (fromYear === toYear ? fromYear : `${fromYear}–${toYear}`),
  },
  {
    key: "number",
    label: "Số, ngày ban hành",
    cell: ({ number, decidedOn }: PlanRow) =>
      number ? `${number}${decidedOn ? `, ${formatDate(decidedOn)}` : ""}` : "—",
  },
  {
    key: "targets",
    label: "Chỉ tiêu",
    align: "end" as const,
    cell: ({ targets }: PlanRow) => formatNumber(targets),
  },
  { key: "status", label: "Trạng thái", cell: (plan: PlanRow) => <PlanStatusMark plan={plan} /> },
];
