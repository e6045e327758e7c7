import { fileUrls } from "#platform/files";
import {
  DataTable,
  Disclosure,
  FileList,
  formatNumber,
  Muted,
  type PageContext,
  PostButton,
  Row,
  Section,
  Stack,
  StatRow,
} from "#platform/ui";
import { mayNow } from "../domain/actions.ts";
import { trainingUrls as urls } from "../urls.ts";
import { feedbackQuestions } from "../use-cases/own-class.ts";
import type { ClassView } from "../use-cases/read-class.ts";
import { withQuery } from "./asking.ts";

interface Shown {
  page: PageContext;
  view: ClassView;
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
