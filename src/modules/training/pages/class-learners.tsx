import {
  DataTable,
  EmptyState,
  formatDate,
  LinkButton,
  Muted,
  type PageContext,
  PostButton,
  Row,
  Section,
  Small,
  Stack,
  StatusTag,
  TextLink,
} from "#platform/ui";
import { mayNow } from "../domain/actions.ts";
import { audienceNames } from "../domain/audiences.ts";
import { partNames } from "../domain/parts.ts";
import { trainingUrls as urls } from "../urls.ts";
import type { ClassView } from "../use-cases/read-class.ts";

interface Shown {
  page: PageContext;
  view: ClassView;
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
