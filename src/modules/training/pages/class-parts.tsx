import { fileUrls } from "#platform/files";
import {
  Button,
  DataTable,
  DateField,
  Disclosure,
  EmptyState,
  FileList,
  Form,
  type FormError,
  fieldError,
  formatDate,
  formatNumber,
  Grid,
  LinkButton,
  Muted,
  type PageContext,
  PostButton,
  Row,
  Section,
  Select,
  Small,
  Stack,
  StatRow,
  StatusTag,
  TextField,
  TextLink,
} from "#platform/ui";
import { mayNow } from "../domain/actions.ts";
import { audienceNames } from "../domain/audiences.ts";
import { dayParts, partNames } from "../domain/parts.ts";
import { trainingUrls as urls } from "../urls.ts";
import type { TypedMeeting } from "../use-cases/meetings.ts";
import { feedbackQuestions } from "../use-cases/own-class.ts";
import type { ClassMeeting, ClassView } from "../use-cases/read-class.ts";
import { withQuery } from "./asking.ts";

interface Shown {
  page: PageContext;
  view: ClassView;
}

export function Timetable({
  page,
  view,
  typed,
  errors,
}: Shown & { typed: TypedMeeting; errors: FormError[] }) {
  const { training, meetings, mayRun } = view;
  const changes = mayRun && mayNow(training.status, "change");
  return (
    <Section title={`Buổi học (${meetings.length})`} id="buoi-hoc">
      <Stack>
        <DataTable
          caption="Buổi học"
          captionHidden
          rows={meetings}
          rowKey={({ id }) => id}
          columns={meetingColumns({ page, view })}
          empty={
            <EmptyState title="Chưa xếp lịch" icon="calendar-days">
              Thêm từng buổi; điểm danh, tỷ lệ dự học và chứng nhận đều tính theo buổi.
            </EmptyState>
          }
        />
        {changes && (
          <Disclosure summary="Thêm buổi học" open={errors.length > 0 || meetings.length === 0}>
            <Form page={page} action={urls.meetings(training.id)} errors={errors} label="Thêm buổi học">
              <Grid min="small">
                <DateField
                  name="heldOn"
                  label="Ngày"
                  value={typed.heldOn || training.startsOn}
                  min={training.startsOn}
                  max={training.endsOn}
                  error={fieldError(errors, "heldOn")}
                />
                <Select
                  name="part"
                  label="Buổi"
                  value={typed.part || "morning"}
                  error={fieldError(errors, "part")}
                  options={dayParts.map((value) => ({ value, label: partNames[value] }))}
                />
                <TextField
                  name="topic"
                  label="Nội dung"
                  value={typed.topic}
                  error={fieldError(errors, "topic")}
                  optional
                />
                <TextField
                  name="teacher"
                  label="Giảng viên"
                  value={typed.teacher}
                  error={fieldError(errors, "teacher")}
                  optional
                />
              </Grid>
              <Button kind="secondary" icon="plus">
                Thêm buổi
              </Button>
            </Form>
          </Disclosure>
        )}
      </Stack>
    </Section>
  );
}

function meetingColumns({ page, view }: Shown) {
  const { training, mayRun, papers } = view;
  const photos = (meeting: ClassMeeting) => papers.filter((each) => each.meetingId === meeting.id).length;
  return [
    {
      key: "day",
      label: "Buổi",
      primary: true,
      cell: (each: ClassMeeting) => `${partNames[each.part]} ${formatDate(each.heldOn)}`,
    },
    ...toldColumns(view.meetings),
    {
      key: "present",
      label: "Có mặt",
      align: "end" as const,
      cell: (each: ClassMeeting) => (
        <>
          {mayRun || papers.length > 0 ? (
            <TextLink href={urls.attendance(training.id, each.id)}>{formatNumber(each.present)}</TextLink>
          ) : (
            formatNumber(each.present)
          )}
          {photos(each) > 0 && <Small> · {photos(each)} ảnh</Small>}
        </>
      ),
    },
    ...(mayRun && mayNow(training.status, "change") ? [actionColumn({ page, view })] : []),
  ];
}

/** Subject and teacher, where any meeting tells them. */
export function toldColumns<Told extends { topic: string | null; teacher: string | null }>(
  meetings: readonly Told[],
) {
  return [
    ...(meetings.some(({ topic }) => topic)
      ? [{ key: "topic", label: "Nội dung", cell: (each: Told) => each.topic ?? "—" }]
      : []),
    ...(meetings.some(({ teacher }) => teacher)
      ? [{ key: "teacher", label: "Giảng viên", cell: (each: Told) => each.teacher ?? "—" }]
      : []),
  ];
}

