import { uuidv7 } from "#platform/db";
import {
  Button,
  Card,
  DataTable,
  DateField,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  formatDate,
  Grid,
  type PageContext,
  PostButton,
  Section,
  Select,
  Stack,
  StatusTag,
  TextField,
  TextLink,
} from "#platform/ui";
import { seatNames, seats } from "../domain/seats.ts";
import { urls } from "../urls.ts";
import type { MemberInput } from "../use-cases/change-members.ts";
import type { SessionInput } from "../use-cases/plan-session.ts";
import type { CouncilView } from "../use-cases/read-councils.ts";
import { sessionStatus } from "./names.ts";

interface SessionsProps {
  page: PageContext;
  view: CouncilView;
  errors: FormError[];
  input: SessionInput | undefined;
  mayPlan: boolean;
}

export function Sessions({ page, view, errors, input, mayPlan }: SessionsProps) {
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

export function Members({ page, view }: { page: PageContext; view: CouncilView }) {
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

export function AddMember({
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
