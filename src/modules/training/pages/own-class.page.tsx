import { fileUrls } from "#platform/files";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  DataTable,
  DemoMark,
  DescriptionList,
  FileList,
  Form,
  fieldError,
  formatDate,
  LinkButton,
  Notice,
  type PageContext,
  PageHeader,
  PostButton,
  RadioGroup,
  Row,
  Section,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { mayNow } from "../domain/actions.ts";
import { audienceNames } from "../domain/audiences.ts";
import { partNames } from "../domain/parts.ts";
import { trainingUrls as urls } from "../urls.ts";
import {
  declineSelf,
  feedbackQuestions,
  giveFeedback,
  mayGiveFeedback,
  type OwnView,
  readOwnClass,
  registerSelf,
} from "../use-cases/own-class.ts";
import { toldColumns } from "./class-timetable.tsx";
import { audiencesText, ClassState, daysText } from "./class-words.tsx";

const id = (request: Request) => request.params.classId ?? "";

export function showOwnClass(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postRegister(request: Request): Promise<Answer> {
  const text = (name: string) => textOf(request.fields, name);
  const done = await registerSelf(request.services, request.requireActor(), {
    classId: id(request),
    audience: text("audience"),
    phone: text("phone"),
    jobTitle: text("jobTitle"),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, done.faults);
  return redirect(urls.ownClass(id(request)), { kind: "success", text: "Đã đăng ký. Hẹn gặp bạn ở lớp." });
}

export async function postDecline(request: Request): Promise<Answer> {
  const input = { classId: id(request), requestId: request.id };
  const done = await declineSelf(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, done.faults);
  return redirect(urls.ownClass(id(request)), {
    kind: "info",
    text: "Đã báo không dự. Bạn có thể đăng ký lại khi lớp còn chỗ.",
  });
}

export async function postFeedback(request: Request): Promise<Answer> {
  const text = (name: string) => textOf(request.fields, name);
  const marks = {
    content: text("content"),
    teacher: text("teacher"),
    organisation: text("organisation"),
    usefulness: text("usefulness"),
  };
  const input = { classId: id(request), marks, comment: text("comment"), requestId: request.id };
  const done = await giveFeedback(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, done.faults);
  return redirect(urls.ownClass(id(request)), { kind: "success", text: "Cảm ơn góp ý của bạn." });
}

async function answer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const view = await readOwnClass(request.services, request.requireActor(), id(request));
  const { training } = view;
  const page = request.page();
  return html(
    <WorkspacePage title={training.title} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={training.title}
          breadcrumb={[{ href: urls.own, label: "Tập huấn của tôi" }, { label: training.title }]}
          tags={
            <>
              <ClassState status={training.status} /> {training.isDemo && <DemoMark />}
            </>
          }
        />
        {faults
          .filter(({ field }) => field === "place")
          .map(({ text }) => (
            <Notice key={text} kind="danger">
              {text}
            </Notice>
          ))}
        <OwnPlace request={request} page={page} view={view} faults={faults} />
        <Card title="Về lớp">
          <DescriptionList items={facts(view)} />
        </Card>
        <Meetings view={view} />
        {view.materials.length > 0 && <OwnMaterials view={view} />}
        {mayGiveFeedback(view) && <FeedbackForm request={request} page={page} view={view} faults={faults} />}
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

interface Shown {
  request: Request;
  page: PageContext;
  view: OwnView;
  faults: readonly Fault[];
}

function OwnPlace({ request, page, view, faults }: Shown) {
  const { training, place, joinAs, completion } = view;
  if (place?.certificateNumber)
    return (
      <Card title={`Chứng nhận ${place.certificateNumber}`} tone="leaf">
        <Row>
          <LinkButton href={urls.ownCertificate(training.id)} icon="download">
            Tải giấy chứng nhận
          </LinkButton>
        </Row>
      </Card>
    );
  const open = mayNow(training.status, "register");
  const attending = place?.status === "registered";
  return (
    <Stack>
      {attending && (
        <Notice kind="success" title="Bạn đã đăng ký lớp này">
          {training.status === "closed" && !completion.reached
            ? `Chưa được cấp chứng nhận: ${completion.why}`
            : "Mang theo điện thoại để điểm danh bằng mã QR ở lớp."}
        </Notice>
      )}
      {open && !attending && (place || joinAs.length > 0) && (
        <RegisterForm request={request} page={page} view={view} faults={faults} />
      )}
      {open && !attending && !place && joinAs.length === 0 && (
        <Notice kind="info">
          Lớp này không dành cho vai trò của bạn. Liên hệ ban tổ chức nếu bạn cần dự.
        </Notice>
      )}
      {open && place && place.status !== "declined" && place.attended === 0 && (
        <Row>
          <PostButton page={page} action={urls.decline(training.id)} kind="quiet" icon="x">
            Tôi không dự được
          </PostButton>
        </Row>
      )}
    </Stack>
  );
}

function RegisterForm({ request, page, view, faults }: Shown) {
  const { training, place, joinAs } = view;
  const own = faults.filter(({ field }) => ["audience", "phone", "jobTitle"].includes(field));
  const errors = formErrors(own);
  const typed = (name: string) => textOf(request.fields, name);
  return (
    <Card title={place?.status === "invited" ? "Bạn được mời dự lớp này" : "Đăng ký dự lớp"} tone="leaf">
      <Form page={page} action={urls.register(training.id)} errors={errors} label="Đăng ký dự lớp">
        <Stack>
          {!place && (
            <RadioGroup
              name="audience"
              label="Tôi dự với tư cách"
              value={typed("audience") || (joinAs[0] ?? "")}
              error={fieldError(errors, "audience")}
              options={joinAs.map((value) => ({ value, label: audienceNames[value] }))}
            />
          )}
          {!place && (
            <TextField
              name="phone"
              type="tel"
              label="Điện thoại"
              hint="Để ban tổ chức liên hệ và điểm danh ở lớp."
              value={typed("phone")}
              error={fieldError(errors, "phone")}
              optional
            />
          )}
          {!place && (
            <TextField
              name="jobTitle"
              label="Chức vụ"
              value={typed("jobTitle")}
              error={fieldError(errors, "jobTitle")}
              optional
            />
          )}
          <Button icon="check">{place?.status === "invited" ? "Nhận lời" : "Đăng ký"}</Button>
        </Stack>
      </Form>
    </Card>
  );
}

function facts({ training, taken }: OwnView) {
  return [
    { term: "Thời gian", value: daysText(training) },
    { term: "Địa điểm", value: training.place ?? "Sẽ báo sau" },
    { term: "Đối tượng", value: audiencesText(training.audiences) },
    { term: "Nội dung", value: training.topics.join("; ") || "Theo chương trình của lớp" },
    { term: "Giảng viên", value: training.teachers ?? "Sẽ báo sau" },
    {
      term: "Chỗ",
      value: training.capacity === null ? `${taken} người đã đăng ký` : `${taken}/${training.capacity} chỗ`,
    },
  ];
}

function Meetings({ view: { meetings } }: { view: OwnView }) {
  if (meetings.length === 0) return null;
  return (
    <DataTable
      caption={`Lịch học (${meetings.length} buổi)`}
      rows={meetings}
      rowKey={(each) => each.id}
      columns={[
        {
          key: "day",
          label: "Buổi",
          primary: true,
          cell: (each) => `${partNames[each.part]} ${formatDate(each.heldOn)}`,
        },
        ...toldColumns(meetings),
      ]}
      empty=""
    />
  );
}

function OwnMaterials({ view }: { view: OwnView }) {
  return (
    <Section title="Tài liệu của lớp">
      <FileList
        files={view.materials.map((each) => ({
          href: each.fileId ? fileUrls.file(each.fileId) : (each.link ?? urls.materials),
          name: each.title,
          ...(each.topic ? { kind: each.topic } : {}),
        }))}
      />
    </Section>
  );
}

function FeedbackForm({ request, page, view, faults }: Shown) {
  const keys = Object.keys(feedbackQuestions) as (keyof typeof feedbackQuestions)[];
  const errors = formErrors(
    faults.filter(({ field }) => field === "comment" || keys.some((key) => key === field)),
  );
  const typed = (key: (typeof keys)[number]) =>
    textOf(request.fields, key) || String(view.feedback?.[key] ?? "");
  const marks = [1, 2, 3, 4, 5].map((mark) => ({ value: String(mark), label: String(mark) }));
  return (
    <Section
      title="Đánh giá lớp"
      lead="1 là kém, 5 là rất tốt. Ban tổ chức chỉ xem điểm trung bình và góp ý không ghi tên."
    >
      <Form page={page} action={urls.feedback(view.training.id)} errors={errors} label="Đánh giá lớp">
        <Stack>
          {keys.map((key) => (
            <RadioGroup
              key={key}
              name={key}
              label={feedbackQuestions[key]}
              value={typed(key)}
              error={fieldError(errors, key)}
              options={marks}
              inline
            />
          ))}
          <TextArea
            name="comment"
            label="Góp ý"
            rows={3}
            value={textOf(request.fields, "comment") || (view.feedback?.comment ?? "")}
            error={fieldError(errors, "comment")}
            optional
          />
          <Button kind="secondary" icon="send">
            Gửi đánh giá
          </Button>
        </Stack>
      </Form>
    </Section>
  );
}
