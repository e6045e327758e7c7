import {
  Button,
  DataTable,
  DateField,
  Disclosure,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  formatDate,
  formatNumber,
  Grid,
  LinkButton,
  type PageContext,
  PostButton,
  Row,
  Section,
  Select,
  Small,
  Stack,
  TextField,
  TextLink,
} from "#platform/ui";
import { mayNow } from "../domain/actions.ts";
import { dayParts, partNames } from "../domain/parts.ts";
import { trainingUrls as urls } from "../urls.ts";
import type { TypedMeeting } from "../use-cases/meetings.ts";
import type { ClassMeeting, ClassView } from "../use-cases/read-class.ts";

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
