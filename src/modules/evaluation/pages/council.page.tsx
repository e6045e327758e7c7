import { uuidv7 } from "#platform/db";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  DataTable,
  DateField,
  DescriptionList,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  formatDate,
  Grid,
  LawRef,
  type PageContext,
  PageHeader,
  PostButton,
  Section,
  Select,
  Stack,
  StatusTag,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { type CouncilRules, minimumRuleNames } from "../domain/council-rules.ts";
import { seatNames, seats } from "../domain/seats.ts";
import { seatOf } from "../permissions.ts";
import { urls } from "../urls.ts";
import { addMember, endMembership, type MemberInput } from "../use-cases/change-members.ts";
import { planSession, type SessionInput } from "../use-cases/plan-session.ts";
import { type CouncilView, readCouncil } from "../use-cases/read-councils.ts";
import { act, sessionStatus } from "./names.ts";

interface Typed {
  faults: Fault[];
  session?: SessionInput;
  member?: MemberInput;
}

export async function showCouncil(request: Request): Promise<Answer> {
  return councilAnswer(request, { faults: [] });
}

export async function postSession(request: Request): Promise<Answer> {
  const { fields } = request;
  const session = {
    title: textOf(fields, "title"),
    heldOn: textOf(fields, "heldOn"),
    place: textOf(fields, "place"),
  };
  const made = await planSession(
    request.services,
    request.requireActor(),
    request.params.councilId ?? "",
    session,
  );
  if (!made.ok) return councilAnswer(request, { faults: made.faults, session });
  return redirect(urls.session(made.value.id), {
    kind: "success",
    text: "Đã lập phiên họp. Tiếp theo: giao hồ sơ cho phiên.",
  });
}

export async function postMember(request: Request): Promise<Answer> {
  const { fields } = request;
  const councilId = request.params.councilId ?? "";
  const member = {
    accountId: textOf(fields, "accountId"),
    seat: textOf(fields, "seat"),
    agency: textOf(fields, "agency"),
  };
  const added = await addMember(request.services, request.requireActor(), councilId, member);
  if (!added.ok) return councilAnswer(request, { faults: added.faults, member });
  return redirect(urls.council(councilId), {
    kind: "success",
    text: `Đã thêm ${added.value.name} vào Hội đồng.`,
  });
}

export async function postLeave(request: Request): Promise<Answer> {
  const councilId = request.params.councilId ?? "";
  await endMembership(
    request.services,
    request.requireActor(),
    councilId,
    textOf(request.fields, "memberId"),
  );
  return redirect(urls.council(councilId), {
    kind: "success",
    text: "Đã ghi nhận thành viên thôi tham gia.",
  });
}

async function councilAnswer(request: Request, typed: Typed): Promise<Answer> {
  const actor = request.requireActor();
  const view = await readCouncil(request.services, actor, request.params.councilId ?? "");
  const seat = seatOf(actor, view)?.seat;
  const mayPlan = view.mayManage || seat === "chair" || seat === "secretary";
  return html(<CouncilPage page={request.page()} view={view} typed={typed} mayPlan={mayPlan} />, {
    status: typed.faults.length > 0 ? 422 : 200,
  });
}

function CouncilPage({
  page,
  view,
  typed,
  mayPlan,
}: {
  page: PageContext;
  view: CouncilView;
  typed: Typed;
  mayPlan: boolean;
}) {
  const { council } = view;
  const errors = formErrors(typed.faults);
  return (
    <WorkspacePage title={council.name} page={page} wide>
      <PageHeader
        title={council.name}
        breadcrumb={[{ href: urls.councils, label: "Hội đồng" }, { label: council.roundName }]}
        lead={`Quyết định ${council.decisionNumber} ngày ${formatDate(council.decidedOn)}`}
      />
      <Stack gap="wide">
        <Sessions
          page={page}
          view={view}
          errors={typed.session ? errors : []}
          input={typed.session}
          mayPlan={mayPlan}
        />
        <Members page={page} view={view} />
        {view.mayManage && view.candidates.length > 0 && (
          <AddMember page={page} view={view} errors={typed.member ? errors : []} input={typed.member} />
        )}
        <RulesCard rules={view.rules} />
      </Stack>
    </WorkspacePage>
  );
}

interface SessionsProps {
  page: PageContext;
  view: CouncilView;
  errors: FormError[];
  input: SessionInput | undefined;
  mayPlan: boolean;
}

