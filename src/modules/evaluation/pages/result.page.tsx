import { type Answer, html, type Request } from "#platform/http";
import {
  Card,
  DataTable,
  DemoMark,
  DescriptionList,
  formatDate,
  formatPoints,
  formatShortPoints,
  LawRef,
  Muted,
  Notice,
  type PageContext,
  PageHeader,
  ScorePanel,
  Section,
  SheetPage,
  Stack,
  Stars,
  StatusTag,
  TextLink,
} from "#platform/ui";
import { minimumRuleNames } from "../domain/council-rules.ts";
import { lawOf, whyNotHigher } from "../domain/explain.ts";
import { seatNames } from "../domain/seats.ts";
import { urls } from "../urls.ts";
import { type ResultView, readResult } from "../use-cases/read-result.ts";
import { act } from "./names.ts";

export async function showResult(request: Request): Promise<Answer> {
  const { sessionId = "", dossierId = "" } = request.params;
  const view = await readResult(request.services, request.requireActor(), sessionId, dossierId);
  return html(<ResultPage page={request.page()} view={view} />);
}

function ResultPage({ page, view }: { page: PageContext; view: ResultView }) {
  const { room, dossier, result } = view;
  const { session, council } = room;
  return (
    <SheetPage title={`Kết quả ${dossier.productName}`} page={page} summary={<Summary view={view} />}>
      <PageHeader
        title={dossier.productName}
        breadcrumb={[
          { href: urls.council(council.id), label: council.name },
          { href: urls.session(session.id), label: session.title },
          { label: "Kết quả" },
        ]}
        lead={`${dossier.producerName} · họp ${formatDate(result.heldOn)}`}
        tags={
          <>
            <StatusTag tone="success">đã chốt</StatusTag>
            {result.isDemo && <DemoMark />}
          </>
        }
      />
      <Stack gap="wide">
        <StarReasons view={view} />
        <KnockOuts view={view} />
        <Criteria view={view} />
        <HowItCame view={view} />
        <Attendees view={view} />
        <Comments view={view} />
      </Stack>
    </SheetPage>
  );
}

function Summary({ view }: { view: ResultView }) {
  const { result, set } = view;
  const law = lawOf(result.star, result.detail.knockOuts.length > 0);
  const why = whyNotHigher(set, {
    ...result,
    knockOuts: result.detail.knockOuts,
    reasons: result.detail.reasons,
  });
  return (
    <ScorePanel
      label="Kết quả của Hội đồng"
      total={result.points.total}
      stars={result.star}
      parts={set.ruleSet.parts.map(({ code, max }) => ({ code, max, points: result.points[code] }))}
      {...(why
        ? {
            whyNot: {
              star: why.star,
              items: why.items.map(({ text, criterion }) => ({
                text,
                ...(criterion ? { href: `#tc-${criterion}` } : {}),
              })),
            },
          }
        : {})}
      note={
        <>
          {law.text} <LawRef act={act} article={law.article.replace("Điều ", "")} />
        </>
      }
    />
  );
}

/** Each star, why it holds or does not, with the article. */
function StarReasons({ view }: { view: ResultView }) {
  const { detail } = view.result;
  const titleOf = (code: string) => view.set.leafOf.get(code)?.criterion.title ?? "";
  return (
    <Section
      title="Xét từng hạng sao"
      lead={`Mức tối thiểu được xét theo ${minimumRuleNames[detail.regulation.minimumRule]}.`}
    >
      <DataTable
        caption="Xét từng hạng sao"
        captionHidden
        rows={[...detail.reasons]}
        rowKey={(reason) => String(reason.star)}
        columns={[
          {
            key: "star",
            label: "Hạng",
            primary: true,
            cell: (reason) => <Stars value={reason.star} size="small" showText />,
          },
          {
            key: "points",
            label: "Điểm",
            cell: (reason) => `${reason.pointsReached ? "đạt" : "chưa đạt"} (từ ${reason.pointsNeeded})`,
          },
          {
            key: "minimums",
            label: "Mức tối thiểu",
            cell: (reason) =>
              reason.unmet.length === 0
                ? "đạt"
                : reason.unmet
                    .map(
                      (each) =>
                        `${each.criterion} ${titleOf(each.criterion)}: cần ${each.need}, đang ${each.have}`,
                    )
                    .join("; "),
          },
          { key: "law", label: "Căn cứ", cell: () => <LawRef act={act} article="3" /> },
          {
            key: "holds",
            label: "Kết luận",
            cell: (reason) => (
              <StatusTag tone={reason.holds ? "success" : "neutral"}>
                {reason.holds ? "đạt" : "không đạt"}
              </StatusTag>
            ),
          },
        ]}
        empty={null}
      />
    </Section>
  );
}

