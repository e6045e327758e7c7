import {
  Button,
  ButtonRow,
  DataTable,
  DateField,
  DemoMark,
  Disclosure,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  formatDate,
  Muted,
  type PageContext,
  PostButton,
  Row,
  Stack,
  StatusTag,
  TextField,
  TextLink,
} from "#platform/ui";
import type { Engagement, Person } from "../domain/consultant.ts";
import { helpKindName } from "../domain/help-kinds.ts";
import { consultantsUrls as urls } from "../urls.ts";
import type { PersonForm } from "../use-cases/keep-people.ts";

interface PeopleProps {
  page: PageContext;
  consultantId: string;
  people: Person[];
  mayKeep: boolean;
}

export function PeopleTable({ page, consultantId, people, mayKeep }: PeopleProps) {
  return (
    <DataTable
      caption="Người của đơn vị"
      captionHidden
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", label: "Họ và tên", primary: true, cell: ({ fullName }) => fullName },
        { key: "term", label: "Thời gian", cell: termText },
        {
          key: "account",
          label: "Tài khoản",
          cell: (person) => (
            <StatusTag tone={person.accountId ? "success" : "neutral"}>
              {person.accountId ? "đã gắn" : "chưa gắn"}
            </StatusTag>
          ),
        },
        ...(mayKeep
          ? [
              {
                key: "do",
                label: "Việc",
                cell: (person: Person) => (
                  <PersonActions page={page} consultantId={consultantId} person={person} />
                ),
              },
            ]
          : []),
      ]}
      empty={
        <EmptyState title="Chưa ghi người nào" icon="user-round">
          Ghi từng người trực tiếp tư vấn để đối chiếu với thành viên hội đồng.
        </EmptyState>
      }
    />
  );
}

function termText({ joinedOn, leftOn }: Person): string {
  if (leftOn) return `${joinedOn ? formatDate(joinedOn) : "…"} – ${formatDate(leftOn)}`;
  return joinedOn ? `từ ${formatDate(joinedOn)}` : "đang làm";
}

function PersonActions({
  page,
  consultantId,
  person,
}: {
  page: PageContext;
  consultantId: string;
  person: Person;
}) {
  return (
    <Row gap="tight">
      {!person.accountId && (
        <Disclosure summary="Gắn tài khoản">
          <Form page={page} action={urls.people(consultantId)} hidden={{ personId: person.id }}>
            <TextField
              name="email"
              id={`email-${person.id}`}
              type="email"
              label={`E-mail đăng nhập của ${person.fullName}`}
            />
            <Button small>Gắn</Button>
          </Form>
        </Disclosure>
      )}
      {!person.leftOn && (
        <PostButton
          page={page}
          action={urls.leave(consultantId)}
          hidden={{ personId: person.id }}
          kind="quiet"
          small
        >
          Thôi làm từ hôm nay
        </PostButton>
      )}
    </Row>
  );
}

interface FieldsProps {
  page: PageContext;
  consultantId: string;
  form: PersonForm;
  errors: FormError[];
}

export function PersonFields({ page, consultantId, form, errors }: FieldsProps) {
  return (
    <Form page={page} action={urls.people(consultantId)} errors={errors}>
      <Stack>
        <TextField
          name="fullName"
          label="Họ và tên"
          value={form.fullName}
          error={fieldError(errors, "fullName")}
        />
        <TextField
          name="email"
          type="email"
          label="E-mail đăng nhập SaoQuê"
          hint="Có e-mail thì xung đột lợi ích được phát hiện chắc chắn; không có thì chỉ so được họ tên."
          value={form.email}
          error={fieldError(errors, "email")}
          optional
        />
        <DateField
          name="joinedOn"
          label="Làm từ ngày"
          value={form.joinedOn}
          error={fieldError(errors, "joinedOn")}
          optional
        />
        <ButtonRow>
          <Button kind="secondary" icon="plus">
            Thêm người
          </Button>
        </ButtonRow>
      </Stack>
    </Form>
  );
}

const sourceNames: Readonly<Record<string, string>> = {
  support_request: "yêu cầu hỗ trợ",
  pilot: "mô hình điểm",
  design_project: "trung tâm thiết kế",
};

interface EngagementProps {
  page: PageContext;
  engagements: Engagement[];
  mayKeep: boolean;
  hrefOf: (producerId: string) => string;
}

export function EngagementTable({ page, engagements, mayKeep, hrefOf }: EngagementProps) {
  return (
    <DataTable
      caption="Những lần tư vấn"
      captionHidden
      rows={engagements}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "producer",
          label: "Chủ thể",
          primary: true,
          cell: (row) => (
            <>
              <TextLink href={hrefOf(row.producerId)}>{row.producerName}</TextLink>{" "}
              {row.isDemo && <DemoMark />}
              {row.productName && <Muted> · {row.productName}</Muted>}
            </>
          ),
        },
        { key: "help", label: "Việc", cell: (row) => helpKindName(row.help) },
        {
          key: "term",
          label: "Thời gian",
          cell: (row) => `${formatDate(row.fromOn)} – ${row.toOn ? formatDate(row.toOn) : "đang làm"}`,
        },
        { key: "contract", label: "Hợp đồng", cell: (row) => row.contractNumber ?? "–" },
        {
          key: "source",
          label: "Từ đâu",
          cell: (row) => (row.sourceKind ? (sourceNames[row.sourceKind] ?? row.sourceKind) : "ghi tay"),
        },
        ...(mayKeep
          ? [{ key: "do", label: "Kết thúc", cell: (row: Engagement) => <EndButton page={page} row={row} /> }]
          : []),
      ]}
      empty={
        <EmptyState title="Chưa có lần tư vấn nào" icon="clipboard-list">
          Yêu cầu hỗ trợ và mô hình điểm tự ghi vào đây; việc khác thì ghi tay.
        </EmptyState>
      }
    />
  );
}

function EndButton({ page, row }: { page: PageContext; row: Engagement }) {
  if (row.toOn || row.sourceKind) return <Muted>–</Muted>;
  return (
    <PostButton
      page={page}
      action={urls.endEngagement(row.consultantId)}
      hidden={{ engagementId: row.id }}
      kind="quiet"
      small
    >
      Kết thúc hôm nay
    </PostButton>
  );
}