function Sessions({ page, view, errors, input, mayPlan }: SessionsProps) {
  return (
    <Section title="Phiên họp">
      <Stack>
        <DataTable
          caption="Phiên họp của Hội đồng"
          captionHidden
          rows={view.sessions}
          rowKey={(session) => session.id}
          columns={[
            {
              key: "title",
              label: "Phiên họp",
              primary: true,
              cell: (session) => <TextLink href={urls.session(session.id)}>{session.title}</TextLink>,
            },
            { key: "day", label: "Ngày họp", cell: (session) => formatDate(session.heldOn) },
            { key: "place", label: "Địa điểm", cell: (session) => session.place ?? "chưa ghi" },
            {
              key: "status",
              label: "Trạng thái",
              cell: (session) => (
                <StatusTag tone={sessionStatus[session.status].tone}>
                  {sessionStatus[session.status].label}
                </StatusTag>
              ),
            },
          ]}
          empty={
            <EmptyState title="Chưa có phiên họp" icon="calendar-days">
              Lập phiên họp đầu tiên ở bên dưới.
            </EmptyState>
          }
        />
        {mayPlan && (
          <Card title="Lập phiên họp" level={3}>
            <Form
              page={page}
              errors={errors}
              action={urls.councilSessions(view.council.id)}
              idempotencyKey={uuidv7()}
              label="Lập phiên họp"
            >
              <TextField
                name="title"
                label="Tên phiên họp"
                value={input?.title ?? `Phiên họp ${view.sessions.length + 1}`}
                error={fieldError(errors, "title")}
              />
              <DateField
                name="heldOn"
                label="Ngày họp"
                value={input?.heldOn ?? ""}
                error={fieldError(errors, "heldOn")}
              />
              <TextField
                name="place"
                label="Địa điểm"
                value={input?.place ?? ""}
                error={fieldError(errors, "place")}
                optional
              />
              <Button>Lập phiên họp</Button>
            </Form>
          </Card>
        )}
      </Stack>
    </Section>
  );
}

function Members({ page, view }: { page: PageContext; view: CouncilView }) {
  const sitting = view.members.filter((member) => !member.left);
  return (
    <Section title={`Thành viên (${sitting.length})`}>
      <DataTable
        caption="Thành viên Hội đồng"
        captionHidden
        rows={sitting}
        rowKey={(member) => member.id}
        columns={[
          { key: "name", label: "Họ và tên", primary: true, cell: (member) => member.name },
          { key: "seat", label: "Vị trí", cell: (member) => seatNames[member.seat] },
          { key: "agency", label: "Cơ quan", cell: (member) => member.agency },
          {
            key: "leave",
            label: "",
            cell: (member) =>
              view.mayManage ? (
                <PostButton
                  page={page}
                  action={urls.councilLeave(view.council.id)}
                  hidden={{ memberId: member.id }}
                  kind="quiet"
                  small
                >
                  Thôi tham gia
                </PostButton>
              ) : null,
          },
        ]}
        empty={<EmptyState title="Chưa có thành viên" />}
      />
    </Section>
  );
}

function AddMember({
  page,
  view,
  errors,
  input,
}: {
  page: PageContext;
  view: CouncilView;
  errors: FormError[];
  input: MemberInput | undefined;
}) {
  return (
    <Card title="Thêm thành viên">
      <Form page={page} errors={errors} action={urls.councilMembers(view.council.id)} label="Thêm thành viên">
        <Grid>
          <Select
            name="accountId"
            label="Người"
            value={input?.accountId ?? ""}
            error={fieldError(errors, "accountId")}
            options={view.candidates.map((person) => ({ value: person.accountId, label: person.name }))}
          />
          <Select
            name="seat"
            label="Vị trí"
            value={input?.seat ?? ""}
            error={fieldError(errors, "seat")}
            options={seats.map((seat) => ({ value: seat, label: seatNames[seat] }))}
          />
          <TextField
            name="agency"
            label="Cơ quan, chức vụ"
            value={input?.agency ?? ""}
            error={fieldError(errors, "agency")}
          />
        </Grid>
        <Button kind="secondary">Thêm vào Hội đồng</Button>
      </Form>
    </Card>
  );
}

export function RulesCard({ rules }: { rules: CouncilRules }) {
  const reaction =
    rules.spreadReaction === "mark_again" ? "vượt thì thảo luận và chấm lại" : "vượt thì ghi vào biên bản";
  return (
    <Card title="Quy chế đang áp dụng" tone="leaf">
      <DescriptionList
        items={[
          {
            term: "Quy chế",
            value: rules.decisionNumber ?? "mặc định của hệ thống, tỉnh chưa khai báo Quy chế",
          },
          {
            term: "Số người họp",
            value: `ít nhất ${rules.quorum.numerator}/${rules.quorum.denominator} thành viên được chấm${rules.chairRequired ? ", có Chủ tịch" : ""}`,
          },
          {
            term: "Chênh lệch điểm",
            value: `không quá ${rules.spreadLimit} điểm (đúng ${rules.spreadLimit} vẫn được); ${reaction}`,
          },
          { term: "Mức tối thiểu", value: minimumRuleNames[rules.minimumRule] },
          {
            term: "Điểm từng người",
            value: rules.showMarks === "never" ? "không công bố" : "xem được sau khi phiên họp kết thúc",
          },
          { term: "Căn cứ", value: <LawRef act={act} article="7" clause="3" /> },
        ]}
      />
    </Card>
  );
}
