import { type Criterion, type Leaf, type Part, readableTitle } from "@saoque/scoring";
import { fileUrls } from "#platform/files";
import {
  Card,
  Checkbox,
  type Child,
  CriterionCard,
  Disclosure,
  type FormError,
  fieldError,
  formatDate,
  formatShortPoints,
  Muted,
  Notice,
  RadioCards,
  Section,
  Small,
  Stack,
  StatusTag,
  TextArea,
  TextField,
  TextLink,
} from "#platform/ui";
import { abstainValue, choiceGroups, chosenValue } from "../domain/level-choices.ts";
import {
  knockOutField,
  knockOutReasonField,
  limits,
  markField,
  reasonField,
  type SheetContent,
} from "../domain/sheet-content.ts";
import type { OpenSheet } from "../use-cases/open-sheet.ts";

interface CardsProps {
  open: OpenSheet;
  content: SheetContent;
  errors: FormError[];
}

export function PartCards({ part, ...rest }: CardsProps & { part: Part }) {
  const title = rest.open.set.ruleSet.parts.find((each) => each.code === part.code)?.title ?? "";
  return (
    <Section title={`Phần ${part.code}. ${title} (${part.max} điểm)`}>
      <Stack>
        {part.criteria.map((criterion) => (
          <Branch key={criterion.code} criterion={criterion} {...rest} />
        ))}
      </Stack>
    </Section>
  );
}

/** A heading with its criteria under it, or a criterion to mark. */
function Branch({ criterion, ...rest }: CardsProps & { criterion: Criterion }) {
  const leaf = rest.open.set.leafOf.get(criterion.code);
  if (leaf) return <LeafCard leaf={leaf} {...rest} />;
  return (
    <Section title={`${criterion.code}. ${readableTitle(criterion.title)} (${criterion.max} điểm)`} level={3}>
      <Stack>
        {(criterion.children ?? []).map((child) => (
          <Branch key={child.code} criterion={child} {...rest} />
        ))}
      </Stack>
    </Section>
  );
}

function LeafCard({ leaf, open, content, errors }: CardsProps & { leaf: Leaf }) {
  const { code, criterion, max, minimums } = leaf;
  const entry = content.marks[code];
  const field = markField(code);
  const wrong = fieldError(errors, field);
  const locked = open.readOnlyWhy !== "";
  const needed = minimums.find((minimum) => minimum.star <= open.dossier.targetStar);
  return (
    <CriterionCard
      code={code}
      title={readableTitle(criterion.title)}
      max={max}
      id={`tc-${code}`}
      attention={wrong !== undefined}
      tag={
        needed && <StatusTag tone="warn">{`mức ${needed.points} bắt buộc cho ${needed.star} sao`}</StatusTag>
      }
      meta={besides(open, code)}
    >
      <Stack gap="tight">
        {criterion.explain && (
          <Small>
            <Muted>{criterion.explain}</Muted>
          </Small>
        )}
        <Levels leaf={leaf} value={chosenValue(entry)} error={wrong} locked={locked} />
        <Disclosure
          summary={entry?.reason ? "Lý do của tôi (đã ghi)" : "Ghi lý do của tôi"}
          open={Boolean(entry?.reason) || fieldError(errors, reasonField(code)) !== undefined}
        >
          <TextArea
            name={reasonField(code)}
            label={`Lý do ở tiêu chí ${code}`}
            value={entry?.reason ?? ""}
            rows={2}
            maxLength={limits.reason}
            error={fieldError(errors, reasonField(code))}
            disabled={locked}
            optional
          />
        </Disclosure>
      </Stack>
    </CriterionCard>
  );
}

