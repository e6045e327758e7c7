import { uuidv7 } from "#platform/db";
import { versionOf } from "#platform/forms";
import { formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Card,
  Checkbox,
  DataTable,
  DateField,
  EmptyState,
  Form,
  fieldError,
  formatDate,
  LawRef,
  LinkButton,
  Muted,
  Notice,
  PageHeader,
  RadioGroup,
  ScorePanel,
  Section,
  Split,
  Stack,
  StatusTag,
  WorkspacePage,
} from "#platform/ui";
import type { ChecklistItem } from "../domain/checklist.ts";
import { dossierUrls } from "../urls.ts";
import { changeGoal } from "../use-cases/save-answers.ts";
import { submitDossier } from "../use-cases/submit-dossier.ts";
import { type DossierView, viewToWrite } from "../use-cases/view-dossier.ts";
import { DossierSteps, decision, dossierCrumbs, ItemLink } from "./dossier-parts.tsx";
import { scoreProps } from "./score-summary.ts";
import { Assistance, dossierIdOf } from "./step.page.tsx";

export async function showCheck(request: Request) {
  const view = await viewToWrite(request.services, request.requireActor(), dossierIdOf(request));
  return checkPage(request, view, []);
}

export async function submitCheck(request: Request) {
  const actor = request.requireActor();
  const dossierId = dossierIdOf(request);
  const { services, fields } = request;
  const pledge = textOf(fields, "pledge") === "1";
  const input = { dossierId, version: versionOf(fields), pledge, requestId: request.id };
  const sent = await submitDossier(services, actor, input);
  if (!sent.ok)
    return checkPage(request, await viewToWrite(services, actor, dossierId), sent.faults, { pledge });
  const { receiptNumber, dueOn } = sent.value;
  return redirect(dossierUrls.dossier(dossierId), {
    kind: "success",
    text: `Đã nộp hồ sơ. Phiếu số ${receiptNumber}. Xã trả lời trước ngày ${formatDate(dueOn)}.`,
  });
}

export async function submitGoal(request: Request) {
  const actor = request.requireActor();
  const dossierId = dossierIdOf(request);
  const { services, fields } = request;
  const typed = { targetStar: textOf(fields, "targetStar"), councilOn: textOf(fields, "councilOn") };
  const input = { dossierId, version: versionOf(fields), ...typed, requestId: request.id };
  const changed = await changeGoal(services, actor, input);
  if (!changed.ok)
    return checkPage(request, await viewToWrite(services, actor, dossierId), changed.faults, typed);
  return redirect(dossierUrls.check(dossierId), {
    kind: "success",
    text: "Đã đổi mục tiêu, danh sách kiểm tra theo mục tiêu mới.",
  });
}

interface Typed {
  pledge?: boolean;
  targetStar?: string;
  councilOn?: string;
}

