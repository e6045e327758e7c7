import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  DataTable,
  DemoMark,
  DescriptionList,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  formatDate,
  LinkButton,
  type PageContext,
  PageHeader,
  PostButton,
  Section,
  Select,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import { agencyKinds } from "../domain/words.ts";
import { directivesUrls as urls } from "../urls.ts";
import { type AgencyView, addAgencyPerson, endAgencyPerson, viewAgency } from "../use-cases/agencies.ts";

const id = (request: Request) => request.params.agencyId ?? "";

export async function showAgency(request: Request): Promise<Answer> {
  return html(await agencyPage(request, []));
}

export async function postAddPerson(request: Request): Promise<Answer> {
  const input = { id: id(request), accountId: textOf(request.fields, "accountId"), requestId: request.id };
  const done = await addAgencyPerson(request.services, request.requireActor(), input);
  if (!done.ok) return html(await agencyPage(request, formErrors(done.faults)), { status: 422 });
  return redirect(urls.agency(id(request)), { kind: "success", text: "Đã thêm người của cơ quan." });
}

export async function postEndPerson(request: Request): Promise<Answer> {
  const input = { id: id(request), accountId: textOf(request.fields, "accountId"), requestId: request.id };
  await endAgencyPerson(request.services, request.requireActor(), input);
  return redirect(urls.agency(id(request)), {
    kind: "info",
    text: "Người này thôi nhận nhiệm vụ của cơ quan. Có thể thêm lại bất cứ lúc nào.",
  });
}

async function agencyPage(request: Request, errors: FormError[]) {
  const view = await viewAgency(request.services, request.requireActor(), id(request));
  const { agency } = view;
  const page = request.page();
  return (
    <WorkspacePage title={agency.name} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={agency.name}
          breadcrumb={[
            { href: urls.tasks, label: "Nhiệm vụ" },
            { href: urls.agencies, label: "Cơ quan, đoàn thể" },
            { label: agency.shortName ?? agency.name },
          ]}
          tags={agency.isDemo && <DemoMark />}
          actions={
            <ButtonRow>
              <LinkButton
                href={`${urls.tasks}?bang=all&don-vi=agency:${agency.id}`}
                kind="secondary"
                icon="list-checks"
              >
                Nhiệm vụ của cơ quan
              </LinkButton>
              {view.mayChange && (
                <LinkButton href={urls.changeAgency(agency.id)} kind="secondary" icon="pencil">
                  Sửa
                </LinkButton>
              )}
            </ButtonRow>
          }
        />
        <Card title="Thông tin">
          <DescriptionList
            items={[
              { term: "Loại", value: agencyKinds[agency.kind] },
              { term: "Thư điện tử", value: agency.email ?? "Chưa có" },
              { term: "Điện thoại", value: agency.phone ?? "Chưa có" },
              ...(agency.endedOn ? [{ term: "Thôi hoạt động", value: formatDate(agency.endedOn) }] : []),
            ]}
          />
        </Card>
        <People page={page} view={view} errors={errors} />
      </Stack>
    </WorkspacePage>
  );
}

function People({ page, view, errors }: { page: PageContext; view: AgencyView; errors: FormError[] }) {
  const { agency, people, free, mayChange } = view;
  return (
    <Section title="Người của cơ quan" lead="Nhận thư, báo cáo và nộp kết quả thay cơ quan.">
      <Stack>
        <DataTable
          caption="Người của cơ quan"
          captionHidden
          columns={[
            { key: "name", label: "Họ tên", primary: true, cell: (person) => person.name },
            { key: "email", label: "Thư điện tử", cell: (person) => person.email },
            {
              key: "end",
              label: "",
              cell: (person) =>
                mayChange && (
                  <PostButton
                    page={page}
                    action={urls.endPerson(agency.id)}
                    hidden={{ accountId: person.accountId }}
                    kind="quiet"
                    small
                  >
                    Thôi nhận việc
                  </PostButton>
                ),
            },
          ]}
          rows={people}
          rowKey={({ accountId }) => accountId}
          empty={
            <EmptyState title="Chưa có người nhận việc" icon="users">
              Nhiệm vụ vẫn giao được, nhưng chưa ai nhận thư và báo cáo thay cơ quan.
            </EmptyState>
          }
        />
        {mayChange && agency.endedOn === null && (
          <Form page={page} action={urls.addPerson(agency.id)} errors={errors}>
            <Select
              name="accountId"
              label="Thêm người"
              placeholder="Chọn cán bộ"
              options={free.map((person) => ({
                value: person.accountId,
                label: `${person.name} (${person.email})`,
              }))}
              error={fieldError(errors, "accountId")}
              hint="Người chưa có tài khoản: quản trị của tỉnh mời với vai trò “Cán bộ sở, ngành, đoàn thể”, rồi thêm ở đây."
            />
            <Button kind="secondary">Thêm</Button>
          </Form>
        )}
      </Stack>
    </Section>
  );
}
