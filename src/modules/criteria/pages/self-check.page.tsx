import { type Fault, type MappedResult, type PreparedSet, readableTitle } from "@saoque/scoring";
import { type Answer, fieldsUnder, html, listOf, NotFound, type Request } from "#platform/http";
import {
  Button,
  Card,
  CheckboxGroup,
  CriterionCard,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Form,
  type FormError,
  fieldError,
  Island,
  Notice,
  type PageContext,
  PageHeader,
  PublicPage,
  RadioCards,
  Section,
  Small,
  Split,
  Stack,
  TextLink,
} from "#platform/ui";
import {
  type Choices,
  checkYourself,
  choicesOf,
  knockOutChoices,
  type SelfCheck,
} from "../domain/self-check.ts";
import { criteriaUrls } from "../urls.ts";
import { carryOver } from "../use-cases/carry-over.ts";
import { findSet } from "../use-cases/find-set.ts";
import { SelfCheckPanel } from "./self-check-panel.tsx";

const nothingChosen: Choices = { marks: new Map(), knockOuts: [] };

export async function showSelfCheck(request: Request): Promise<Answer> {
  const prepared = setToMark(request);
  return html(<SelfCheckPage page={request.page()} set={prepared} choices={nothingChosen} errors={[]} />, {
    cacheSeconds: 300,
  });
}

