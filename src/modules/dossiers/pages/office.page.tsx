import { uuidv7 } from "#platform/db";
import { fileUrls } from "#platform/files";
import { html, type Request } from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  type Child,
  FileList,
  Form,
  LinkButton,
  Notice,
  PageHeader,
  Row,
  ScorePanel,
  Section,
  Split,
  Stack,
  StatusTag,
  WorkspacePage,
} from "#platform/ui";
import { isFinished } from "../domain/actions.ts";
import { verdictWords } from "../domain/composition.ts";
import { nextWords } from "../domain/wording.ts";
import { dossierUrls, otherUrls } from "../urls.ts";
import type { OfficeLevel } from "../use-cases/return-dossier.ts";
import { type OfficeView, viewOffice } from "../use-cases/view-office.ts";
import { Returns } from "./dossier.page.tsx";
import { ClockTag, DossierFacts, DossierTags, DossierTimeline } from "./dossier-parts.tsx";
import { paperFile } from "./paper-file.ts";
import { scoreProps } from "./score-summary.ts";
import { dossierIdOf } from "./step.page.tsx";

/** A dossier on the desk of the commune or of the province. */
export function showOffice(level: OfficeLevel) {
  return async (request: Request) => {
    const view = await viewOffice(request.services, request.requireActor(), dossierIdOf(request), level);
    return officePage(request, view);
  };
}

/** Where an office page stands in its desk. */
export function officeCrumbs({ level, file }: OfficeView, ...more: { href?: string; label: string }[]) {
  const commune = level === "commune";
  const { id } = file.dossier;
  return [
    { href: otherUrls.workspace, label: "Việc của tôi" },
    commune
      ? { href: dossierUrls.communeList, label: "Hồ sơ của xã" }
      : { href: dossierUrls.provinceList, label: "Hồ sơ gửi tỉnh" },
    ...(more.length > 0
      ? [
          { href: commune ? dossierUrls.commune(id) : dossierUrls.province(id), label: file.product.name },
          ...more,
        ]
      : []),
  ];
}

function officePage(request: Request, view: OfficeView) {
  const { file } = view;
  const { dossier } = file;
  return html(
    <WorkspacePage title={file.product.name} page={request.page()} wide>
      <PageHeader
        title={file.product.name}
        lead={`${file.producer.name}, ${file.place}`}
        breadcrumb={officeCrumbs(view)}
        tags={
          <>
            <DossierTags dossier={dossier} />
            <ClockTag clock={view.clock} />
          </>
        }
      />
      <Split side={<Side view={view} />}>
        <Stack gap="wide">
          <Work request={request} view={view} />
          {file.returns.length > 0 && <Returns view={{ returns: [...file.returns], subject: file }} />}
          <Section title="Quá trình">
            <DossierTimeline view={{ subject: file, timeline: [...file.timeline], clock: view.clock }} />
          </Section>
        </Stack>
      </Split>
    </WorkspacePage>,
  );
}

function Work({ request, view }: { request: Request; view: OfficeView }) {
  const { level, can, file } = view;
  const { dossier } = file;
  const { id } = dossier;
  const composition =
    level === "commune" ? dossierUrls.communeComposition(id) : dossierUrls.provinceComposition(id);
  const back = level === "commune" ? dossierUrls.communeReturn(id) : dossierUrls.provinceReturn(id);
  return (
    <Card title="Việc cần làm" tone="leaf">
      <p>{can.check ? checkWords[level] : nextWords[dossier.status]}</p>
      {can.check && <CheckedSoFar view={view} />}
      {can.report && <ReportWork request={request} view={view} />}
      <ButtonRow>
        {can.check && <LinkButton href={composition}>Kiểm tra thành phần</LinkButton>}
        <LinkButton kind="secondary" href={dossierUrls.content(id)}>
          Xem nội dung hồ sơ
        </LinkButton>
        {can.return && (
          <LinkButton kind="secondary" href={back}>
            Trả lại để bổ sung
          </LinkButton>
        )}
        {can.reject && (
          <LinkButton kind="quiet" href={dossierUrls.provinceReject(id)}>
            Loại hồ sơ
          </LinkButton>
        )}
      </ButtonRow>
    </Card>
  );
}