function checkPage(request: Request, view: DossierView, faults: readonly Fault[], typed: Typed = {}) {
  const { subject, items } = view;
  const title = "Kiểm tra và nộp";
  return html(
    <WorkspacePage title={title} page={request.page()} wide>
      <PageHeader
        title={title}
        lead={`Danh sách cần có cho ${subject.dossier.targetStar} sao, đối chiếu với ngày họp Hội đồng ${formatDate(view.councilOn)}.`}
        breadcrumb={dossierCrumbs(request.requireActor(), subject, { label: title })}
      />
      <DossierSteps view={view} current="check" />
      <Split
        side={
          <Stack>
            <ScorePanel {...scoreProps(view)} />
            <GoalForm request={request} view={view} faults={faults} typed={typed} />
          </Stack>
        }
      >
        <Stack gap="wide">
          <Assistance view={view} />
          <Section title="Danh sách kiểm tra">
            <Checklist view={view} items={items} />
          </Section>
          {view.rights.submit && <SubmitForm request={request} view={view} faults={faults} typed={typed} />}
          {view.openReturn && (
            <Notice kind="info" title="Hồ sơ đang được yêu cầu bổ sung">
              <LinkButton href={dossierUrls.answer(subject.dossier.id)}>Trả lời và nộp lại</LinkButton>
            </Notice>
          )}
        </Stack>
      </Split>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

const stateWords = {
  blocked: { label: "Phải có", tone: "danger" },
  warn: { label: "Nên bổ sung", tone: "warn" },
  ok: { label: "Đủ", tone: "success" },
} as const;
const stateOrder = ["blocked", "warn", "ok"] as const;

function Checklist({ view, items }: { view: DossierView; items: ChecklistItem[] }) {
  const sorted = stateOrder.flatMap((state) => items.filter((item) => item.state === state));
  return (
    <DataTable
      caption="Những gì hồ sơ cần có"
      captionHidden
      rows={sorted}
      rowKey={(item) => item.code}
      empty={<EmptyState title="Không có mục nào">Bộ tiêu chí này không đòi hỏi gì thêm.</EmptyState>}
      columns={[
        {
          key: "item",
          label: "Nội dung",
          primary: true,
          cell: (item) => (
            <>
              <strong id={`item-${item.code}`}>{item.label}</strong>
              {item.note && <Muted>{item.note}</Muted>}
              {item.state !== "ok" && <ItemLink id={view.subject.dossier.id} item={item} />}
            </>
          ),
        },
        {
          key: "state",
          label: "Tình trạng",
          cell: (item) => (
            <StatusTag tone={stateWords[item.state].tone}>{stateWords[item.state].label}</StatusTag>
          ),
        },
      ]}
    />
  );
}

interface PartProps {
  request: Request;
  view: DossierView;
  faults: readonly Fault[];
  typed: Typed;
}

function SubmitForm({ request, view, faults, typed }: PartProps) {
  const { dossier } = view.subject;
  const errors = formErrors(faults.filter((fault) => !["targetStar", "councilOn"].includes(fault.field)));
  return (
    <Card title="Nộp hồ sơ cho Ủy ban nhân dân xã">
      <Form
        page={request.page()}
        errors={errors}
        idempotencyKey={uuidv7()}
        hidden={{ version: String(dossier.version) }}
        label="Nộp hồ sơ"
      >
        {!view.ready && (
          <Notice kind="warn" title="Chưa nộp được">
            Hoàn thành các mục “Phải có”. Những mục “Nên bổ sung” không chặn việc nộp, nhưng xã có thể yêu
            cầu.
          </Notice>
        )}
        <Checkbox
          name="pledge"
          label="Tôi cam kết các thông tin trong hồ sơ là đúng sự thật và chịu trách nhiệm trước pháp luật."
          checked={typed.pledge ?? false}
          error={fieldError(errors, "pledge")}
        />
        <ButtonRow>
          <Button>Nộp hồ sơ</Button>
        </ButtonRow>
        <p>
          Xã có 15 ngày làm việc để kiểm tra và đánh giá (<LawRef act={decision} article="7" clause="2" />
          ). Hồ sơ nộp trên phần mềm có giá trị như hồ sơ giấy.
        </p>
      </Form>
    </Card>
  );
}

function GoalForm({ request, view, faults, typed }: PartProps) {
  const { dossier } = view.subject;
  const errors = formErrors(faults.filter((fault) => ["targetStar", "councilOn"].includes(fault.field)));
  return (
    <Card title="Mục tiêu">
      <Form
        page={request.page()}
        action={dossierUrls.goal(dossier.id)}
        errors={errors}
        hidden={{ version: String(dossier.version) }}
        label="Đổi mục tiêu"
      >
        <RadioGroup
          name="targetStar"
          label="Hạng sao muốn đạt"
          inline
          value={typed.targetStar ?? String(dossier.targetStar)}
          error={fieldError(errors, "targetStar")}
          options={[3, 4, 5].map((star) => ({ value: String(star), label: `${star} sao` }))}
        />
        <DateField
          name="councilOn"
          label="Ngày dự kiến họp Hội đồng"
          optional
          value={typed.councilOn ?? dossier.councilOn ?? ""}
          error={fieldError(errors, "councilOn")}
        />
        <Button kind="secondary">Đổi mục tiêu</Button>
      </Form>
    </Card>
  );
}