function actionColumn({ page, view }: Shown) {
  const { training, today } = view;
  const running = mayNow(training.status, "noteAttendance");
  return {
    key: "actions",
    label: "Việc",
    cell: (each: ClassMeeting) => (
      <Row gap="tight">
        {running && each.heldOn === today && (
          <LinkButton href={urls.room(training.id, each.id)} small icon="qr-code">
            Mã QR
          </LinkButton>
        )}
        {running && each.heldOn <= today && (
          <LinkButton href={urls.attendance(training.id, each.id)} kind="secondary" small icon="list-checks">
            Điểm danh
          </LinkButton>
        )}
        {each.present === 0 && (
          <PostButton page={page} action={urls.removeMeeting(training.id, each.id)} kind="quiet" small>
            Bỏ buổi
          </PostButton>
        )}
      </Row>
    ),
  };
}

type Learner = ClassView["learners"][number];

const learnerStates = {
  invited: { tone: "info", label: "Chờ trả lời" },
  registered: { tone: "success", label: "Dự học" },
  declined: { tone: "neutral", label: "Từ chối" },
  removed: { tone: "neutral", label: "Đã bỏ" },
} as const;

export function Learners({ page, view }: Shown) {
  const { training, learners, counts, mayRun } = view;
  const hiddenCount = counts.invited + counts.registered + counts.declined - learners.length;
  const may = (action: Parameters<typeof mayNow>[1]) => mayRun && mayNow(training.status, action);
  return (
    <Section title={`Học viên (${learners.length})`} id="hoc-vien">
      <Stack>
        {hiddenCount > 0 && (
          <Muted>{`Còn ${hiddenCount} học viên của nơi khác; tên chỉ hiện cho đơn vị tổ chức và xã của người đó.`}</Muted>
        )}
        <DataTable
          caption="Học viên"
          captionHidden
          rows={learners}
          rowKey={({ id }) => id}
          columns={learnerColumns({ page, view })}
          empty={
            <EmptyState title="Chưa có học viên" icon="users">
              Mời theo đối tượng và địa bàn, mở đăng ký, thêm từng người hoặc nhập danh sách Excel.
            </EmptyState>
          }
        />
        <Row>
          {may("addLearner") && (
            <LinkButton href={urls.learners(training.id)} kind="secondary" icon="plus">
              Thêm học viên
            </LinkButton>
          )}
          {may("addLearner") && (
            <LinkButton href={urls.importLearners(training.id)} kind="quiet" icon="upload">
              Nhập danh sách, điểm danh
            </LinkButton>
          )}
          {may("markTest") && training.testMax !== null && (
            <LinkButton href={urls.tests(training.id)} kind="secondary" icon="clipboard-check">
              Ghi điểm kiểm tra
            </LinkButton>
          )}
          {learners.length > 0 && (
            <LinkButton href={urls.learnersSheet(training.id)} kind="quiet" icon="download">
              Tải Excel
            </LinkButton>
          )}
          {mayRun && learners.length > 0 && (
            <LinkButton href={urls.signList(training.id)} kind="quiet" icon="printer">
              In danh sách ký
            </LinkButton>
          )}
        </Row>
      </Stack>
    </Section>
  );
}

function learnerColumns({ page, view }: Shown) {
  const { training, meetings, attendances, mayRun } = view;
  const seen = new Set(attendances.map((each) => `${each.meetingId} ${each.learnerId}`));
  // The grid learner × meeting fits a page up to so many meetings; beyond that the count tells it.
  const grid = meetings.length <= 8 ? meetings : [];
  return [
    {
      key: "name",
      label: "Họ và tên",
      primary: true,
      cell: (each: Learner) => (
        <>
          {each.fullName} {each.agency && <Small>{each.agency}</Small>}
        </>
      ),
    },
    { key: "audience", label: "Đối tượng", cell: (each: Learner) => audienceNames[each.audience] },
    {
      key: "state",
      label: "Trạng thái",
      cell: (each: Learner) => (
        <StatusTag tone={learnerStates[each.status].tone}>{learnerStates[each.status].label}</StatusTag>
      ),
    },
    ...grid.map((meeting) => ({
      key: meeting.id,
      label: `${partNames[meeting.part]} ${formatDate(meeting.heldOn).slice(0, 5)}`,
      align: "center" as const,
      cell: (each: Learner) => (seen.has(`${meeting.id} ${each.id}`) ? "✓" : "–"),
    })),
    {
      key: "attended",
      label: "Dự",
      align: "end" as const,
      cell: (each: Learner) => `${each.attended}/${meetings.length}`,
    },
    ...(training.testMax === null
      ? []
      : [
          {
            key: "test",
            label: "Điểm",
            align: "end" as const,
            cell: (each: Learner) =>
              each.testPoints === null ? "—" : `${each.testPoints}/${training.testMax}`,
          },
        ]),
    {
      key: "certificate",
      label: "Chứng nhận",
      shape: "long" as const,
      cell: (each: Learner) => certificateCell(view, each),
    },
    ...(mayRun && mayNow(training.status, "addLearner")
      ? [
          {
            key: "actions",
            label: "Việc",
            cell: (each: Learner) =>
              each.attended === 0 &&
              each.certifiedOn === null && (
                <PostButton page={page} action={urls.removeLearner(training.id, each.id)} kind="quiet" small>
                  Bỏ tên
                </PostButton>
              ),
          },
        ]
      : []),
  ];
}

