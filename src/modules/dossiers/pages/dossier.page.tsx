import { html, type Request } from "#platform/http";
import {
  ButtonRow,
  Card,
  FileList,
  formatDate,
  formatDateTime,
  LinkButton,
  Notice,
  PageHeader,
  ScorePanel,
  Section,
  Split,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { nextWords } from "../domain/wording.ts";
import { dossierUrls } from "../urls.ts";
import { type DossierView, viewDossier } from "../use-cases/view-dossier.ts";
import {
  DossierFacts,
  DossierSteps,
  DossierTags,
  DossierTimeline,
  dossierCrumbs,
  nextStepOf,
  stepHref,
} from "./dossier-parts.tsx";
import { paperFile } from "./paper-file.ts";
import { scoreProps } from "./score-summary.ts";

/** One dossier at a glance: where it stands, what to do now, until when, what happens next. */
export async function showDossier(request: Request) {
  const view = await viewDossier(request.services, request.requireActor(), request.params.dossierId ?? "");
  const { subject } = view;
  return html(
    <WorkspacePage title={`Hồ sơ ${subject.product.name}`} page={request.page()} wide>
      <PageHeader
        title={subject.product.name}
        lead={`Hồ sơ đánh giá, phân hạng lần đầu của ${subject.producer.name}`}
        breadcrumb={dossierCrumbs(request.requireActor(), subject).slice(0, 2)}
        tags={<DossierTags dossier={subject.dossier} />}
      />
      <Split side={<Side view={view} />}>
        <Stack gap="wide">
          <NextStep view={view} />
          {view.rights.write && (
            <Section title="Các bước">
              <DossierSteps view={view} current={undefined} />
            </Section>
          )}
          {view.returns.length > 0 && <Returns view={view} />}
          <Section title="Quá trình">
            <DossierTimeline view={view} />
          </Section>
        </Stack>
      </Split>
    </WorkspacePage>,
  );
}

function NextStep({ view }: { view: DossierView }) {
  const { rights, subject, items, openReturn } = view;
  const { dossier } = subject;
  const { id } = dossier;
  if (rights.answer && openReturn) {
    return (
      <Notice kind="warn" title={`Cần bổ sung trước ${formatDate(openReturn.respondBy)}`}>
        <p>{openReturn.reason}</p>
        <ButtonRow>
          <LinkButton href={dossierUrls.answer(id)}>Trả lời từng điểm</LinkButton>
        </ButtonRow>
      </Notice>
    );
  }
  const missing = items.filter((item) => item.state !== "ok").length;
  const next = nextStepOf(items);
  return (
    <Card title="Việc tiếp theo" tone="leaf">
      <p>{nextWords[dossier.status]}</p>
      {dossier.status === "draft" && missing > 0 && <p>Còn {missing} mục cần xem trước khi nộp.</p>}
      <ButtonRow>
        {rights.write && (
          <LinkButton href={stepHref(id, next)}>
            {next === "check" ? "Kiểm tra và nộp" : "Soạn tiếp"}
          </LinkButton>
        )}
        {rights.commune && dossier.status !== "draft" && (
          <LinkButton href={dossierUrls.commune(id)}>Mở phần việc của xã</LinkButton>
        )}
        {rights.province && <LinkButton href={dossierUrls.province(id)}>Mở phần việc của tỉnh</LinkButton>}
        <LinkButton kind="secondary" href={dossierUrls.content(id)}>
          Xem toàn bộ nội dung
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}

export function Returns({ view }: { view: Pick<DossierView, "returns" | "subject"> }) {
  return (
    <Section title="Yêu cầu bổ sung">
      <Stack>
        {view.returns.map((each) => (
          <Card
            key={each.id}
            level={3}
            title={`${each.level === "commune" ? "Xã" : "Tỉnh"} trả lại ${formatDateTime(each.returnedAt)}`}
          >
            <p>{each.reason}</p>
            <ol>
              {each.points.map((point) => (
                <li key={point.no}>
                  {point.criterion && <strong>Tiêu chí {point.criterion}: </strong>}
                  {point.request}
                  {point.answer && <p>Trả lời: {point.answer}</p>}
                </li>
              ))}
            </ol>
            <p>
              {each.answeredAt
                ? `Đã trả lời ${formatDateTime(each.answeredAt)}.`
                : `Hạn bổ sung ${formatDate(each.respondBy)}.`}
            </p>
          </Card>
        ))}
      </Stack>
    </Section>
  );
}

function Side({ view }: { view: DossierView }) {
  const { subject, rights, councilOn } = view;
  const { id } = subject.dossier;
  return (
    <Stack>
      <Card title="Hồ sơ">
        <DossierFacts subject={subject} councilOn={councilOn} />
      </Card>
      {view.marks.length > 0 && <ScorePanel {...scoreProps(view)} />}
      <Card title="In hồ sơ">
        <FileList files={[paperFile(id, "mau-01"), paperFile(id, "mau-02")]} />
      </Card>
      {rights.withdraw && <TextLink href={dossierUrls.withdraw(id)}>Rút hồ sơ</TextLink>}
    </Stack>
  );
}