function KnockOuts({ view }: { view: ResultView }) {
  const { detail } = view.result;
  if (detail.knockOuts.length === 0) return null;
  return (
    <Notice kind="danger" title="Hồ sơ có điều kiện loại">
      {detail.knockOuts.map((each) => (
        <p key={each.code}>
          {each.text} ({each.raisedBy > 0 ? `${each.raisedBy} thành viên nêu` : "theo điểm chấm"})
          {detail.knockOutReasons
            .filter((reason) => reason.code === each.code)
            .map((reason) => ` – ${reason.reason}`)
            .join("")}
        </p>
      ))}
    </Notice>
  );
}

function Criteria({ view }: { view: ResultView }) {
  return (
    <Section title="Điểm trung bình từng tiêu chí">
      <DataTable
        caption="Điểm trung bình từng tiêu chí"
        captionHidden
        rows={[...view.result.detail.criteria]}
        rowKey={(row) => row.code}
        columns={[
          {
            key: "criterion",
            label: "Tiêu chí",
            primary: true,
            cell: (row) => (
              <span id={`tc-${row.code}`}>
                {row.code} {view.set.leafOf.get(row.code)?.criterion.title}
              </span>
            ),
          },
          {
            key: "mean",
            label: "Trung bình",
            align: "end",
            cell: (row) => `${formatPoints(row.mean)}/${row.max}`,
          },
          { key: "held", label: "Mức giữ", align: "end", cell: (row) => formatShortPoints(row.held) },
          { key: "marked", label: "Số phiếu", align: "end", cell: (row) => row.marked },
        ]}
        empty={null}
      />
    </Section>
  );
}

function HowItCame({ view }: { view: ResultView }) {
  const { result } = view;
  const { detail } = result;
  const { regulation } = detail;
  return (
    <Card title="Kết quả được tính thế nào">
      <DescriptionList
        items={[
          { term: "Số phiếu tính điểm", value: `${result.sheets} phiếu, trung bình cộng, không làm tròn` },
          {
            term: "Có mặt",
            value: `${detail.quorum.present}/${detail.quorum.of} thành viên được chấm; cần ${regulation.quorum.numerator}/${regulation.quorum.denominator}`,
          },
          { term: "Chủ trì", value: `${detail.presiding.name} (${seatNames[detail.presiding.seat]})` },
          {
            term: "Chênh lệch cao nhất",
            value: `${formatPoints(result.spread)} điểm; Quy chế cho phép ${formatShortPoints(regulation.spreadLimit)}${detail.spreadTooWide ? " – vượt, ghi vào báo cáo" : ""}`,
          },
          {
            term: "Lượt chấm",
            value:
              detail.earlierRounds.length === 0
                ? "1 lượt"
                : `${detail.markingRounds} lượt; lượt trước chênh ${detail.earlierRounds.map((each) => formatPoints(each.spread)).join(", ")} điểm`,
          },
          { term: "Quy chế", value: regulation.decisionNumber ?? "mặc định của hệ thống" },
        ]}
      />
      {detail.caveats.map((text) => (
        <Notice key={text} kind="warn" title={text} />
      ))}
    </Card>
  );
}

function Attendees({ view }: { view: ResultView }) {
  const { room, dossier, result, readable } = view;
  const readableOf = (memberId: string) => readable.find((member) => member.id === memberId);
  return (
    <Section title="Thành viên và phiếu">
      <DataTable
        caption="Thành viên và phiếu"
        captionHidden
        rows={[...result.detail.attendees]}
        rowKey={(row) => row.memberId}
        columns={[
          { key: "name", label: "Họ và tên", primary: true, cell: (row) => row.name },
          { key: "seat", label: "Vị trí", cell: (row) => seatNames[row.seat] },
          {
            key: "state",
            label: "Tham gia",
            cell: (row) => (row.recused ? `không chấm: ${row.recused}` : row.present ? "có mặt" : "vắng mặt"),
          },
          {
            key: "sheet",
            label: "Phiếu",
            cell: (row) => {
              const member = readableOf(row.memberId);
              if (member)
                return (
                  <TextLink href={urls.memberSheet(room.session.id, dossier.id, member.id)}>
                    xem phiếu
                  </TextLink>
                );
              return <Muted>{row.seal ? `niêm phong ${row.seal}` : ""}</Muted>;
            },
          },
        ]}
        empty={null}
      />
    </Section>
  );
}

function Comments({ view }: { view: ResultView }) {
  const { comments } = view.result.detail;
  if (comments.length === 0) return null;
  return (
    <Card title="Nhận xét của thành viên">
      <Stack gap="tight">
        {comments.map((text, index) => (
          <p key={index}>{text}</p>
        ))}
      </Stack>
    </Card>
  );
}
