import { type Leaf, readableTitle } from "@saoque/scoring";
import { acceptAttribute } from "#platform/files";
import {
  CheckboxGroup,
  CriterionCard,
  DateField,
  Disclosure,
  FileField,
  type FormError,
  fieldError,
  formatDate,
  RadioCards,
  Select,
  Small,
  StatusTag,
  TextArea,
  TextField,
  TextLink,
} from "#platform/ui";
import { levelChoices, levelValue, type SelfMark, type TypedMark } from "../domain/self-assessment.ts";
import type { MarksView } from "../use-cases/view-dossier.ts";

export interface CriterionState {
  level: string;
  reason: string;
  proofs: readonly string[];
}

/** What stands under a criterion: as typed when the form came back, else as saved. */
export function criterionState(
  code: string,
  saved: { marks: readonly SelfMark[]; citations: MarksView["citations"] },
  typed?: { typed: readonly TypedMark[]; cited: readonly { criterion: string; proofId: string }[] },
): CriterionState {
  const citations = typed ? typed.cited : saved.citations;
  const proofs = citations.filter((each) => each.criterion === code).map((each) => each.proofId);
  if (typed) {
    const mark = typed.typed.find((each) => each.criterion === code);
    return { level: mark?.level ?? "", reason: mark?.reason ?? "", proofs };
  }
  const mark = saved.marks.find((each) => each.criterion === code);
  return { level: mark ? levelValue(mark.points, mark.caseCode) : "", reason: mark?.reason ?? "", proofs };
}

interface CriterionFormProps {
  leaf: Leaf;
  target: number;
  state: CriterionState;
  library: MarksView["library"];
  kinds: readonly { no: number; name: string }[];
  councilOn: string;
  errors: FormError[];
}

/** One criterion of Mẫu 02 part III: levels, reason, evidence from the library or uploaded here. */
export function CriterionForm(props: CriterionFormProps) {
  const { leaf, target, state, errors } = props;
  const { code, criterion } = leaf;
  const choices = levelChoices(leaf);
  const minimum = leaf.minimums.findLast((each) => each.star <= target);
  const condensed = choices.some((choice) => choice.condensed);
  return (
    <CriterionCard
      code={code}
      title={readableTitle(criterion.title)}
      max={leaf.max}
      id={`criterion-${code}`}
      attention={state.level === ""}
      tag={<MinimumTag need={minimum?.points} star={target} level={state.level} />}
    >
      <Help leaf={leaf} condensed={condensed} />
      <RadioCards
        name={`mark.${code}`}
        label={`Mức tự chấm của tiêu chí ${code}`}
        labelHidden
        value={state.level}
        error={fieldError(errors, `mark.${code}`)}
        options={choices.map(({ value, points, label, minimumFor }) => ({
          value,
          points,
          label,
          ...(minimumFor ? { minimumFor } : {}),
        }))}
      />
      <TextArea
        name={`reason.${code}`}
        label="Thuyết minh"
        hint="Vì sao chọn mức này: số liệu, thời gian, địa điểm."
        optional
        rows={2}
        value={state.reason}
        error={fieldError(errors, `reason.${code}`)}
      />
      <Evidence {...props} />
    </CriterionCard>
  );
}

function MinimumTag({ need, star, level }: { need: number | undefined; star: number; level: string }) {
  if (need === undefined) return null;
  const points = level === "" ? undefined : Number(level.slice(level.indexOf(":") + 1));
  const tone = points === undefined ? "neutral" : points >= need ? "success" : "warn";
  return (
    <StatusTag tone={tone}>
      {star} sao cần từ {need} điểm
    </StatusTag>
  );
}

function Help({ leaf, condensed }: { leaf: Leaf; condensed: boolean }) {
  const { criterion } = leaf;
  const notes = (criterion.notes ?? []).map((note) => note.text);
  if (!criterion.explain && notes.length === 0 && !condensed) return null;
  return (
    <Small>
      {[criterion.explain, ...notes].filter(Boolean).map((text) => (
        <span key={text}>{text}. </span>
      ))}
      {condensed && <span>Một số mức ghi lời văn rút gọn so với Phụ lục II.</span>}
    </Small>
  );
}