function Levels({
  leaf,
  value,
  error,
  locked,
}: {
  leaf: Leaf;
  value: string;
  error: string | undefined;
  locked: boolean;
}) {
  const groups = choiceGroups(leaf);
  const field = markField(leaf.code);
  const abstain = {
    value: abstainValue,
    points: "–",
    label: "Không chấm tiêu chí này (ghi lý do)",
    slim: true,
  };
  return (
    <>
      {groups.map((group, index) => (
        <RadioCards
          key={group.caseCode}
          name={field}
          id={index === 0 ? field : `${field}-${group.caseCode}`}
          label={group.caseName === "" ? `Mức của tiêu chí ${leaf.code}` : `Trường hợp: ${group.caseName}`}
          labelHidden={group.caseName === ""}
          value={value}
          readOnly={locked}
          {...(error && index === 0 ? { error } : {})}
          options={[
            ...group.choices.map(({ value: level, points, label, condensed, minimumFor }) => ({
              value: level,
              points,
              label: condensed ? `${label} (rút gọn)` : label,
              ...(minimumFor ? { minimumFor } : {}),
            })),
            ...(index === groups.length - 1 && (!locked || value === abstainValue) ? [abstain] : []),
          ]}
        />
      ))}
    </>
  );
}

/** What others have said about a criterion before the council: the producer, the papers, the commune. */
function besides({ file }: OpenSheet, code: string): Child[] {
  const self = file.marks.find((mark) => mark.criterion === code);
  const papers = file.citations
    .filter((citation) => citation.criterion === code)
    .map((citation) => citation.proof);
  const judgement = file.judgements.find((each) => each.criterion === code);
  const selfText = self
    ? `Chủ thể tự chấm ${formatShortPoints(self.points)}${self.reason ? `: “${self.reason}”` : ""}`
    : "Chủ thể chưa tự chấm";
  return [
    selfText,
    papers.length === 0 ? "Không có minh chứng viện dẫn" : <Papers papers={papers} />,
    ...(judgement
      ? [
          `Cấp xã${judgement.points === null ? "" : ` xác định mức ${formatShortPoints(judgement.points)}`}: ${judgement.conclusion}`,
        ]
      : []),
  ];
}

function Papers({ papers }: { papers: OpenSheet["file"]["citations"][number]["proof"][] }) {
  return (
    <>
      {papers.length} minh chứng:{" "}
      {papers.map((paper, index) => (
        <span key={paper.id}>
          {index > 0 && "; "}
          {paper.fileId ? <TextLink href={fileUrls.file(paper.fileId)}>{paper.title}</TextLink> : paper.title}
          {paper.expiresOn && ` (hết hạn ${formatDate(paper.expiresOn)})`}
        </span>
      ))}
    </>
  );
}

export function KnockOutCards({ open, content, errors }: CardsProps) {
  const locked = open.readOnlyWhy !== "";
  return (
    <Section
      title="Điều kiện loại"
      lead="Chỉ chọn khi có căn cứ rõ ràng. Một thành viên nêu là hồ sơ không được xếp hạng; lý do ghi vào báo cáo."
    >
      <Card>
        <Stack>
          {[...open.set.knockOuts.values()].map((each) => {
            const entry = content.knockOuts[each.code];
            const reason = knockOutReasonField(each.code);
            const wrong = fieldError(errors, reason);
            return (
              <Stack key={each.code} gap="tight">
                <Checkbox
                  name={knockOutField(each.code)}
                  label={each.criterion ? `${each.criterion}: ${each.text}` : each.text}
                  checked={entry?.raised ?? false}
                  disabled={locked}
                  optional
                />
                <Disclosure summary="Lý do, căn cứ" open={Boolean(entry?.reason) || wrong !== undefined}>
                  <TextField
                    name={reason}
                    label={`Lý do: ${each.text}`}
                    value={entry?.reason ?? ""}
                    maxLength={limits.reason}
                    disabled={locked}
                    optional
                    {...(wrong ? { error: wrong } : {})}
                  />
                </Disclosure>
              </Stack>
            );
          })}
          {open.set.knockOuts.size === 0 && (
            <Notice kind="info" title="Bộ tiêu chí này không có điều kiện loại." />
          )}
        </Stack>
      </Card>
    </Section>
  );
}
