import { html, type Request, textOf } from "#platform/http";
import {
  DemoMark,
  EmptyState,
  formatDate,
  LinkButton,
  PageHeader,
  Pagination,
  Row,
  Stars,
  StatusTag,
  TaskList,
  WorkspacePage,
} from "#platform/ui";
import { statusWords } from "../domain/wording.ts";
import { dossierUrls } from "../urls.ts";
import { listOwnDossiers } from "../use-cases/list-inbox.ts";

/** The producer's dossiers, last touched first. */
export async function showMyDossiers(request: Request) {
  const { services } = request;
  const { rows, next } = await listOwnDossiers(
    services,
    request.requireActor(),
    textOf(request.query, "sau"),
  );
  const start = <LinkButton href={dossierUrls.create}>Lập hồ sơ mới</LinkButton>;
  return html(
    <WorkspacePage title="Hồ sơ OCOP" page={request.page()}>
      <PageHeader
        title="Hồ sơ OCOP"
        lead="Mỗi sản phẩm một hồ sơ: soạn từng bước, nộp cho xã, theo dõi đến khi có kết quả."
        {...(rows.length > 0 ? { actions: start } : {})}
      />
      <TaskList
        tasks={rows.map((row) => ({
          href: dossierUrls.dossier(row.id),
          title: row.productName,
          meta: (
            <Row gap="tight">
              <Stars value={row.targetStar} size="small" showText />
              <span>{row.receiptNumber ? `Phiếu số ${row.receiptNumber}` : "Chưa nộp"}</span>
              {row.isDemo && <DemoMark />}
            </Row>
          ),
          ...(row.respondBy
            ? { deadline: { text: `Bổ sung trước ${formatDate(row.respondBy)}`, tone: "warn" as const } }
            : {}),
          tag: <StatusTag tone={statusWords[row.status].tone}>{statusWords[row.status].label}</StatusTag>,
        }))}
        empty={
          <EmptyState title="Chưa có hồ sơ nào" action={start}>
            Chọn sản phẩm và hạng sao muốn đạt. Hệ thống cho biết cần những minh chứng gì và còn thiếu gì.
          </EmptyState>
        }
      />
      <Pagination {...(next ? { nextHref: `${dossierUrls.list}?sau=${encodeURIComponent(next)}` } : {})} />
    </WorkspacePage>,
  );
}
