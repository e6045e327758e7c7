import { uuidv7 } from "#platform/db";
import { versionOf } from "#platform/forms";
import { Conflict, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Card,
  Form,
  type FormError,
  fieldError,
  formatShortPoints,
  LawRef,
  LinkButton,
  Narrow,
  PageHeader,
  RadioCards,
  Small,
  Stack,
  TextArea,
  WorkspacePage,
} from "#platform/ui";
import { type JudgementContent, judgementContents, judgementTitles } from "../domain/judgements.ts";
import { levelChoices } from "../domain/self-assessment.ts";
import { dossierUrls } from "../urls.ts";
import { judgeContents } from "../use-cases/report-dossier.ts";
import { type OfficeView, viewOffice } from "../use-cases/view-office.ts";
import { decision } from "./dossier-parts.tsx";
import { officeCrumbs } from "./office.page.tsx";
import { dossierIdOf } from "./step.page.tsx";

type Typed = ReadonlyMap<JudgementContent, { level: string; conclusion: string }>;

export async function showJudgements(request: Request) {
  const view = await viewOffice(request.services, request.requireActor(), dossierIdOf(request), "commune");
  if (!view.can.report) throw new Conflict("Chỉ đánh giá khi xã đã tiếp nhận và chưa chuyển hồ sơ lên tỉnh.");
  const saved = view.file.judgements.map(
    ({ content, points, conclusion }) =>
      [content, { level: points === null ? "" : String(points), conclusion }] as const,
  );
  return judgementsPage(request, view, new Map(saved), []);
}

export async function submitJudgements(request: Request) {
  const actor = request.requireActor();
  const dossierId = dossierIdOf(request);
  const { services, fields } = request;
  const typed = new Map(
    judgementContents.map((content) => [
      content,
      { level: textOf(fields, `level.${content}`), conclusion: textOf(fields, `conclusion.${content}`) },
    ]),
  );
  const input = { dossierId, version: versionOf(fields), typed, requestId: request.id };
  const done = await judgeContents(services, actor, input);
  if (!done.ok) {
    return judgementsPage(
      request,
      await viewOffice(services, actor, dossierId, "commune"),
      typed,
      done.faults,
    );
  }
  return redirect(dossierUrls.commune(dossierId), { kind: "success", text: "Đã lưu đánh giá của xã." });
}

function judgementsPage(request: Request, view: OfficeView, typed: Typed, faults: readonly Fault[]) {
  const { dossier, product } = view.file;
  const errors = formErrors(faults);
  const title = "Đánh giá bốn nội dung";
  return html(
    <WorkspacePage title={title} page={request.page()}>
      <Narrow>
        <Stack>
          <PageHeader
            title={title}
            lead={`${product.name}. Xã xác định mức thực tế và kết luận, không chấm điểm.`}
            breadcrumb={officeCrumbs(view, { label: title })}
          />

          <Form
            page={request.page()}
            errors={errors}
            hidden={{ version: String(dossier.version) }}
            idempotencyKey={uuidv7()}
            label={title}
          >
            {judgementContents.map((content) => (
              <Judgement key={content} content={content} view={view} typed={typed} errors={errors} />
            ))}
            <ButtonRow>
              <Button>Lưu đánh giá</Button>
              <LinkButton kind="quiet" href={dossierUrls.commune(dossier.id)}>
                Quay lại
              </LinkButton>
            </ButtonRow>
            <Small>
              Theo <LawRef act={decision} article="7" clause="2" />, Mẫu 03 phần II.
            </Small>
          </Form>
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

interface JudgementProps {
  content: JudgementContent;
  view: OfficeView;
  typed: Typed;
  errors: FormError[];
}

function Judgement({ content, view, typed, errors }: JudgementProps) {
  const code = view.carried[content];
  const leaf = code ? view.file.set.leafOf.get(code) : undefined;
  const self = view.file.marks.find((mark) => mark.criterion === code);
  const given = typed.get(content);
  return (
    <Card title={judgementTitles[content]} level={2}>
      {self && (
        <p>
          Chủ thể tự chấm {formatShortPoints(self.points)} điểm ở tiêu chí {code}
          {self.reason && `: ${self.reason}`}
        </p>
      )}
      {leaf ? (
        <RadioCards
          name={`level.${content}`}
          label={`Mức thực tế, tiêu chí ${leaf.code} ${leaf.criterion.title}`}
          value={given?.level ?? ""}
          error={fieldError(errors, `level.${content}`)}
          options={levelChoices(leaf).map(({ value, points, label }) => ({ value, points, label }))}
        />
      ) : (
        <p>Bộ tiêu chí này không có tiêu chí riêng cho nội dung trên. Xã ghi kết luận bằng lời.</p>
      )}
      <TextArea
        name={`conclusion.${content}`}
        label="Kết luận"
        rows={3}
        maxLength={2000}
        value={given?.conclusion ?? ""}
        error={fieldError(errors, `conclusion.${content}`)}
      />
    </Card>
  );
}
