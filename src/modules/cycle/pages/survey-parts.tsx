import { helpKindName } from "#modules/consultants";
import {
  Button,
  ButtonRow,
  Card,
  DataTable,
  Form,
  type FormError,
  fieldError,
  formatDateTime,
  formatNumber,
  Grid,
  LinkButton,
  Muted,
  Notice,
  type PageContext,
  Pagination,
  PostButton,
  RadioGroup,
  Section,
  Stack,
  StatRow,
  StatusTag,
  TextArea,
  TextLink,
} from "#platform/ui";
import { potentials } from "../domain/candidate.ts";
import { cycleUrls as urls } from "../urls.ts";
import { placeOf } from "../use-cases/reach.ts";
import type { CommuneState, SurveyView } from "../use-cases/read-surveys.ts";
import type { AnswerTexts } from "./survey.page.tsx";
import { CandidateLink, StepTag } from "./words.tsx";

interface AnswerProps {
  page: PageContext;
  view: SurveyView;
  typed: AnswerTexts;
  errors: FormError[];
}

/** The commune's side: write products, then say that the list is complete or that there is none. */
export function CommuneAnswer({ page, view, typed, errors }: AnswerProps) {
  const { survey, commune } = view;
  if (!commune) return null;
  if (commune.answer) {
    return (
      <Notice kind="success" title={commune.answer.nothing ? "Xã đã báo không có sản phẩm" : "Xã đã trả lời"}>
        <Stack>
          <span>{`${commune.name} trả lời lúc ${formatDateTime(commune.answer.answeredAt)}.`}</span>
          {!survey.closedAt && (
            <PostButton page={page} action={urls.surveyReopen(survey.id)} kind="secondary" small>
              Ghi thêm, trả lời lại
            </PostButton>
          )}
        </Stack>
      </Notice>
    );
  }
  if (survey.closedAt)
    return (
      <Notice kind="warn" title="Xã chưa trả lời">
        Đợt rà soát đã kết thúc.
      </Notice>
    );
  return (
    <Card title={`Trả lời của ${commune.name}`}>
      <Form page={page} action={urls.surveyAnswer(survey.id)} errors={errors}>
        <Stack>
          <RadioGroup
            name="answer"
            label="Kết quả rà soát"
            options={[
              { value: "done", label: "Đã ghi đủ sản phẩm của xã" },
              { value: "nothing", label: "Xã không có sản phẩm nào" },
            ]}
            value={typed.answer}
            error={fieldError(errors, "answer")}
          />
          <TextArea
            name="note"
            label="Ghi chú gửi tỉnh"
            rows={2}
            value={typed.note}
            error={fieldError(errors, "note")}
            optional
          />
          <ButtonRow>
            <Button icon="send">Trả lời tỉnh</Button>
          </ButtonRow>
        </Stack>
      </Form>
    </Card>
  );
}

export function Totals({ view, totals }: { view: SurveyView; totals: NonNullable<SurveyView["totals"]> }) {
  const { survey, communes } = view;
  const reported = survey.reportedProducts !== null;
  const answered = communes.filter(({ answer }) => answer).length;
  const here = `${urls.survey(survey.id)}#san-pham`;
  return (
    <Stack>
      <StatRow
        label="Kết quả rà soát"
        items={[
          { href: here, value: formatNumber(survey.reportedProducers ?? totals.producers), label: "chủ thể" },
          { href: here, value: formatNumber(survey.reportedProducts ?? totals.products), label: "sản phẩm" },
          ...(reported
            ? []
            : [
                {
                  href: `${urls.survey(survey.id)}#cac-xa`,
                  value: `${answered}/${communes.length}`,
                  label: "xã đã trả lời",
                },
              ]),
        ]}
      />
      {reported && (
        <Notice kind="info" title="Chỉ biết số tổng">
          {`Nguồn ${survey.source ?? "báo cáo"} chỉ nêu số chủ thể và sản phẩm, không kèm danh sách; hệ thống không tự thêm dòng nào.`}
        </Notice>
      )}
      {totals.products > 0 && (
        <Grid min="medium">
          <CountTable
            title="Theo hạng dự kiến"
            rows={totals.byStar.map(({ star, products }) => [star ? `${star} sao` : "chưa rõ", products])}
          />
          <CountTable
            title="Theo nhu cầu hỗ trợ"
            rows={totals.byNeed.map(({ need, products }) => [helpKindName(need), products])}
          />
        </Grid>
      )}
    </Stack>
  );
}

