import { consultantsUrls, helpKindName } from "#modules/consultants";
import { dossierUrls, isDossierStatus, statusWords } from "#modules/dossiers";
import { producerUrls } from "#modules/producers";
import { productUrls } from "#modules/products";
import { type Answer, holdsRole, html, type Request } from "#platform/http";
import {
  ButtonRow,
  Card,
  DemoMark,
  DescriptionList,
  formatDateTime,
  LinkButton,
  Muted,
  Notice,
  PageHeader,
  Split,
  Stack,
  Stars,
  StatusTag,
  Steps,
  TextLink,
  Timeline,
  WorkspacePage,
} from "#platform/ui";
import { actionNames, type PressedAction } from "../domain/actions.ts";
import { candidateKinds, pilotKinds, potentials, titleOf } from "../domain/candidate.ts";
import { stepHints, stepNames, stepNumber, steps } from "../domain/steps.ts";
import { officeRoles, provinceRoles } from "../permissions.ts";
import { cycleUrls as urls } from "../urls.ts";
import { placeOf } from "../use-cases/reach.ts";
import { type CandidateView, readCandidateView } from "../use-cases/read-candidate.ts";
import { Idea, Plan } from "./candidate-papers.tsx";

export async function showCandidate(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const view = await readCandidateView(request.services, actor, request.params.candidateId ?? "");
  const { candidate } = view;
  const title = titleOf(candidate);
  return html(
    <WorkspacePage title={title} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={title}
          breadcrumb={[
            { href: `${urls.board}?nam=${candidate.year}`, label: `Chu trình ${candidate.year}` },
            { label: title },
          ]}
          lead={`${candidate.producerName} · ${placeOf(candidate)}`}
          tags={
            <>
              <StatusTag tone="info">{candidateKinds[candidate.kind]}</StatusTag>
              {candidate.pilotKind && <StatusTag tone="warn">Mô hình điểm</StatusTag>}
              {candidate.isDemo && <DemoMark />}
            </>
          }
          actions={view.mayChange ? <EditButton id={candidate.id} /> : undefined}
        />
        <WayAhead view={view} />
        <Split ratio="narrow-right" side={<History view={view} />}>
          <Stack gap="wide">
            <Facts
              view={view}
              office={holdsRole(actor, officeRoles)}
              province={holdsRole(actor, provinceRoles)}
            />
            <Idea view={view} />
            <Plan view={view} />
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>,
  );
}

function EditButton({ id }: { id: string }) {
  return (
    <LinkButton href={urls.edit(id)} kind="secondary" icon="pencil">
      Sửa
    </LinkButton>
  );
}

function WayAhead({ view }: { view: CandidateView }) {
  const { candidate, actions } = view;
  const now = stepNumber(candidate.step);
  const forward = actions.filter((action) => action !== "back" && action !== "stop");
  const other = actions.filter((action) => action === "back" || action === "stop");
  return (
    <Stack>
      {candidate.step === "stopped" ? (
        <Notice kind="warn" title="Đã dừng">
          {candidate.stoppedReason ?? ""}
        </Notice>
      ) : (
        <>
          <Steps
            label="Sáu bước của chu trình"
            steps={steps.map((step, at) => ({
              label: stepNames[step],
              state: at + 1 < now ? "done" : at + 1 === now ? "current" : "todo",
            }))}
          />
          <Muted>{`Bước ${now}: ${stepHints[candidate.step]}.`}</Muted>
        </>
      )}
      <ButtonRow>
        {view.mayWriteIdea && !view.idea && (
          <LinkButton href={urls.idea(candidate.id)} icon="pencil">
            Lập phiếu ý tưởng
          </LinkButton>
        )}
        {view.mayWritePlan && !view.plan?.submittedOn && (
          <LinkButton href={urls.plan(candidate.id)} icon="pencil">
            {view.plan ? "Viết tiếp phương án" : "Lập phương án"}
          </LinkButton>
        )}
        {forward.map((action) => (
          <ActionLink key={action} id={candidate.id} action={action} kind="primary" />
        ))}
        {candidate.step === "implementation" && view.isOwn && (
          <LinkButton href={dossierUrls.create} icon="plus">
            Lập hồ sơ đánh giá
          </LinkButton>
        )}
        {other.map((action) => (
          <ActionLink key={action} id={candidate.id} action={action} kind="quiet" />
        ))}
      </ButtonRow>
    </Stack>
  );
}

