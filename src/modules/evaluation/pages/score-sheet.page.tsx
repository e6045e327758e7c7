import type { PreparedSet } from "@saoque/scoring";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Card,
  type Child,
  DemoMark,
  Form,
  type FormError,
  fieldError,
  formatDateTime,
  Island,
  LinkButton,
  Notice,
  type PageContext,
  PageHeader,
  ScoreBar,
  ScorePanel,
  SheetPage,
  Small,
  Stack,
  Stars,
  StatusTag,
  TextArea,
  TextLink,
} from "#platform/ui";
import type { SheetContent } from "../domain/sheet-content.ts";
import { urls } from "../urls.ts";
import { type OpenSheet, openSheet } from "../use-cases/open-sheet.ts";
import { saveSheet, submitSheet } from "../use-cases/save-sheet.ts";
import { sealText } from "../use-cases/seal.ts";
import { setName } from "./names.ts";
import { ownBarProps, ownScoreProps } from "./own-score.ts";
import { readSheetForm } from "./score-sheet.form.ts";
import { KnockOutCards, PartCards } from "./score-sheet-cards.tsx";
import { wholeNumberOf } from "./whole-number.ts";

const formId = "phieu";

export async function showScoreSheet(request: Request): Promise<Answer> {
  const { sessionId = "", dossierId = "" } = request.params;
  const open = await openSheet(request.services, request.requireActor(), sessionId, dossierId);
  return html(
    <ScoreSheetPage
      page={request.page()}
      open={open}
      content={open.content}
      version={open.sheet?.version ?? 0}
      faults={[]}
    />,
  );
}

export async function postScoreSheet(request: Request): Promise<Answer> {
  const { sessionId = "", dossierId = "" } = request.params;
  const actor = request.requireActor();
  const open = await openSheet(request.services, actor, sessionId, dossierId);
  const content = readSheetForm(open.set, request.fields);
  const version = wholeNumberOf(request.fields, "version");
  const input = { content, version, markingRound: wholeNumberOf(request.fields, "markingRound") };
  const submit = textOf(request.fields, "step") === "submit";
  const write = submit ? submitSheet : saveSheet;
  const done = await write(request.services, actor, sessionId, dossierId, input);
  if (!done.ok) {
    return html(
      <ScoreSheetPage
        page={request.page()}
        open={open}
        content={content}
        version={version}
        faults={done.faults}
      />,
      { status: 422 },
    );
  }
  if (done.value.state === "draft")
    return redirect(urls.sheet(sessionId, dossierId), { kind: "success", text: "Đã lưu nháp phiếu chấm." });
  return redirect(urls.desk, {
    kind: "success",
    text: `Đã nộp phiếu ${open.dossier.productName}. Mã niêm phong ${sealText(done.value.seal)}.`,
  });
}

interface SheetPageProps {
  page: PageContext;
  open: OpenSheet;
  content: SheetContent;
  version: number;
  faults: Fault[];
}

function ScoreSheetPage({ page, open, content, version, faults }: SheetPageProps) {
  const { room, dossier, set, readOnlyWhy } = open;
  const errors = formErrors(faults);
  return (
    <SheetPage
      title={`Phiếu chấm ${dossier.productName}`}
      page={page}
      summary={<Summary page={page} open={open} content={content} />}
      summaryBar={
        <ScoreBar {...ownBarProps(set, content)} action={readOnlyWhy ? undefined : <SubmitButton small />} />
      }
    >
      <PageHeader
        title={dossier.productName}
        breadcrumb={[
          { href: urls.desk, label: "Phiếu chấm" },
          { href: urls.session(room.session.id), label: room.session.title },
          { label: setName(dossier.setCode) },
        ]}
        lead={
          <>
            {[dossier.producerName, open.file.place].filter(Boolean).join(" · ")} · mục tiêu{" "}
            <Stars value={dossier.targetStar} size="small" showText />
          </>
        }
        tags={<Tags open={open} />}
      />
      {readOnlyWhy && <Notice kind="info" title={readOnlyWhy} />}
      {dossier.markingRound > 1 && !readOnlyWhy && (
        <Notice
          kind="warn"
          title={`Lượt chấm ${dossier.markingRound}: điểm lượt trước chênh nhau quá giới hạn của Quy chế`}
        >
          Điểm lượt trước của bạn được chép sẵn. Sau khi thảo luận, hãy xem lại từng tiêu chí, giữ hoặc sửa,
          rồi nộp lại.
        </Notice>
      )}
      <Form
        page={page}
        errors={errors}
        id={formId}
        hidden={{ version: String(version), markingRound: String(dossier.markingRound) }}
        label="Phiếu chấm"
      >
        <Stack gap="wide">
          {set.set.parts.map((part) => (
            <PartCards key={part.code} part={part} open={open} content={content} errors={errors} />
          ))}
          <KnockOutCards open={open} content={content} errors={errors} />
          <Closing open={open} content={content} errors={errors} />
        </Stack>
      </Form>
    </SheetPage>
  );
}

