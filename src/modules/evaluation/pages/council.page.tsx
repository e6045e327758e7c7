import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import { DemoMark, formatDate, type PageContext, PageHeader, Stack, WorkspacePage } from "#platform/ui";
import { seatOf } from "../permissions.ts";
import { urls } from "../urls.ts";
import { addMember, endMembership, type MemberInput } from "../use-cases/change-members.ts";
import { planSession, type SessionInput } from "../use-cases/plan-session.ts";
import { type CouncilView, readCouncil } from "../use-cases/read-councils.ts";
import { AddMember, Members, Sessions } from "./council-parts.tsx";
import { RulesCard } from "./rules-card.tsx";

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
        tags={council.isDemo ? <DemoMark /> : undefined}
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