const checkWords: Record<OfficeLevel, string> = {
  commune: "Đối chiếu thành phần hồ sơ. Đủ thì tiếp nhận, thiếu thì trả lại kèm từng điểm cần bổ sung.",
  province:
    "Đối chiếu thành phần và nội dung. Đủ thì tiếp nhận để đưa vào đợt, chưa đủ thì yêu cầu hoàn thiện.",
};

function CheckedSoFar({ view }: { view: OfficeView }) {
  if (view.checks.length === 0) return null;
  const missing = view.checks.filter((check) => check.verdict === "missing").length;
  return (
    <p>
      Đã đối chiếu {view.checks.length}/{view.items.length} mục
      {missing > 0 && `, ${missing} mục ${verdictWords.missing.toLowerCase()}`}.
    </p>
  );
}

/** The commune's two papers and the forwarding, in the order they are done. */
function ReportWork({ request, view }: { request: Request; view: OfficeView }) {
  const { dossier, judgements, report } = view.file;
  return (
    <Stack>
      <WorkLine done={judgements.length === 4} label={`Đánh giá bốn nội dung (${judgements.length}/4)`}>
        <LinkButton small kind="secondary" href={dossierUrls.communeJudgements(dossier.id)}>
          Mở
        </LinkButton>
      </WorkLine>
      <WorkLine done={report !== undefined} label="Báo cáo Mẫu 03 và văn bản đề nghị">
        <LinkButton small kind="secondary" href={dossierUrls.communeReport(dossier.id)}>
          Mở
        </LinkButton>
      </WorkLine>
      {view.missing.length > 0 ? (
        <Notice kind="info" title="Chưa chuyển được lên tỉnh">
          {view.missing.join(" ")}
        </Notice>
      ) : (
        <Form
          page={request.page()}
          action={dossierUrls.communeForward(dossier.id)}
          hidden={{ version: String(dossier.version) }}
          idempotencyKey={uuidv7()}
          label="Chuyển hồ sơ lên tỉnh"
        >
          <p>
            Gửi hồ sơ kèm báo cáo số {report?.reportNumber}, văn bản đề nghị số {report?.letterNumber}
            {view.samples > 0 && ` và ${report?.samples ?? view.samples} sản phẩm mẫu`}.
          </p>
          <ButtonRow>
            <Button>Chuyển hồ sơ lên tỉnh</Button>
          </ButtonRow>
        </Form>
      )}
    </Stack>
  );
}

function WorkLine({ done, label, children }: { done: boolean; label: string; children: Child }) {
  return (
    <Row align="between">
      <span>
        <StatusTag tone={done ? "success" : "neutral"}>{done ? "Xong" : "Chưa xong"}</StatusTag> {label}
      </span>
      {children}
    </Row>
  );
}

function Side({ view }: { view: OfficeView }) {
  const { file } = view;
  const { id } = file.dossier;
  return (
    <Stack>
      <Card title="Hồ sơ">
        <DossierFacts
          subject={file}
          {...(file.dossier.councilOn ? { councilOn: file.dossier.councilOn } : {})}
        />
      </Card>
      {file.marks.length > 0 && <ScorePanel {...scoreProps({ subject: file, standing: view.standing })} />}
      {file.report && <SignedReport view={view} fileId={file.report.signedFileId} />}
      <Card title="In hồ sơ">
        <FileList
          files={[
            paperFile(id, "mau-01"),
            paperFile(id, "mau-02"),
            ...(file.report ? [paperFile(id, "mau-03", file.report.reportedOn)] : []),
          ]}
        />
      </Card>
    </Stack>
  );
}

function SignedReport({ view, fileId }: { view: OfficeView; fileId: string | null }) {
  const { id, status } = view.file.dossier;
  const mayBring = view.level === "commune" && !isFinished(status);
  return (
    <Card title="Bản ký Mẫu 03">
      <p>{fileId ? "Xã đã tải bản ký, đóng dấu lên." : "Chưa có bản quét của Mẫu 03 đã ký."}</p>
      <ButtonRow>
        {fileId && (
          <LinkButton kind="secondary" small href={fileUrls.file(fileId)} icon="file-text">
            Tải bản ký
          </LinkButton>
        )}
        {mayBring && (
          <LinkButton kind="secondary" small href={dossierUrls.communeSignedReport(id)} icon="upload">
            {fileId ? "Thay bản ký" : "Tải bản ký lên"}
          </LinkButton>
        )}
      </ButtonRow>
    </Card>
  );
}