function Tags({ open }: { open: OpenSheet }) {
  const { sheet, dossier } = open;
  const submitted = sheet?.status === "submitted";
  return (
    <>
      <StatusTag tone={submitted ? "success" : "progress"}>
        {submitted ? "đã nộp" : sheet ? `đã lưu nháp ${formatDateTime(sheet.updatedAt)}` : "chưa lưu"}
      </StatusTag>
      {sheet?.seal && <StatusTag tone="neutral">niêm phong {sealText(sheet.seal)}</StatusTag>}
      {dossier.isDemo && <DemoMark />}
    </>
  );
}

function SubmitButton({ small }: { small?: boolean }) {
  return (
    <Button form={formId} name="step" value="submit" full={!small} {...(small ? { small } : {})}>
      Nộp phiếu
    </Button>
  );
}

function Summary({ page, open, content }: { page: PageContext; open: OpenSheet; content: SheetContent }) {
  const { room, dossier, member, sheet, readOnlyWhy, set } = open;
  const submitted = sheet?.status === "submitted";
  const panel = <ScorePanel {...ownScoreProps(set, content, submitted)} />;
  if (readOnlyWhy) {
    return (
      <Stack>
        {panel}
        {submitted && (
          <LinkButton
            href={urls.printedSheet(room.session.id, dossier.id, member.id, "pdf")}
            kind="secondary"
            icon="printer"
            full
          >
            In phiếu đánh giá
          </LinkButton>
        )}
      </Stack>
    );
  }
  return (
    <Stack>
      <LivePoints page={page} set={set}>
        {panel}
      </LivePoints>
      <SubmitButton />
      <Button form={formId} name="step" value="draft" kind="secondary" icon="save" full>
        Lưu nháp
      </Button>
      <Small>
        <TextLink href={urls.declareConflict(room.session.id, dossier.id)}>
          Tôi có liên quan đến chủ thể này
        </TextLink>
      </Small>
    </Stack>
  );
}

/** With script the points follow every choice; without it they stand as last saved. */
function LivePoints({ page, set, children }: { page: PageContext; set: PreparedSet; children: Child }) {
  if (!page.assets.islands["score-sheet"]) return <>{children}</>;
  // Only what scoring one set needs goes to the browser.
  const ruleSet = { ...set.ruleSet, productSets: [set.set], sectors: [], ambiguities: [], sourceDefects: [] };
  return (
    <Island name="score-sheet" props={{ ruleSet, setCode: set.set.code, formId }} page={page}>
      {children}
    </Island>
  );
}

function Closing({ open, content, errors }: { open: OpenSheet; content: SheetContent; errors: FormError[] }) {
  const locked = open.readOnlyWhy !== "";
  return (
    <Card title="Nhận xét chung">
      <Stack>
        <TextArea
          name="comment"
          label="Nhận xét, góp ý cho chủ thể"
          hint="Đưa vào báo cáo kết quả, không ghi tên người nhận xét."
          value={content.comment}
          rows={5}
          error={fieldError(errors, "comment")}
          disabled={locked}
          optional
        />
        {!locked && (
          <ButtonRow>
            <Button name="step" value="submit">
              Nộp phiếu
            </Button>
            <Button name="step" value="draft" kind="secondary" icon="save">
              Lưu nháp
            </Button>
          </ButtonRow>
        )}
        {!locked && (
          <p>Nộp xong phiếu được niêm phong và không sửa được nữa. Phiếu nháp chỉ mình bạn thấy.</p>
        )}
      </Stack>
    </Card>
  );
}