function ActionLink({ id, action, kind }: { id: string; action: PressedAction; kind: "primary" | "quiet" }) {
  return (
    <LinkButton href={urls.moveBy(id, action)} kind={kind}>
      {actionNames[action]}
    </LinkButton>
  );
}

function Facts({ view, office, province }: { view: CandidateView; office: boolean; province: boolean }) {
  const { candidate } = view;
  const pilot = candidate.pilotKind
    ? `${pilotKinds[candidate.pilotKind]}${view.consultantName && office ? ` · tư vấn: ${view.consultantName}` : ""}`
    : null;
  return (
    <Stack>
      <DescriptionList
        items={[
          { term: "Chủ thể", value: <ProducerName view={view} /> },
          { term: "Sản phẩm", value: <ProductName view={view} /> },
          { term: "Tiềm năng", value: candidate.potential && potentials[candidate.potential] },
          { term: "Hạng dự kiến", value: candidate.expectedStar ? `${candidate.expectedStar} sao` : null },
          { term: "Đợt dự kiến", value: candidate.expectedRound },
          {
            term: "Cần hỗ trợ",
            value: candidate.needs.length > 0 ? candidate.needs.map(helpKindName).join(", ") : null,
          },
          { term: "Mô hình điểm", value: pilot },
          { term: "Hồ sơ", value: <DossierLink view={view} province={province} /> },
          {
            term: "Đã công nhận",
            value: view.star ? <Stars value={view.star as 3 | 4 | 5} size="small" showText /> : null,
          },
          { term: "Từ đợt rà soát", value: <SurveyLink view={view} office={office} /> },
          { term: "Ghi chú", value: candidate.note },
          { term: "Nguồn", value: candidate.source },
        ].map((item) => ({ ...item, value: item.value ?? null }))}
        untold={{ term: "Chưa ghi" }}
      />
      {view.mayMakePilot && (
        <ButtonRow>
          <LinkButton href={urls.pilot(candidate.id)} kind="secondary" small>
            {candidate.pilotKind ? "Sửa mô hình điểm" : "Chọn làm mô hình điểm"}
          </LinkButton>
          {candidate.consultantId && province && (
            <LinkButton href={consultantsUrls.consultant(candidate.consultantId)} kind="quiet" small>
              Xem đơn vị tư vấn
            </LinkButton>
          )}
        </ButtonRow>
      )}
    </Stack>
  );
}

function ProducerName({ view: { candidate } }: { view: CandidateView }) {
  if (!candidate.producerId) return <>{candidate.producerName}</>;
  return <TextLink href={producerUrls.overview(candidate.producerId)}>{candidate.producerName}</TextLink>;
}

function ProductName({ view: { candidate } }: { view: CandidateView }) {
  if (!candidate.productName) return <Muted>chưa rõ</Muted>;
  if (!candidate.productId) return <>{candidate.productName}</>;
  return <TextLink href={productUrls.overview(candidate.productId)}>{candidate.productName}</TextLink>;
}

function DossierLink({ view: { dossier, isOwn }, province }: { view: CandidateView; province: boolean }) {
  if (!dossier) return <Muted>chưa có</Muted>;
  const words = isDossierStatus(dossier.status) ? statusWords[dossier.status].label : dossier.status;
  const ofOffice = province ? dossierUrls.province(dossier.id) : dossierUrls.commune(dossier.id);
  return <TextLink href={isOwn ? dossierUrls.dossier(dossier.id) : ofOffice}>{words}</TextLink>;
}

function SurveyLink({ view: { candidate, surveyTitle }, office }: { view: CandidateView; office: boolean }) {
  if (!candidate.surveyId || !surveyTitle) return <Muted>không</Muted>;
  return office ? (
    <TextLink href={urls.survey(candidate.surveyId)}>{surveyTitle}</TextLink>
  ) : (
    <span>{surveyTitle}</span>
  );
}

function History({ view }: { view: CandidateView }) {
  return (
    <Card title="Quá trình">
      <Timeline
        entries={[...view.moves].reverse().map((move) => ({
          title: stepNames[move.toStep],
          when: formatDateTime(move.movedAt),
          ...(move.movedByName ? { who: move.movedByName } : {}),
          ...(move.note ? { note: move.note } : {}),
          state: "done" as const,
        }))}
        empty="Chưa có bước nào được ghi."
      />
    </Card>
  );
}
