import { type Leaf, readableTitle } from "@saoque/scoring";
import { html, type Request } from "#platform/http";
import {
  Card,
  CriterionCard,
  DescriptionList,
  Disclosure,
  EmptyState,
  FileList,
  formatDate,
  formatNumber,
  formatShortPoints,
  PageHeader,
  ScorePanel,
  Section,
  SheetPage,
  Stack,
} from "#platform/ui";
import { type Answers, answerList, answerText, type FormSection, fieldsOf } from "../domain/form-section.ts";
import { judgementContents, judgementTitles } from "../domain/judgements.ts";
import { levelChoices, levelValue } from "../domain/self-assessment.ts";
import type { DossierFile } from "../use-cases/read-dossier-file.ts";
import { viewContent } from "../use-cases/view-content.ts";
import { DossierFacts, DossierTags, dossierCrumbs } from "./dossier-parts.tsx";
import { scoreProps } from "./score-summary.ts";
import { dossierIdOf } from "./step.page.tsx";

/** Everything the dossier holds, to read: for the commune, the province and the council. */
export async function showContent(request: Request) {
  const view = await viewContent(request.services, request.requireActor(), dossierIdOf(request));
  const { file } = view;
  return html(
    <SheetPage
      title={`Nội dung hồ sơ ${file.product.name}`}
      page={request.page()}
      summary={
        <Stack>
          <ScorePanel {...scoreProps({ subject: file, standing: view.standing })} />
          <Card title="Hồ sơ">
            <DossierFacts subject={file} />
          </Card>
        </Stack>
      }
    >
      <PageHeader
        title={file.product.name}
        lead="Toàn bộ nội dung chủ thể đã kê khai, minh chứng viện dẫn và đánh giá của xã."
        breadcrumb={dossierCrumbs(request.requireActor(), file, { label: "Nội dung" })}
        tags={<DossierTags dossier={file.dossier} />}
      />
      <Stack gap="wide">
        {view.sections.map((section) => (
          <AnswersSection key={section.key} section={section} answers={file.answers.get(section.key) ?? {}} />
        ))}
        <JudgementsSection file={file} />
        <MarksSection file={file} />
      </Stack>
    </SheetPage>,
  );
}

function AnswersSection({ section, answers }: { section: FormSection; answers: Answers }) {
  return (
    <Section title={section.title}>
      <DescriptionList
        untold={{ term: "Chưa ghi" }}
        items={fieldsOf(section).map((field) => ({ term: field.label, value: shown(field, answers) }))}
      />
    </Section>
  );
}

function shown(field: ReturnType<typeof fieldsOf>[number], answers: Answers): string | null {
  if (field.kind === "checks") {
    const ticked = answerList(answers, field.name);
    const labels = (field.options ?? [])
      .filter((option) => ticked.includes(option.value))
      .map((option) => option.label);
    return labels.join("; ") || null;
  }
  const text = answerText(answers, field.name);
  if (text === "") return null;
  if (!field.suffix) return text;
  return `${/^\d+$/.test(text) ? formatNumber(Number(text)) : text} ${field.suffix}`;
}

function MarksSection({ file }: { file: DossierFile }) {
  if (file.marks.length === 0) {
    return (
      <Section title="Tự chấm điểm (Mẫu 02, phần III)">
        <EmptyState title="Chủ thể chưa tự chấm">Điểm tự chấm và minh chứng sẽ hiện ở đây.</EmptyState>
      </Section>
    );
  }
  return (
    <Section title="Tự chấm điểm (Mẫu 02, phần III)">
      <Stack>
        {file.set.set.parts.map(({ code }) => {
          const leaves = file.set.leaves.filter((leaf) => leaf.part === code);
          const marks = file.marks.filter((mark) => leaves.some((leaf) => leaf.code === mark.criterion));
          const points = marks.reduce((sum, mark) => sum + mark.points, 0);
          return (
            <Disclosure
              key={code}
              summary={`Phần ${code}: ${formatShortPoints(points)} điểm, ${marks.length}/${leaves.length} tiêu chí đã chấm`}
            >
              <Stack>
                {leaves.map((leaf) => (
                  <MarkCard key={leaf.code} leaf={leaf} file={file} />
                ))}
              </Stack>
            </Disclosure>
          );
        })}
      </Stack>
    </Section>
  );
}

function MarkCard({ leaf, file }: { leaf: Leaf; file: DossierFile }) {
  const mark = file.marks.find((each) => each.criterion === leaf.code);
  const label =
    mark && levelChoices(leaf).find((each) => each.value === levelValue(mark.points, mark.caseCode))?.label;
  const papers = file.citations.filter((each) => each.criterion === leaf.code).map((each) => each.proof);
  return (
    <CriterionCard
      code={leaf.code}
      title={readableTitle(leaf.criterion.title)}
      max={leaf.max}
      id={`criterion-${leaf.code}`}
      attention={!mark}
    >
      <p>{mark ? `${formatShortPoints(mark.points)} điểm: ${label ?? ""}` : "Chưa chấm"}</p>
      {mark?.reason && <p>{mark.reason}</p>}
      <FileList files={papers.map(paperFile)} empty={null} />
    </CriterionCard>
  );
}

function paperFile(proof: DossierFile["citations"][number]["proof"]) {
  const facts = [
    proof.number && `số ${proof.number}`,
    proof.issuer,
    proof.expiresOn && `hết hạn ${formatDate(proof.expiresOn)}`,
  ];
  return {
    href: proof.fileId ? `/tep/${proof.fileId}` : "#",
    name: proof.title,
    kind: proof.kindName,
    ...(proof.issuedOn ? { date: proof.issuedOn } : {}),
    note: facts.filter(Boolean).join(", "),
  };
}

function JudgementsSection({ file }: { file: DossierFile }) {
  if (file.judgements.length === 0) return null;
  const { report } = file;
  return (
    <Section title="Đánh giá của xã (Mẫu 03)">
      <DescriptionList
        items={judgementContents.flatMap((content) => {
          const judged = file.judgements.find((each) => each.content === content);
          if (!judged) return [];
          const points = judged.points === null ? "" : ` (mức ${formatShortPoints(judged.points)} điểm)`;
          return [{ term: judgementTitles[content], value: `${judged.conclusion}${points}` }];
        })}
      />
      {report && (
        <DescriptionList
          items={[
            { term: "Báo cáo", value: `Số ${report.reportNumber}, ngày ${formatDate(report.reportedOn)}` },
            { term: "Văn bản đề nghị", value: `Số ${report.letterNumber}` },
            {
              term: "Đề nghị",
              value: report.proposal === "propose" ? "Đề nghị tỉnh đánh giá" : "Chưa đề nghị",
            },
            { term: "Sản phẩm mẫu", value: String(report.samples) },
          ]}
        />
      )}
    </Section>
  );
}