function certificateCell({ training, mayRun }: ClassView, each: Learner) {
  if (each.certificateNumber)
    return mayRun ? (
      <TextLink href={urls.certificate(training.id, each.id)}>{each.certificateNumber}</TextLink>
    ) : (
      each.certificateNumber
    );
  if (training.status !== "running" && training.status !== "closed") return "—";
  if (each.status !== "registered") return "—";
  return each.completion.reached ? "Đủ điều kiện" : <Small>{each.completion.why}</Small>;
}

export function Certificates({ page, view }: Shown) {
  const { training, counts, learners, mayRun } = view;
  if (training.status !== "closed" && counts.certified === 0) return null;
  const waiting = learners.filter(
    (each) => each.completion.reached && each.status === "registered" && !each.certifiedOn,
  );
  return (
    <Section title="Chứng nhận hoàn thành" id="chung-nhan">
      <Stack>
        <Muted>
          {`Đã cấp ${counts.certified}; ${waiting.length} học viên đủ điều kiện đang chờ cấp. Lý do chưa đạt của từng người ở cột “Chứng nhận”.`}
        </Muted>
        <Row>
          {mayRun && mayNow(training.status, "certify") && waiting.length > 0 && (
            <PostButton page={page} action={urls.certify(training.id)} icon="award">
              {`Cấp ${waiting.length} chứng nhận`}
            </PostButton>
          )}
          {mayRun && counts.certified > 0 && (
            <PostButton page={page} action={urls.certificates(training.id)} kind="secondary" icon="printer">
              {`In ${counts.certified} chứng nhận (một tệp PDF)`}
            </PostButton>
          )}
        </Row>
      </Stack>
    </Section>
  );
}

export function Outcome({ view: { training, outcome } }: { view: ClassView }) {
  if (outcome.trained === 0) return null;
  const to = (only: string) =>
    withQuery(urls.outcomeRecords, { nam: training.year, lop: training.id, loc: only });
  return (
    <Section
      title="Kết quả sau lớp"
      lead="Chủ thể đã dự lớp, từ ngày dự đầu tiên đến nay. Số liệu cho biết việc gì đến sau, không khẳng định do lớp mà có."
    >
      <StatRow
        label="Kết quả sau lớp"
        items={[
          { href: to("all"), value: outcome.trained, label: "chủ thể đã dự" },
          { href: to("filed"), value: outcome.filed, label: "có hồ sơ nộp sau lớp" },
          { href: to("recognised"), value: outcome.recognised, label: "có sản phẩm được công nhận sau lớp" },
        ]}
      />
    </Section>
  );
}

export function Feedback({ view: { feedback, comments, counts } }: { view: ClassView }) {
  if (feedback.count === 0) return null;
  const average = (value: number | null) =>
    value === null ? "—" : formatNumber(Math.round(value * 10) / 10);
  return (
    <Section
      title={`Học viên đánh giá lớp (${feedback.count}/${counts.registered})`}
      lead="Điểm trung bình trên thang 5; góp ý không ghi tên."
    >
      <Stack>
        <DataTable
          caption="Điểm trung bình"
          captionHidden
          narrow
          rows={Object.entries(feedbackQuestions)}
          rowKey={([key]) => key}
          columns={[
            { key: "question", label: "Mục", primary: true, cell: ([, label]) => label },
            {
              key: "mark",
              label: "Trung bình",
              align: "end",
              cell: ([key]) => `${average(feedback[key as keyof typeof feedbackQuestions])}/5`,
            },
          ]}
          empty=""
        />
        {comments.length > 0 && (
          <Disclosure summary={`${comments.length} góp ý`}>
            <ul>
              {comments.map((comment, at) => (
                <li key={at}>{comment}</li>
              ))}
            </ul>
          </Disclosure>
        )}
      </Stack>
    </Section>
  );
}

export function Materials({ view: { training, materials, mayRun } }: { view: ClassView }) {
  if (materials.length === 0 && !mayRun) return null;
  return (
    <Section
      title="Tài liệu của lớp"
      {...(mayRun && training.communeCode === null
        ? { action: { href: withQuery(urls.newMaterial, { lop: training.id }), label: "Thêm tài liệu" } }
        : {})}
    >
      <FileList
        files={materials.map((each) => ({
          href: each.fileId ? fileUrls.file(each.fileId) : (each.link ?? urls.material(each.id)),
          name: each.title,
          ...(each.topic ? { kind: each.topic } : {}),
          date: each.createdAt,
        }))}
        empty={<Muted>Chưa có tài liệu. Bài giảng, biểu mẫu đưa lên đây hiện cho học viên của lớp.</Muted>}
      />
    </Section>
  );
}
