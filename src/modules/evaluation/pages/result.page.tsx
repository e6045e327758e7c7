import { readableTitle } from "@saoque/scoring";
import { type Answer, html, type Request } from "#platform/http";
import {
  DataTable,
  DemoMark,
  formatDate,
  LawRef,
  type PageContext,
  PageHeader,
  ScorePanel,
  Section,
  SheetPage,
  Stack,
  StatusTag,
} from "#platform/ui";
import { minimumRuleNames } from "../domain/council-rules.ts";
import { lawOf, whyNotHigher } from "../domain/explain.ts";
import { urls } from "../urls.ts";
import { type ResultView, readResult } from "../use-cases/read-result.ts";
import { act } from "./names.ts";
import { Attendees, Comments, Criteria, HowItCame, KnockOuts } from "./result-parts.tsx";

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
          {law.text} {act}, {law.article}
        </>
      }
    />
  );
}

/** Each star, why it holds or does not, with the article. */
function StarReasons({ view }: { view: ResultView }) {
  const { detail } = view.result;
  const titleOf = (code: string) => readableTitle(view.set.leafOf.get(code)?.criterion.title ?? "");
  return (
    <Section
      title="Xét từng hạng sao"
      lead={
        <>
          Hạng cao nhất mà cả điểm và mọi mức tối thiểu đều đạt; mức tối thiểu xét theo{" "}
          {minimumRuleNames[detail.regulation.minimumRule]}. <LawRef act={act} article="3" />
        </>
      }
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
            shape: "short",
            cell: (reason) => `${reason.star} sao`,
          },
          {
            key: "points",
            label: "Điểm",
            shape: "short",
            cell: (reason) => `${reason.pointsReached ? "đạt" : "chưa đạt"} (từ ${reason.pointsNeeded})`,
          },
          {
            key: "minimums",
            label: "Mức tối thiểu",
            shape: "long",
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
