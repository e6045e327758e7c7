import {
  type Criterion,
  type Level,
  type Part,
  type ProductSet,
  type RuleSet,
  readableTitle,
} from "@saoque/scoring";
import { type Answer, html, type Request } from "#platform/http";
import {
  Chip,
  ChipRow,
  CriterionCard,
  DescriptionList,
  Disclosure,
  LevelList,
  Muted,
  Notice,
  type PageContext,
  PageHeader,
  PublicPage,
  Section,
  Small,
  Stack,
  StatusTag,
} from "#platform/ui";
import { insideSentence } from "../domain/wording.ts";
import { evidenceKindName } from "../rule-sets.ts";
import { criteriaUrls } from "../urls.ts";
import { findSet } from "../use-cases/find-set.ts";
import { SelfCheckButton } from "./rule-sets.page.tsx";
import { confidenceWords, labelMarks, periodOf, placeInLaw } from "./words.ts";

export async function showProductSet(request: Request): Promise<Answer> {
  const { ruleSet, set, gap } = findSet(request.params.ruleSet ?? "", request.params.setCode ?? "");
  return html(<ProductSetPage page={request.page()} ruleSet={ruleSet} set={set} gap={gap} />, {
    cacheSeconds: 300,
  });
}

interface Props {
  page: PageContext;
  ruleSet: RuleSet;
  set: ProductSet;
  gap: string | undefined;
}

function ProductSetPage({ page, ruleSet, set, gap }: Props) {
  return (
    <PublicPage
      title={`Bộ ${set.no}: ${set.name}`}
      page={page}
      description={`Tiêu chí chấm điểm OCOP cho ${set.name.toLowerCase()} theo QĐ ${ruleSet.decision.number}.`}
    >
      <Stack gap="wide">
        <PageHeader
          title={`Bộ ${set.no}: ${set.name}`}
          lead={placeInLaw(ruleSet, set)}
          breadcrumb={[
            { href: criteriaUrls.list, label: "Bộ tiêu chí" },
            { href: criteriaUrls.ruleSet(ruleSet.slug), label: ruleSet.decision.number },
            { label: `Bộ ${set.no}` },
          ]}
          actions={gap ? undefined : <SelfCheckButton slug={ruleSet.slug} setCode={set.code} />}
        />
        {gap && (
          <Notice kind="warn" title="Bộ này chưa chấm được">
            {gap}
          </Notice>
        )}
        <DescriptionList items={factsOf(ruleSet, set)} />
        <ChipRow>
          <Muted>Mở từng nhóm để đọc mức điểm và minh chứng:</Muted>
          {set.parts.map((part) => (
            <Chip key={part.code} href={`#${partId(part)}`}>{`Phần ${part.code}: ${part.max} điểm`}</Chip>
          ))}
        </ChipRow>
        <Rejections ruleSet={ruleSet} set={set} />
        {set.parts.map((part) => (
          <PartSection key={part.code} ruleSet={ruleSet} part={part} />
        ))}
      </Stack>
    </PublicPage>
  );
}

function factsOf(ruleSet: RuleSet, set: ProductSet) {
  const levels = set.parts.flatMap((part) => part.criteria.flatMap(levelsUnder));
  const condensed = levels.filter((level) => level.labelKind === "condensed").length;
  return [
    { term: "Mã bộ", value: set.code },
    { term: "Quyết định", value: `${ruleSet.decision.number}, ${periodOf(ruleSet)}` },
    { term: "Cơ quan quản lý", value: set.agencies.join(", ") || "không nêu" },
    { term: "Độ tin cậy của dữ liệu", value: confidenceWords[set.confidence] },
    ...(condensed > 0
      ? [
          {
            term: "Lời văn",
            value: `${condensed} trên ${levels.length} mức ghi lời văn rút gọn; văn bản đã ký là căn cứ khi chấm chính thức.`,
          },
        ]
      : []),
  ];
}

function levelsUnder(criterion: Criterion): readonly Level[] {
  return criterion.children ? criterion.children.flatMap(levelsUnder) : (criterion.levels ?? []);
}

function Rejections({ ruleSet, set }: { ruleSet: RuleSet; set: ProductSet }) {
  if (set.dossierRejectedIf.length === 0 && !set.dossierRejectedNote) return null;
  return (
    <Notice kind="danger" title="Hồ sơ bị loại nếu có một trong các lý do">
      <ul>
        {set.dossierRejectedIf.map((code) => (
          <li key={code}>{ruleSet.knockOuts[code] ?? code}</li>
        ))}
        {set.dossierRejectedNote && <li>{set.dossierRejectedNote}</li>}
      </ul>
    </Notice>
  );
}

function partId({ code }: Part): string {
  return `phan-${code.toLowerCase()}`;
}

function PartSection({ ruleSet, part }: { ruleSet: RuleSet; part: Part }) {
  const title = ruleSet.parts.find(({ code }) => code === part.code)?.title ?? "";
  return (
    <Section title={`Phần ${part.code}. ${title} (${part.max} điểm)`} id={partId(part)}>
      <Stack>
        {part.criteria.map((criterion) =>
          criterion.children ? (
            <Disclosure
              key={criterion.code}
              summary={`${criterion.code}. ${readableTitle(criterion.title)} (${criterion.max} điểm)`}
            >
              <Stack>
                {criterion.children.flatMap(leavesUnder).map((leaf) => (
                  <LeafCard key={leaf.code} criterion={leaf} />
                ))}
              </Stack>
            </Disclosure>
          ) : (
            <LeafCard key={criterion.code} criterion={criterion} />
          ),
        )}
      </Stack>
    </Section>
  );
}

function leavesUnder(criterion: Criterion): Criterion[] {
  return criterion.children ? criterion.children.flatMap(leavesUnder) : [criterion];
}

function LeafCard({ criterion }: { criterion: Criterion }) {
  const proofs = (criterion.evidence ?? []).map((no) => insideSentence(evidenceKindName(no)));
  return (
    <CriterionCard
      id={`tc-${criterion.code}`}
      code={criterion.code}
      title={readableTitle(criterion.title)}
      max={criterion.max}
      level={3}
      meta={proofs.length > 0 ? [`Minh chứng thường dùng: ${proofs.join("; ")}`] : []}
    >
      <Stack gap="tight">
        {criterion.explain && <Small>{criterion.explain}</Small>}
        {criterion.note && <Small>{criterion.note}</Small>}
        {criterion.notes?.map((note) => (
          <Notice key={note.text} kind={"code" in note ? "danger" : "info"} title={note.text} />
        ))}
        <LevelList levels={(criterion.levels ?? []).map((level) => levelLine(level, criterion))} />
      </Stack>
    </CriterionCard>
  );
}

function levelLine(level: Level, criterion: Criterion) {
  const mark = labelMarks[level.labelKind];
  const caseName = level.case ? criterion.cases?.[level.case] : undefined;
  return {
    points: level.points,
    ...(caseName ? { scope: caseName } : {}),
    label: (
      <>
        {level.label}{" "}
        {level.minStar && <StatusTag tone="success">tối thiểu cho {level.minStar} sao</StatusTag>}{" "}
        {mark && (
          <Muted>
            <Small>({mark})</Small>
          </Muted>
        )}
      </>
    ),
  };
}