function Evidence({ leaf, state, library, kinds, councilOn, errors }: CriterionFormProps) {
  const { code } = leaf;
  const usual = leaf.criterion.evidence ?? [];
  const isNear = (proof: MarksView["library"][number]) =>
    usual.includes(proof.kind) || state.proofs.includes(proof.id);
  const near = library.filter(isNear);
  const rest = library.filter((proof) => !isNear(proof));
  const names = kinds.filter((kind) => usual.includes(kind.no)).map((kind) => kind.name);
  const hint =
    names.length > 0
      ? `Thường dùng: ${names.join("; ")}.`
      : "Tiêu chí này thường xem trực tiếp trên sản phẩm.";
  return (
    <>
      {near.length > 0 && (
        <CheckboxGroup
          name={`proof.${code}`}
          id={`proof.${code}`}
          label="Minh chứng viện dẫn"
          hint={hint}
          optional
          options={near.map((proof) => proofOption(proof, kinds, councilOn))}
          values={[...state.proofs]}
        />
      )}
      {near.length === 0 && <Small>{hint} Chưa có minh chứng phù hợp trong kho.</Small>}
      {rest.length > 0 && (
        <Disclosure summary={`Minh chứng khác trong kho (${rest.length})`}>
          <CheckboxGroup
            name={`proof.${code}`}
            id={`proof-other.${code}`}
            label="Minh chứng khác"
            optional
            options={rest.map((proof) => proofOption(proof, kinds, councilOn))}
            values={[...state.proofs]}
          />
        </Disclosure>
      )}
      <Upload leaf={leaf} kinds={kinds} errors={errors} />
    </>
  );
}

function proofOption(
  proof: MarksView["library"][number],
  kinds: CriterionFormProps["kinds"],
  councilOn: string,
) {
  const kind = kinds.find((each) => each.no === proof.kind)?.name ?? "";
  const lapses = proof.expiresOn !== null && proof.expiresOn < councilOn;
  return {
    value: proof.id,
    label: proof.title,
    hint: (
      <>
        {[kind, proof.number && `số ${proof.number}`].filter(Boolean).join(", ")}
        {proof.expiresOn && `, hết hạn ${formatDate(proof.expiresOn)}`}
        {lapses && <strong> (trước ngày họp Hội đồng)</strong>}
        {proof.fileId && (
          <>
            {" "}
            <TextLink href={`/tep/${proof.fileId}`}>Mở tệp</TextLink>
          </>
        )}
      </>
    ),
  };
}

function Upload({ leaf, kinds, errors }: Pick<CriterionFormProps, "leaf" | "kinds" | "errors">) {
  const { code } = leaf;
  const refused = errors.some(
    (error) => /^#(file|kind|title|expires)\./.test(error.href) && error.href.endsWith(`.${code}`),
  );
  return (
    <Disclosure summary="Tải minh chứng mới lên" open={refused}>
      <FileField
        name={`file.${code}`}
        label="Tệp"
        accept={acceptAttribute("either")}
        limitText="PDF, Word, Excel hoặc ảnh, tối đa 20 MB. Tệp vào kho minh chứng, dùng lại được ở tiêu chí khác."
        optional
        error={fieldError(errors, `file.${code}`)}
      />
      <Select
        name={`kind.${code}`}
        label="Loại minh chứng"
        value={String(leaf.criterion.evidence?.[0] ?? "")}
        options={kinds.map((kind) => ({ value: String(kind.no), label: `${kind.no}. ${kind.name}` }))}
        error={fieldError(errors, `kind.${code}`)}
      />
      <TextField
        name={`title.${code}`}
        label="Tên minh chứng"
        hint="Bỏ trống thì lấy tên tệp."
        optional
        maxLength={200}
        error={fieldError(errors, `title.${code}`)}
      />
      <DateField
        name={`expires.${code}`}
        label="Ngày hết hạn"
        optional
        error={fieldError(errors, `expires.${code}`)}
      />
    </Disclosure>
  );
}
