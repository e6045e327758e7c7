import type { PartCode } from "@saoque/scoring";
import { versionOf } from "#platform/forms";
import { formErrors, html, NotFound, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Form,
  type FormError,
  LawRef,
  LinkButton,
  PageHeader,
  ScoreBar,
  ScorePanel,
  SheetPage,
  Small,
  Stack,
  Tabs,
} from "#platform/ui";
import { dossierUrls } from "../urls.ts";
import { saveMarks } from "../use-cases/save-marks.ts";
import { type MarksView, viewMarks } from "../use-cases/view-dossier.ts";
import { CriterionForm, criterionState } from "./criterion-form.tsx";
import { DossierSteps, decision, dossierCrumbs } from "./dossier-parts.tsx";
import { LiveScore } from "./live-score.tsx";
import { readMarksForm } from "./marks.form.ts";
import { barProps, scoreProps } from "./score-summary.ts";
import { Assistance, dossierIdOf } from "./step.page.tsx";

const parts: readonly PartCode[] = ["A", "B", "C"];
type Typed = ReturnType<typeof readMarksForm>;

export async function showMarks(request: Request) {
  const part = partOf(request);
  const view = await viewMarks(request.services, request.requireActor(), dossierIdOf(request));
  return marksPage(request, { part, view, faults: [] });
}

/** Saves one part with its evidence; goes on to the next part, or stays to see the points. */
export async function submitMarks(request: Request) {
  const part = partOf(request);
  const actor = request.requireActor();
  const dossierId = dossierIdOf(request);
  const typed = readMarksForm(request);
  const version = versionOf(request.fields);
  const saved = await saveMarks(request.services, actor, {
    dossierId,
    part,
    version,
    ...typed,
    requestId: request.id,
  });
  if (!saved.ok) {
    const view = await viewMarks(request.services, actor, dossierId);
    return marksPage(request, { part, view, typed, faults: saved.faults, version });
  }
  const following = parts[parts.indexOf(part) + 1];
  const on = following ? dossierUrls.marks(dossierId, following) : dossierUrls.step(dossierId, "plan");
  const target = textOf(request.fields, "go") === "next" ? on : dossierUrls.marks(dossierId, part);
  return redirect(target, { kind: "success", text: `Đã lưu phần ${part}.` });
}

function partOf(request: Request): PartCode {
  const found = parts.find((part) => part.toLowerCase() === request.params.part);
  if (!found) throw new NotFound();
  return found;
}

interface MarksPage {
  part: PartCode;
  view: MarksView;
  typed?: Typed;
  faults: readonly Fault[];
  version?: number;
}

function marksPage(request: Request, shown: MarksPage) {
  const { part, view, faults } = shown;
  const { dossier, set } = view.subject;
  const page = request.page();
  const title = `Tự chấm điểm, phần ${part}`;
  const done = (code: PartCode) =>
    view.marks.filter((mark) => set.leafOf.get(mark.criterion)?.part === code).length;
  return html(
    <SheetPage
      title={title}
      page={page}
      summary={
        <LiveScore page={page} view={view} part={part}>
          <ScorePanel {...scoreProps(view)} />
        </LiveScore>
      }
      summaryBar={
        <ScoreBar
          {...barProps(view.standing)}
          action={
            <Button form="marks" name="go" value="next" small>
              Lưu và tiếp
            </Button>
          }
        />
      }
    >
      <PageHeader
        title={title}
        lead={`Bộ ${set.set.no}. ${set.set.name}. Mức nào cũng để lại được, lưu rồi sửa tiếp.`}
        breadcrumb={dossierCrumbs(request.requireActor(), view.subject, { label: "Tự chấm điểm" })}
      />
      <DossierSteps view={view} current="marks" />
      <Tabs
        label="Các phần của bộ tiêu chí"
        items={parts.map((code) => ({
          href: dossierUrls.marks(dossier.id, code),
          label: `Phần ${code} (${done(code)}/${set.leaves.filter((leaf) => leaf.part === code).length})`,
          current: code === part,
        }))}
      />
      <Assistance view={view} />
      <MarksForm request={request} shown={shown} errors={formErrors(faults)} />
    </SheetPage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

function MarksForm({ request, shown, errors }: { request: Request; shown: MarksPage; errors: FormError[] }) {
  const { part, view, typed } = shown;
  const { dossier, set } = view.subject;
  const leaves = set.leaves.filter((leaf) => leaf.part === part);
  return (
    <Form
      page={request.page()}
      id="marks"
      files
      errors={errors}
      hidden={{ version: String(shown.version ?? dossier.version) }}
      label={`Tự chấm điểm phần ${part}`}
    >
      <Stack>
        {leaves.map((leaf) => (
          <CriterionForm
            key={leaf.code}
            leaf={leaf}
            target={dossier.targetStar}
            state={criterionState(leaf.code, view, typed)}
            library={view.library}
            kinds={set.ruleSet.evidenceKinds}
            councilOn={view.councilOn}
            errors={errors}
          />
        ))}
      </Stack>
      <ButtonRow>
        <Button name="go" value="next">
          Lưu và tiếp tục
        </Button>
        <Button kind="secondary" name="go" value="stay">
          Lưu và xem điểm
        </Button>
        <LinkButton kind="quiet" href={dossierUrls.dossier(dossier.id)}>
          Về hồ sơ
        </LinkButton>
      </ButtonRow>
      <Small>
        Điểm và mức theo <LawRef act={decision} article="3" />, Phụ lục II. Điểm tự chấm chỉ để tham khảo, Hội
        đồng quyết định điểm.
      </Small>
    </Form>
  );
}
