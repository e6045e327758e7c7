import { versionOf } from "#platform/forms";
import { formErrors, html, listOf, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Form,
  LinkButton,
  Narrow,
  Notice,
  PageHeader,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { type Answers, fieldsOf } from "../domain/form-section.ts";
import { dossierUrls, otherUrls } from "../urls.ts";
import { type SectionKey, saveSection } from "../use-cases/save-answers.ts";
import { type SectionView, viewSection } from "../use-cases/view-dossier.ts";
import { DossierSteps, dossierCrumbs, type StepName, stepHref } from "./dossier-parts.tsx";
import { FormFields } from "./form-fields.tsx";

const nextOf: Record<SectionKey, StepName> = {
  registration: "general",
  general: "results",
  results: "marks",
  plan: "check",
};

/** One step of Mẫu 01 or Mẫu 02. */
export function showStep(key: SectionKey) {
  return async (request: Request) => {
    const view = await viewSection(request.services, request.requireActor(), dossierIdOf(request), key);
    return stepPage(request, key, view, []);
  };
}

/** Saves a step, then goes on or stays; a refusal shows the step again with everything typed. */
export function saveStep(key: SectionKey) {
  return async (request: Request) => {
    const actor = request.requireActor();
    const dossierId = dossierIdOf(request);
    const typed = (name: string) => listOf(request.fields, name);
    const version = versionOf(request.fields);
    const saved = await saveSection(request.services, actor, {
      dossierId,
      key,
      version,
      typed,
      requestId: request.id,
    });
    if (!saved.ok) {
      const view = await viewSection(request.services, actor, dossierId, key);
      const answers = typedAnswers(view, typed);
      return stepPage(request, key, { ...view, answers, prefilled: false }, saved.faults, version);
    }
    const on = textOf(request.fields, "go") === "next";
    const target = on ? stepHref(dossierId, nextOf[key]) : dossierUrls.step(dossierId, key);
    return redirect(target, { kind: "success", text: "Đã lưu." });
  };
}

export function dossierIdOf(request: Request): string {
  return request.params.dossierId ?? "";
}

function typedAnswers({ section }: SectionView, typed: (name: string) => readonly string[]): Answers {
  return Object.fromEntries(
    fieldsOf(section).map((field) => [
      field.name,
      field.kind === "checks" ? typed(field.name) : (typed(field.name).at(-1) ?? ""),
    ]),
  );
}

function stepPage(
  request: Request,
  key: SectionKey,
  view: SectionView,
  faults: readonly Fault[],
  typedVersion?: number,
) {
  const { section, answers, subject } = view;
  const { dossier } = subject;
  const errors = formErrors(faults);
  return html(
    <WorkspacePage title={section.title} page={request.page()}>
      <Narrow>
        <Stack>
          <PageHeader
            title={section.title}
            lead={section.lead}
            breadcrumb={dossierCrumbs(request.requireActor(), subject, { label: section.title })}
          />
          <DossierSteps view={view} current={key} />

          <Assistance view={view} />
          {key === "general" && <PersonalNote />}
          <Form
            page={request.page()}
            errors={errors}
            hidden={{ version: String(typedVersion ?? dossier.version) }}
            label={section.title}
          >
            <FormFields groups={section.groups} answers={answers} errors={errors} />
            <ButtonRow>
              <Button name="go" value="next">
                Lưu và tiếp tục
              </Button>
              <Button kind="secondary" name="go" value="stay">
                Lưu nháp
              </Button>
              <LinkButton kind="quiet" href={dossierUrls.dossier(dossier.id)}>
                Về hồ sơ
              </LinkButton>
            </ButtonRow>
          </Form>
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

/** Says in whose name the officer writes. */
export function Assistance({ view }: { view: Pick<SectionView, "onBehalfOf"> }) {
  if (!view.onBehalfOf) return null;
  return (
    <Notice kind="info" title={`Bạn đang làm giúp ${view.onBehalfOf}`}>
      Quá trình hồ sơ ghi rõ tên bạn và việc làm giúp. Chủ thể thấy và sửa được mọi nội dung.
    </Notice>
  );
}

function PersonalNote() {
  return (
    <Notice kind="info" title="Giới tính, dân tộc của người đại diện">
      Mẫu 02 in hai thông tin này từ hồ sơ chủ thể, chỉ cán bộ giải quyết hồ sơ được xem.{" "}
      <TextLink href={otherUrls.ownProducer}>Xem hoặc sửa trong hồ sơ chủ thể</TextLink>
    </Notice>
  );
}
