import { producerUrls } from "#modules/producers";
import { versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  Card,
  DemoMark,
  DescriptionList,
  Form,
  type FormError,
  fieldError,
  formatDateTime,
  LinkButton,
  Muted,
  PageHeader,
  Prose,
  RadioGroup,
  Row,
  Split,
  Stack,
  TextArea,
  TextLink,
  Timeline,
  Trail,
  WorkspacePage,
} from "#platform/ui";
import { type Startup, stagesAfter, startupStages } from "../domain/startup.ts";
import { supportUrls as urls } from "../urls.ts";
import { moveStartup } from "../use-cases/startups/run-startup.ts";
import { type StartupView, viewStartup } from "../use-cases/startups/view-startups.ts";
import { ProducerPicker, readPicker } from "./producer-picker.tsx";
import { placeText, StageTag } from "./words.tsx";

export function showStartup(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postStage(request: Request): Promise<Answer> {
  const { services, fields, params } = request;
  // Looking for the producer's name is a round of its own; nothing is written.
  if (textOf(fields, "tim") === "1") return answer(request, []);
  const done = await moveStartup(services, request.requireActor(), {
    startupId: params.startupId ?? "",
    version: versionOf(fields),
    stage: textOf(fields, "stage"),
    note: textOf(fields, "stageNote"),
    producerId: textOf(fields, "becameProducerId"),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, formErrors(done.faults));
  return redirect(urls.startup(done.value.id), { kind: "success", text: "Đã ghi giai đoạn mới." });
}

async function answer(request: Request, errors: FormError[]): Promise<Answer> {
  const view = await viewStartup(request.services, request.requireActor(), request.params.startupId ?? "");
  const { startup } = view;
  return html(
    <WorkspacePage title={startup.team} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={startup.team}
          lead={`Khoá ${startup.cohortYear} · ${placeText(startup.communeCode)}`}
          breadcrumb={[{ href: urls.startups, label: "Khởi nghiệp" }, { label: startup.team }]}
          tags={
            <Row gap="tight">
              <StageTag stage={startup.stage} />
              {startup.isDemo && <DemoMark />}
            </Row>
          }
          actions={
            view.runs ? (
              <LinkButton href={urls.editStartup(startup.id)} kind="secondary" icon="pencil">
                Sửa thông tin
              </LinkButton>
            ) : undefined
          }
        />
        <Way startup={startup} />
        <Split ratio="narrow-right" side={<Story view={view} />}>
          <Stack gap="wide">
            {await stageCard(request, view, errors)}
            <About view={view} />
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

const way = ["applied", "admitted", "prototype", "market", "graduated"] as const;

function Way({ startup }: { startup: Startup }) {
  const at = (way as readonly string[]).indexOf(startup.stage);
  return (
    <Trail
      entries={way.map((stage, index) => ({
        title: startupStages[stage],
        state: index < at || startup.stage === "graduated" ? "done" : index === at ? "current" : "todo",
      }))}
    />
  );
}

function About({ view }: { view: StartupView }) {
  const { startup, mentor, producerName } = view;
  return (
    <Card title="Ý tưởng">
      <Stack>
        <Prose>
          <p>{startup.idea}</p>
        </Prose>
        <DescriptionList
          items={[
            { term: "Trưởng nhóm", value: startup.leaderName },
            { term: "Người cố vấn", value: mentor?.name ?? null },
            {
              term: "Đã thành chủ thể",
              value:
                startup.producerId && producerName ? (
                  <TextLink href={producerUrls.overview(startup.producerId)}>{producerName}</TextLink>
                ) : null,
            },
            { term: "Ghi chú", value: startup.note },
          ]}
          untold={{ term: "Chưa có" }}
        />
      </Stack>
    </Card>
  );
}

async function stageCard(request: Request, { startup, runs }: StartupView, errors: FormError[]) {
  const next = stagesAfter(startup.stage);
  if (!runs || next.length === 0) return null;
  const { fields } = request;
  const typed = (name: string) => ({ name, value: textOf(fields, name), error: fieldError(errors, name) });
  const became = next.includes("graduated")
    ? await readPicker(request, textOf(fields, "becameProducerId"), "becameProducerId")
    : null;
  return (
    <Card title="Giai đoạn tiếp theo" tone="leaf">
      <Form
        page={request.page()}
        action={urls.stepStartup(startup.id)}
        errors={errors}
        hidden={{ version: String(startup.version) }}
      >
        <RadioGroup
          {...typed("stage")}
          label="Nhóm chuyển sang"
          options={next.map((stage) => ({ value: stage, label: startupStages[stage] }))}
        />
        {became && (
          <ProducerPicker
            picker={became}
            label="Chủ thể mà nhóm đã thành"
            error={fieldError(errors, "becameProducerId")}
            optional
          />
        )}
        <TextArea
          {...typed("stageNote")}
          label="Ghi chú"
          hint="Rời chương trình thì cần lý do."
          rows={3}
          maxLength={1000}
          optional
        />
        <Button>Ghi giai đoạn</Button>
      </Form>
    </Card>
  );
}

function Story({ view }: { view: StartupView }) {
  const entries = view.steps.map((step) => ({
    title: startupStages[step.stage],
    when: formatDateTime(step.at),
    ...(step.byName ? { who: step.byName } : {}),
    ...(step.note ? { note: step.note } : {}),
  }));
  return (
    <Card title="Diễn biến">
      <Timeline entries={entries} empty={<Muted>Chưa ghi diễn biến.</Muted>} />
    </Card>
  );
}
