import { producerUrls } from "#modules/producers";
import { typedTexts } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  ButtonRow,
  Card,
  DemoMark,
  DescriptionList,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  Section,
  Stack,
  StatusTag,
  WorkspacePage,
} from "#platform/ui";
import { allows, statusNames } from "../domain/actions.ts";
import { consultantKinds } from "../domain/consultant.ts";
import { helpKindName } from "../domain/help-kinds.ts";
import { consultantsUrls as urls } from "../urls.ts";
import { endByHand } from "../use-cases/keep-engagements.ts";
import { addPerson, endPerson, type PersonForm, tiePersonToAccount } from "../use-cases/keep-people.ts";
import { type ConsultantView, readConsultant } from "../use-cases/read-consultants.ts";
import { EngagementTable, PeopleTable, PersonFields } from "./consultant-parts.tsx";

const blank: PersonForm = { fullName: "", email: "", joinedOn: "" };

export async function showConsultant(request: Request): Promise<Answer> {
  return answer(request, blank, []);
}

export async function postPerson(request: Request): Promise<Answer> {
  const id = request.params.consultantId ?? "";
  const actor = request.requireActor();
  const personId = textOf(request.fields, "personId");
  const form = typedTexts(request.fields, ["fullName", "email", "joinedOn"] as const);
  if (personId !== "") {
    const tied = await tiePersonToAccount(request.services, actor, {
      consultantId: id,
      personId,
      email: form.email,
    });
    if (!tied.ok) return answer(request, { ...blank, email: form.email }, tied.faults);
    return redirect(urls.consultant(id), { kind: "success", text: "Đã gắn tài khoản." });
  }
  const added = await addPerson(request.services, actor, id, form);
  if (!added.ok) return answer(request, form, added.faults);
  const text = added.value.linked
    ? `Đã thêm ${form.fullName} và gắn tài khoản.`
    : `Đã thêm ${form.fullName}. Chưa gắn tài khoản: hội đồng chỉ đối chiếu được theo họ tên.`;
  return redirect(urls.consultant(id), { kind: "success", text });
}

export async function postLeave(request: Request): Promise<Answer> {
  const consultantId = request.params.consultantId ?? "";
  const personId = textOf(request.fields, "personId");
  const done = await endPerson(request.services, request.requireActor(), { consultantId, personId });
  if (!done.ok) return answer(request, blank, done.faults);
  return redirect(urls.consultant(consultantId), {
    kind: "success",
    text: "Đã ghi người này thôi làm từ hôm nay.",
  });
}

export async function postEndEngagement(request: Request): Promise<Answer> {
  const consultantId = request.params.consultantId ?? "";
  const engagementId = textOf(request.fields, "engagementId");
  await endByHand(request.services, request.requireActor(), { consultantId, engagementId });
  return redirect(urls.consultant(consultantId), { kind: "success", text: "Đã ghi kết thúc từ hôm nay." });
}

async function answer(request: Request, form: PersonForm, faults: readonly Fault[]): Promise<Answer> {
  const id = request.params.consultantId ?? "";
  const before = textOf(request.query, "truoc");
  const view = await readConsultant(request.services, request.requireActor(), id, before);
  const page = <ConsultantPage request={request} view={view} form={form} faults={faults} />;
  return html(page, { status: faults.length > 0 ? 422 : 200 });
}

interface PageProps {
  request: Request;
  view: ConsultantView;
  form: PersonForm;
  faults: readonly Fault[];
}

function ConsultantPage({ request, view, form, faults }: PageProps) {
  const { consultant, people, engagements, nextEngagements, mayKeep } = view;
  const page = request.page();
  const may = (action: Parameters<typeof allows>[1]) => mayKeep && allows(consultant.status, action);
  return (
    <WorkspacePage title={consultant.name} page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title={consultant.name}
          breadcrumb={[{ href: urls.list, label: "Tư vấn" }, { label: consultant.name }]}
          lead={consultant.fields.map(helpKindName).join(", ")}
          tags={
            <>
              <StatusTag tone={consultant.status === "active" ? "success" : "neutral"}>
                {statusNames[consultant.status]}
              </StatusTag>
              {consultant.isDemo && <DemoMark />}
            </>
          }
          actions={may("change") ? <Actions id={consultant.id} /> : undefined}
        />
        {consultant.status === "inactive" && (
          <Notice kind="info" title="Đã ngừng hợp tác">
            {consultant.note ?? "Những lần tư vấn trước vẫn được giữ để đối chiếu với hội đồng."}
          </Notice>
        )}
        {may("reactivate") && (
          <ButtonRow>
            <LinkButton href={urls.status(consultant.id)} kind="secondary">
              Hợp tác lại
            </LinkButton>
          </ButtonRow>
        )}
        <Details view={view} />
        <Section
          title="Người của đơn vị"
          lead="Gắn tài khoản để hội đồng tự phát hiện người đã tư vấn cho chủ thể."
        >
          <Stack>
            <PeopleTable page={page} consultantId={consultant.id} people={people} mayKeep={mayKeep} />
            {may("addPerson") && (
              <Card title="Thêm người">
                <PersonFields
                  page={page}
                  consultantId={consultant.id}
                  form={form}
                  errors={formErrors(faults)}
                />
              </Card>
            )}
          </Stack>
        </Section>
        <Section
          title="Đã và đang tư vấn cho"
          {...(may("addEngagement")
            ? { action: { href: urls.engagements(consultant.id), label: "Ghi một lần tư vấn" } }
            : {})}
        >
          <EngagementTable
            page={page}
            engagements={engagements}
            mayKeep={mayKeep}
            hrefOf={producerUrls.overview}
          />
          <Pagination
            {...(nextEngagements
              ? { nextHref: `${urls.consultant(consultant.id)}?truoc=${encodeURIComponent(nextEngagements)}` }
              : {})}
          />
        </Section>
      </Stack>
    </WorkspacePage>
  );
}

function Actions({ id }: { id: string }) {
  return (
    <>
      <LinkButton href={urls.edit(id)} kind="secondary" icon="pencil">
        Sửa
      </LinkButton>
      <LinkButton href={urls.status(id)} kind="quiet">
        Ngừng hợp tác
      </LinkButton>
    </>
  );
}

function Details({ view: { consultant } }: { view: ConsultantView }) {
  return (
    <DescriptionList
      items={[
        { term: "Loại", value: consultantKinds[consultant.kind] },
        { term: "Nơi công tác", value: consultant.agency },
        { term: "Mã số thuế", value: consultant.taxCode },
        { term: "Điện thoại", value: consultant.phone },
        { term: "E-mail", value: consultant.email },
        { term: "Địa chỉ", value: consultant.address },
        ...(consultant.status === "active" ? [{ term: "Ghi chú", value: consultant.note }] : []),
      ]}
      untold={{ term: "Chưa ghi" }}
    />
  );
}