function CountTable({ title, rows }: { title: string; rows: [string, number][] }) {
  return (
    <Card title={title}>
      <DataTable
        caption={title}
        captionHidden
        narrow
        rows={rows}
        rowKey={([name]) => name}
        columns={[
          { key: "name", label: "Mục", primary: true, cell: ([name]) => name },
          { key: "n", label: "Sản phẩm", align: "end", cell: ([, n]) => formatNumber(n) },
        ]}
        empty={<Muted>Chưa có.</Muted>}
      />
    </Card>
  );
}

export function SurveyCandidates({ view, writes }: { view: SurveyView; writes: boolean }) {
  const { survey, candidates, next, commune } = view;
  const adding = writes && !survey.closedAt && !commune?.answer && survey.reportedProducts === null;
  if (candidates.length === 0 && survey.reportedProducts !== null) return null;
  return (
    <Section title="Sản phẩm đã ghi" id="san-pham">
      <Stack>
        <ButtonRow>
          {adding && (
            <LinkButton href={urls.surveyCandidate(survey.id)} icon="plus">
              Ghi sản phẩm
            </LinkButton>
          )}
          {adding && (
            <LinkButton href={urls.surveyImport(survey.id)} kind="secondary" icon="upload">
              Nhập từ Excel
            </LinkButton>
          )}
          <LinkButton href={urls.surveySheet(survey.id)} kind="secondary" icon="download">
            Tải Excel
          </LinkButton>
        </ButtonRow>
        <DataTable
          caption="Sản phẩm đã ghi"
          captionHidden
          rows={candidates}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "product",
              label: "Sản phẩm",
              primary: true,
              cell: (row) => <CandidateLink candidate={row} />,
            },
            { key: "producer", label: "Chủ thể", cell: (row) => row.producerName },
            { key: "place", label: "Nơi", cell: placeOf },
            {
              key: "potential",
              label: "Tiềm năng",
              cell: (row) => (row.potential ? potentials[row.potential] : "–"),
            },
            {
              key: "star",
              label: "Hạng dự kiến",
              cell: (row) => (row.expectedStar ? `${row.expectedStar} sao` : "–"),
            },
            { key: "step", label: "Đang ở bước", cell: (row) => <StepTag step={row.step} /> },
          ]}
          empty={<Muted>Chưa ghi sản phẩm nào.</Muted>}
        />
        <Pagination {...(next ? { nextHref: `${urls.survey(survey.id)}?sau=${next}` } : {})} />
      </Stack>
    </Section>
  );
}

export function CommuneStates({ view }: { view: SurveyView }) {
  const closed = Boolean(view.survey.closedAt);
  const silent = silenceOf({ closed, late: view.survey.dueOn < view.today });
  // Whoever has not answered stands first: that is what the office opens this list for.
  const rows = [...view.communes].sort((a, b) => Number(Boolean(a.answer)) - Number(Boolean(b.answer)));
  return (
    <Section title="Các xã, phường" id="cac-xa">
      <DataTable
        caption="Trả lời của các xã, phường"
        captionHidden
        narrow
        rows={rows}
        rowKey={({ communeCode }) => communeCode}
        columns={[
          { key: "name", label: "Xã, phường", primary: true, cell: (row) => row.name },
          {
            key: "products",
            label: "Sản phẩm",
            align: "end",
            cell: (row) =>
              row.candidates > 0 ? (
                <TextLink href={urls.boardOf({ nam: view.survey.year, xa: row.communeCode })}>
                  {String(row.candidates)}
                </TextLink>
              ) : (
                "0"
              ),
          },
          { key: "state", label: "Trả lời", cell: (row) => <AnswerTag row={row} silent={silent} /> },
          { key: "note", label: "Ghi chú", offPhone: true, cell: (row) => row.answer?.note ?? "–" },
        ]}
        empty={<Muted>Không có xã nào.</Muted>}
      />
    </Section>
  );
}

interface Silence {
  tone: "danger" | "neutral";
  label: string;
}

/** A closed survey waits for nobody: whoever kept silent is not late any more. */
function silenceOf({ closed, late }: { closed: boolean; late: boolean }): Silence {
  if (closed) return { tone: "neutral", label: "không trả lời" };
  return late ? { tone: "danger", label: "trễ hạn" } : { tone: "neutral", label: "chưa trả lời" };
}

function AnswerTag({ row, silent }: { row: CommuneState; silent: Silence }) {
  if (!row.answer) return <StatusTag tone={silent.tone}>{silent.label}</StatusTag>;
  return (
    <StatusTag tone={row.answer.nothing ? "neutral" : "success"}>
      {row.answer.nothing ? "không có" : "đã trả lời"}
    </StatusTag>
  );
}
