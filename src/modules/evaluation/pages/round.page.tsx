import { type Answer, formErrors, html, listOf, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  CheckboxGroup,
  DataTable,
  DemoMark,
  DescriptionList,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  formatDate,
  LawRef,
  LinkButton,
  type PageContext,
  PageHeader,
  Pagination,
  Section,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { urls } from "../urls.ts";
import { describeStatus } from "../use-cases/dossier-status.ts";
import { putIntoRound } from "../use-cases/put-into-round.ts";
import { type RoundView, readRound } from "../use-cases/read-rounds.ts";
import { act, setName } from "./names.ts";

export async function showRound(request: Request): Promise<Answer> {
  return roundAnswer(request, [], []);
}

export async function postRound(request: Request): Promise<Answer> {
  const roundId = request.params.roundId ?? "";
  const chosen = listOf(request.fields, "dossierIds");
  const put = await putIntoRound(request.services, request.requireActor(), roundId, chosen);
  if (!put.ok) return roundAnswer(request, put.faults, chosen);
  return redirect(urls.round(roundId), { kind: "success", text: `Đã đưa ${put.value.count} hồ sơ vào đợt.` });
}

async function roundAnswer(request: Request, faults: Fault[], chosen: string[]): Promise<Answer> {
  const cursors = { waiting: textOf(request.query, "cho"), inside: textOf(request.query, "sau") };
  const view = await readRound(
    request.services,
    request.requireActor(),
    request.params.roundId ?? "",
    cursors,
  );
  return html(<RoundPage page={request.page()} view={view} errors={formErrors(faults)} chosen={chosen} />, {
    status: faults.length > 0 ? 422 : 200,
  });
}

function RoundPage({
  page,
  view,
  errors,
  chosen,
}: {
  page: PageContext;
  view: RoundView;
  errors: FormError[];
  chosen: string[];
}) {
  const { round, mayManage } = view;
  return (
    <WorkspacePage title={round.name} page={page} wide>
      <PageHeader
        title={round.name}
        tags={round.isDemo ? <DemoMark /> : undefined}
        breadcrumb={[{ href: urls.rounds, label: "Đợt đánh giá" }, { label: round.name }]}
        actions={
          mayManage ? (
            <LinkButton href={urls.newCouncil(round.id)} icon="users">
              Lập Hội đồng
            </LinkButton>
          ) : undefined
        }
      />
      <Stack gap="wide">
        <Card>
          <DescriptionList
            items={[
              { term: "Nhận đề nghị trước", value: formatDate(round.proposalsBefore) },
              { term: "Hoàn thành trước", value: formatDate(round.doneBefore) },
              { term: "Kế hoạch", value: round.planNumber ?? "chưa ghi" },
              { term: "Căn cứ", value: <LawRef act={act} article="5" /> },
            ]}
          />
        </Card>
        {mayManage && <Waiting page={page} view={view} errors={errors} chosen={chosen} />}
        <Inside view={view} />
        <Councils view={view} />
      </Stack>
    </WorkspacePage>
  );
}

function Waiting({
  page,
  view,
  errors,
  chosen,
}: {
  page: PageContext;
  view: RoundView;
  errors: FormError[];
  chosen: string[];
}) {
  const { round, waiting } = view;
  return (
    <Section
      title={`Hồ sơ chờ vào đợt (${waiting.length}${view.nextWaiting ? "+" : ""})`}
      lead="Hồ sơ tỉnh đã tiếp nhận và chưa thuộc đợt nào, cũ nhất trước."
    >
      {waiting.length === 0 ? (
        <EmptyState title="Không có hồ sơ nào đang chờ">
          Hồ sơ hiện ở đây sau khi tỉnh kiểm tra và tiếp nhận.
        </EmptyState>
      ) : (
        <Form page={page} errors={errors} action={urls.round(round.id)} label="Đưa hồ sơ vào đợt">
          <CheckboxGroup
            name="dossierIds"
            label="Chọn hồ sơ"
            values={chosen}
            error={fieldError(errors, "dossierIds")}
            options={waiting.map((dossier) => ({
              value: dossier.id,
              label: dossier.productName,
              hint: `${dossier.producerName} · ${setName(dossier.setCode)} · mục tiêu ${dossier.targetStar} sao${dossier.isDemo ? " · dữ liệu minh hoạ" : ""}`,
            }))}
          />
          <Button>Đưa vào {round.name.toLowerCase()}</Button>
          {view.nextWaiting && <Pagination nextHref={`${urls.round(round.id)}?cho=${view.nextWaiting}`} />}
        </Form>
      )}
    </Section>
  );
}

function Inside({ view }: { view: RoundView }) {
  return (
    <Section title="Hồ sơ trong đợt">
      <DataTable
        caption="Hồ sơ trong đợt"
        captionHidden
        rows={view.inside}
        rowKey={(dossier) => dossier.id}
        columns={[
          { key: "product", label: "Sản phẩm", primary: true, cell: (dossier) => dossier.productName },
          { key: "producer", label: "Chủ thể", cell: (dossier) => dossier.producerName },
          { key: "set", label: "Bộ tiêu chí", cell: (dossier) => setName(dossier.setCode) },
          { key: "target", label: "Mục tiêu", cell: (dossier) => `${dossier.targetStar} sao` },
          {
            key: "status",
            label: "Trạng thái",
            cell: (dossier) => (
              <StatusTag tone={describeStatus(dossier.status).tone}>
                {describeStatus(dossier.status).label}
              </StatusTag>
            ),
          },
        ]}
        empty={<EmptyState title="Đợt chưa có hồ sơ">Chọn hồ sơ đang chờ ở trên để đưa vào đợt.</EmptyState>}
      />
      {view.nextInside && <Pagination nextHref={`${urls.round(view.round.id)}?sau=${view.nextInside}`} />}
    </Section>
  );
}

function Councils({ view }: { view: RoundView }) {
  return (
    <Section title="Hội đồng của đợt">
      <DataTable
        caption="Hội đồng của đợt"
        captionHidden
        rows={view.councils}
        rowKey={(council) => council.id}
        columns={[
          {
            key: "name",
            label: "Hội đồng",
            primary: true,
            cell: (council) => <TextLink href={urls.council(council.id)}>{council.name}</TextLink>,
          },
          {
            key: "decision",
            label: "Quyết định",
            cell: (council) => `${council.decisionNumber}, ${formatDate(council.decidedOn)}`,
          },
          { key: "members", label: "Thành viên", align: "end", cell: (council) => council.members },
          { key: "sessions", label: "Phiên họp", align: "end", cell: (council) => council.sessions },
        ]}
        empty={
          <EmptyState title="Chưa lập Hội đồng" icon="users">
            Lập Hội đồng theo quyết định của Chủ tịch UBND tỉnh, rồi lập phiên họp và giao hồ sơ.
          </EmptyState>
        }
      />
    </Section>
  );
}