/** Marks without keeping anything: what was chosen goes back into the form. */
export async function postSelfCheck(request: Request): Promise<Answer> {
  const set = setToMark(request);
  const sent = fieldsUnder(request.fields, "m.");
  const choices: Choices = {
    marks: new Map([...sent].filter(([, value]) => value !== "")),
    knockOuts: listOf(request.fields, "lyDoLoai"),
  };
  const empty = choices.marks.size === 0 && choices.knockOuts.length === 0;
  const outcome = checkYourself(set, choices);
  const first = `#m.${set.leaves[0]?.code}`;
  const errors: FormError[] = empty
    ? [{ href: first, text: "Chọn mức cho ít nhất một tiêu chí." }]
    : outcome.ok
      ? []
      : outcome.faults.map((fault) => toFormError(set, fault));
  const check = outcome.ok && !empty ? outcome.value : undefined;
  return html(
    <SelfCheckPage page={request.page()} set={set} choices={choices} errors={errors} check={check} />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

function setToMark(request: Request): PreparedSet {
  const { prepared, gap } = findSet(request.params.ruleSet ?? "", request.params.setCode ?? "");
  if (!prepared) throw new NotFound(gap);
  return prepared;
}

function toFormError(set: PreparedSet, { path, message }: Fault): FormError {
  const code = path.replace(/^(?:marks|cases)\./, "");
  return { href: set.leafOf.has(code) ? `#m.${code}` : "#lyDoLoai", text: message };
}

interface Props {
  page: PageContext;
  set: PreparedSet;
  choices: Choices;
  errors: FormError[];
  check?: SelfCheck;
}

function SelfCheckPage({ page, set, choices, errors, check }: Props) {
  const { ruleSet, set: productSet } = set;
  const address = criteriaUrls.selfCheck(ruleSet.slug, productSet.code);
  const mapped = check ? carryOver(set, check.sheet) : undefined;
  return (
    <PublicPage title={`Tự chấm: ${productSet.name}`} page={page} noIndex>
      <Stack gap="wide">
        <PageHeader
          title="Sản phẩm của tôi được mấy sao?"
          lead={`Bộ ${productSet.no}: ${productSet.name}. Chọn mức đúng nhất với sản phẩm hiện nay ở từng tiêu chí; để trống tiêu chí chưa rõ.`}
          breadcrumb={[
            { href: criteriaUrls.list, label: "Bộ tiêu chí" },
            {
              href: criteriaUrls.productSet(ruleSet.slug, productSet.code),
              label: `Bộ ${productSet.no} (QĐ ${ruleSet.decision.number})`,
            },
            { label: "Tự chấm" },
          ]}
        />
        <Island
          name="score-preview"
          page={page}
          props={{ source: criteriaUrls.apiProductSet(ruleSet.slug, productSet.code) }}
        >
          <Split ratio="narrow-right" side={<Side set={set} errors={errors} check={check} mapped={mapped} />}>
            <Form page={{ csrfToken: "" }} action={`${address}#diem-tu-cham`} label="Tự chấm">
              <Stack gap="wide">
                {ruleSet.parts.map((part) => (
                  <Section
                    key={part.code}
                    title={`Phần ${part.code}. ${part.title}`}
                    lead={`${part.max} điểm`}
                  >
                    <Stack>
                      {set.leaves
                        .filter((leaf) => leaf.part === part.code)
                        .map((leaf) => (
                          <LeafChoice
                            key={leaf.code}
                            set={set}
                            leaf={leaf}
                            choices={choices}
                            errors={errors}
                          />
                        ))}
                    </Stack>
                  </Section>
                ))}
                <CheckboxGroup
                  name="lyDoLoai"
                  label="Hồ sơ có rơi vào trường hợp nào dưới đây không?"
                  hint="Chỉ một trường hợp đúng là sản phẩm không được xếp hạng."
                  optional
                  options={knockOutChoices(set)}
                  values={[...choices.knockOuts]}
                  error={fieldError(errors, "lyDoLoai")}
                />
                <Button icon="clipboard-check">Xem được mấy sao</Button>
              </Stack>
            </Form>
          </Split>
        </Island>
      </Stack>
    </PublicPage>
  );
}

function Side({
  set,
  errors,
  check,
  mapped,
}: {
  set: PreparedSet;
  errors: FormError[];
  check: SelfCheck | undefined;
  mapped: MappedResult | undefined;
}) {
  return (
    <Stack>
      <div id="diem-tu-cham" aria-live="polite">
        <ErrorSummary errors={errors} />
        {check && <SelfCheckPanel set={set} check={check} />}
        {!check && errors.length === 0 && (
          <EmptyState title="Chưa có điểm" icon="clipboard-check">
            Chọn mức rồi bấm “Xem được mấy sao”. Điểm, hạng sao và cách lên hạng hiện ở đây; không có gì được
            lưu lại.
          </EmptyState>
        )}
      </div>
      {mapped && <CarriedOver mapped={mapped} />}
    </Stack>
  );
}

/** Honest range: only criteria that the table ties together count, the rest must be marked afresh. */
function CarriedOver({ mapped }: { mapped: MappedResult }) {
  return (
    <Card title="Theo QĐ 26/2026/QĐ-TTg thì sao?">
      <Stack>
        <DescriptionList
          items={[
            { term: "Tiêu chí còn tính", value: `${mapped.carried.length} tiêu chí cùng tên, cùng mức` },
            { term: "Phải chấm lại", value: `${mapped.open.length} tiêu chí` },
            { term: "Khoảng điểm", value: `từ ${mapped.points.least} đến ${mapped.points.most}` },
          ]}
        />
        <TextLink href={criteriaUrls.selfCheck("26-2026", mapped.to)}>Tự chấm theo bộ mới</TextLink>
      </Stack>
    </Card>
  );
}

interface LeafProps {
  set: PreparedSet;
  leaf: PreparedSet["leaves"][number];
  choices: Choices;
  errors: FormError[];
}

function LeafChoice({ leaf, choices, errors }: LeafProps) {
  const name = `m.${leaf.code}`;
  const value = choices.marks.get(leaf.code);
  const error = fieldError(errors, name);
  const notes = leaf.criterion.notes?.filter((note) => note.kind !== "evidence") ?? [];
  return (
    <CriterionCard
      id={`tc-${leaf.code}`}
      code={leaf.code}
      title={readableTitle(leaf.criterion.title)}
      max={leaf.max}
      attention={error !== undefined}
    >
      <Stack gap="tight">
        {notes.map((note) => (
          <Small key={note.text}>{note.text}</Small>
        ))}
        {leaf.cases.length === 0 ? (
          <RadioCards
            name={name}
            label={`${leaf.code} ${leaf.criterion.title}`}
            labelHidden
            value={value}
            error={error}
            options={choicesOf(leaf)}
          />
        ) : (
          leaf.cases.map((caseCode, at) => (
            <RadioCards
              key={caseCode}
              name={name}
              id={at === 0 ? name : `${name}-${caseCode}`}
              label={leaf.criterion.cases?.[caseCode] ?? caseCode}
              value={value}
              error={at === 0 ? error : undefined}
              options={choicesOf(leaf, caseCode)}
            />
          ))
        )}
        {value !== undefined && !leaf.levels.some((level) => matches(level, value)) && Number(value) > 0 && (
          <Notice kind="warn" title={`Mức đã gửi (${value.slice(0, 20)}) không có trong tiêu chí này.`} />
        )}
      </Stack>
    </CriterionCard>
  );
}

function matches(level: { points: number; case?: string }, value: string): boolean {
  return value === (level.case ? `${level.case}:${level.points}` : String(level.points));
}
