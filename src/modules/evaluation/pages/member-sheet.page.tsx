import { readableTitle } from "@saoque/scoring";
import { type Answer, html, type Request } from "#platform/http";
import {
  Card,
  DataTable,
  formatDateTime,
  formatShortPoints,
  LinkButton,
  Muted,
  Notice,
  type PageContext,
  PageHeader,
  Section,
  Small,
  Stack,
  StatusTag,
  WorkspacePage,
} from "#platform/ui";
import { judgeOwnSheet } from "../domain/own-points.ts";
import { seatNames } from "../domain/seats.ts";
import { urls } from "../urls.ts";
import { type MemberSheetView, readMemberSheet } from "../use-cases/read-result.ts";
import { sealText } from "../use-cases/seal.ts";

export async function showMemberSheet(request: Request): Promise<Answer> {
  const { sessionId = "", dossierId = "", memberId = "" } = request.params;
  const view = await readMemberSheet(
    request.services,
    request.requireActor(),
    sessionId,
    dossierId,
    memberId,
  );
  return html(<MemberSheetPage page={request.page()} view={view} />);
}

function MemberSheetPage({ page, view }: { page: PageContext; view: MemberSheetView }) {
  const { room, dossier, member, sheet, set } = view;
  const { content } = sheet;
  const own = judgeOwnSheet(set, content);
  const ids = [room.session.id, dossier.id, member.id] as const;
  return (
    <WorkspacePage title={`Phiếu của ${member.name}`} page={page} wide>
      <PageHeader
        title={`Phiếu đánh giá của ${member.name}`}
        breadcrumb={[
          { href: urls.session(room.session.id), label: room.session.title },
          { label: dossier.productName },
        ]}
        lead={`${seatNames[member.seat]} · ${member.agency} · ${dossier.productName}`}
        tags={
          <>
            {sheet.submittedAt && (
              <StatusTag tone="success">nộp {formatDateTime(sheet.submittedAt)}</StatusTag>
            )}
            {sheet.seal && <StatusTag tone="neutral">niêm phong {sealText(sheet.seal)}</StatusTag>}
          </>
        }
        actions={
          <>
            <LinkButton href={urls.printedSheet(...ids, "pdf")} kind="secondary" icon="printer">
              Phiếu PDF
            </LinkButton>
            <LinkButton href={urls.printedSheet(...ids, "docx")} kind="secondary" icon="file-text">
              Phiếu Word
            </LinkButton>
          </>
        }
      />
      <Stack gap="wide">
        <Section title={`Tổng ${formatShortPoints(own.total)} điểm`}>
          <DataTable
            caption="Điểm từng tiêu chí"
            captionHidden
            rows={[...set.leaves]}
            rowKey={(leaf) => leaf.code}
            columns={[
              {
                key: "criterion",
                label: "Tiêu chí",
                primary: true,
                cell: (leaf) => `${leaf.code} ${readableTitle(leaf.criterion.title)}`,
              },
              {
                key: "points",
                label: "Điểm",
                align: "end",
                cell: (leaf) => pointsText(content.marks[leaf.code], leaf.max),
              },
              {
                key: "reason",
                label: "Lý do",
                cell: (leaf) => <Small>{content.marks[leaf.code]?.reason}</Small>,
              },
            ]}
            empty={null}
          />
        </Section>
        {Object.entries(content.knockOuts)
          .filter(([, each]) => each.raised)
          .map(([code, each]) => (
            <Notice key={code} kind="danger" title={set.knockOuts.get(code)?.text ?? code}>
              {each.reason}
            </Notice>
          ))}
        {content.comment && <Card title="Nhận xét chung">{content.comment}</Card>}
        {view.earlier.length > 0 && (
          <Card title="Các lượt chấm trước">
            {view.earlier.map((each) => (
              <p key={each.id}>
                Lượt {each.markingRound}: {formatShortPoints(judgeOwnSheet(set, each.content).total)} điểm{" "}
                <Muted>{each.seal && `niêm phong ${sealText(each.seal)}`}</Muted>
              </p>
            ))}
          </Card>
        )}
      </Stack>
    </WorkspacePage>
  );
}

function pointsText(
  entry: MemberSheetView["sheet"]["content"]["marks"][string] | undefined,
  max: number,
): string {
  if (entry?.abstained) return "không chấm";
  return entry?.points === null || entry === undefined ? "–" : `${formatShortPoints(entry.points)}/${max}`;
}
