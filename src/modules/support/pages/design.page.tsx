import { listConsultants } from "#modules/consultants";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Result } from "#platform/result";
import {
  Card,
  DemoMark,
  DescriptionList,
  formatDate,
  formatDateTime,
  Notice,
  PageHeader,
  Prose,
  Row,
  Section,
  Split,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import type { DesignAction, DesignProject } from "../domain/design.ts";
import { supportUrls as urls } from "../urls.ts";
import { proposalFields, propose } from "../use-cases/design/propose.ts";
import {
  chooseProposal,
  giveFeedback,
  handOver,
  resumeDesign,
  stopDesign,
} from "../use-cases/design/run-design.ts";
import { type DesignView, viewDesign } from "../use-cases/design/view-design.ts";
import { DesignSteps, type DesignStopped } from "./design-forms.tsx";
import { HandedOver, Proposals } from "./design-parts.tsx";
import { DesignTag } from "./words.tsx";

export function showDesign(request: Request): Promise<Answer> {
  return answer(request, null);
}

async function answer(request: Request, stopped: DesignStopped | null): Promise<Answer> {
  const { services, params } = request;
  const view = await viewDesign(services, request.requireActor(), params.designId ?? "");
  const { project } = view;
  const designers = view.runs
    ? await listConsultants(services.db, { provinceCode: project.provinceCode })
    : [];
  const page = request.page();
  return html(
    <WorkspacePage title={project.title} page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title={project.title}
          lead={view.producerName ?? "Việc chung của trung tâm"}
          breadcrumb={[{ href: urls.designs, label: "Trung tâm thiết kế" }, { label: project.title }]}
          tags={
            <Row gap="tight">
              <DesignTag status={project.status} />
              {view.late && <StatusTag tone="danger">quá ngày cần xong</StatusTag>}
              {project.isDemo && <DemoMark />}
            </Row>
          }
        />
        <Split ratio="narrow-right" side={<Brief view={view} />}>
          <Stack gap="wide">
            <Outcome project={project} />
            <HandedOver view={view} />
            <Section title="Các phương án" id="phuong-an">
              <Proposals page={page} view={view} stopped={stopped} />
            </Section>
            {view.runs && <DesignSteps page={page} view={view} designers={designers} stopped={stopped} />}
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>,
    { status: stopped ? 422 : 200 },
  );
}

function Outcome({ project }: { project: DesignProject }) {
  if (project.status === "stopped")
    return (
      <Notice kind="warn" title="Đã dừng">
        {project.stoppedReason}
      </Notice>
    );
  if (!project.choiceReason || !project.chosenAt) return null;
  return (
    <Notice kind="success" title="Phương án được chọn">
      {project.choiceReason} ({project.chosenByName}, {formatDateTime(project.chosenAt)})
    </Notice>
  );
}

function Brief({ view }: { view: DesignView }) {
  const { project, request } = view;
  return (
    <Card title="Yêu cầu thiết kế">
      <Stack>
        <Prose>
          {project.brief.split("\n").map((line, at) => (
            <p key={at}>{line}</p>
          ))}
        </Prose>
        <DescriptionList
          items={[
            { term: "Người mua", value: project.audience },
            { term: "Bắt buộc có", value: project.mustHave },
            { term: "Cần xong", value: project.dueOn ? formatDate(project.dueOn) : null },
            {
              term: "Từ yêu cầu",
              value: request ? <TextLink href={urls.request(request.id)}>{request.number}</TextLink> : null,
            },
          ]}
          untold={{ term: "Chưa ghi" }}
        />
      </Stack>
    </Card>
  );
}

type Done = Result<DesignProject>;

async function finish(request: Request, action: DesignAction, done: Done, said: string): Promise<Answer> {
  if (done.ok) return redirect(urls.design(done.value.id), { kind: "success", text: said });
  const typed = Object.fromEntries(
    Object.keys(request.fields).map((name) => [name, textOf(request.fields, name)]),
  );
  const proposalId = request.params.proposalId ?? "";
  return answer(request, { action, errors: formErrors(done.faults), typed, proposalId });
}

const stepOf = (request: Request) => ({
  designId: request.params.designId ?? "",
  version: versionOf(request.fields),
  requestId: request.id,
});

export async function postProposal(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, proposalFields);
  const input = { ...stepOf(request), typed, uploads: request.files };
  const done = await propose(request.services, request.requireActor(), input);
  return finish(request, "propose", done, "Đã thêm phương án.");
}

export async function postFeedback(request: Request): Promise<Answer> {
  const proposalId = request.params.proposalId ?? "";
  const text = textOf(request.fields, `feedback-${proposalId}`);
  const input = { ...stepOf(request), proposalId, text };
  const done = await giveFeedback(request.services, request.requireActor(), input);
  return finish(request, "feedback", done, "Đã ghi góp ý.");
}

export async function postChooseProposal(request: Request): Promise<Answer> {
  const { fields } = request;
  const done = await chooseProposal(request.services, request.requireActor(), {
    ...stepOf(request),
    proposalId: textOf(fields, "proposalId"),
    reason: textOf(fields, "choiceReason"),
  });
  return finish(request, "choose", done, "Đã chọn phương án. Tiếp theo: hoàn thiện và bàn giao tệp.");
}

export async function postHandOver(request: Request): Promise<Answer> {
  const input = {
    ...stepOf(request),
    uploads: request.files,
    caption: textOf(request.fields, "finalCaption"),
  };
  const done = await handOver(request.services, request.requireActor(), input);
  return finish(request, "handOver", done, "Đã bàn giao tệp cho chủ thể.");
}

export async function postStop(request: Request): Promise<Answer> {
  const input = { ...stepOf(request), reason: textOf(request.fields, "stopReason") };
  const done = await stopDesign(request.services, request.requireActor(), input);
  return finish(request, "stop", done, "Đã dừng việc thiết kế.");
}

export async function postResume(request: Request): Promise<Answer> {
  const done = await resumeDesign(request.services, request.requireActor(), stepOf(request));
  return finish(request, "resume", done, "Việc thiết kế làm tiếp.");
}
