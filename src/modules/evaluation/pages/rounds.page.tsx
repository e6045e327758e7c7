import { type Answer, holdsRole, html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  formatDate,
  LawRef,
  LinkButton,
  type PageContext,
  PageHeader,
  Pagination,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { runners } from "../permissions.ts";
import { urls } from "../urls.ts";
import { type RoundList, readRounds } from "../use-cases/read-rounds.ts";
import { act } from "./names.ts";

export async function showRounds(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const list = await readRounds(request.services, actor, textOf(request.query, "sau"));
  return html(<RoundsPage page={request.page()} list={list} mayCreate={holdsRole(actor, runners)} />);
}

function RoundsPage({ page, list, mayCreate }: { page: PageContext; list: RoundList; mayCreate: boolean }) {
  const create = mayCreate ? (
    <LinkButton href={urls.newRound} icon="plus">
      Lập đợt đánh giá
    </LinkButton>
  ) : undefined;
  return (
    <WorkspacePage title="Đợt đánh giá" page={page} wide>
      <PageHeader
        title="Đợt đánh giá"
        lead={
          <>
            Mỗi năm tỉnh tổ chức ít nhất hai đợt. Đưa hồ sơ đã tiếp nhận vào đợt, lập Hội đồng rồi mở phiên
            họp. <LawRef act={act} article="5" />
          </>
        }
        actions={create}
      />
      <Stack>
        <DataTable
          caption="Các đợt đánh giá của tỉnh"
          captionHidden
          rows={list.rounds}
          rowKey={(round) => round.id}
          columns={[
            {
              key: "name",
              label: "Đợt",
              primary: true,
              cell: (round) => (
                <>
                  <TextLink href={urls.round(round.id)}>{round.name}</TextLink> {round.isDemo && <DemoMark />}
                </>
              ),
            },
            {
              key: "proposals",
              label: "Nhận đề nghị trước",
              cell: (round) => formatDate(round.proposalsBefore),
            },
            { key: "done", label: "Hoàn thành trước", cell: (round) => formatDate(round.doneBefore) },
            { key: "dossiers", label: "Hồ sơ", align: "end", cell: (round) => round.dossiers },
            {
              key: "scored",
              label: "Đã có kết quả",
              align: "end",
              cell: (round) => `${round.scored}/${round.dossiers}`,
            },
          ]}
          empty={
            <EmptyState title="Chưa có đợt đánh giá nào" icon="calendar-days" action={create}>
              Lập đợt đầu tiên của năm: ngày theo Điều 5 đã điền sẵn, anh/chị chỉ cần kiểm tra lại.
            </EmptyState>
          }
        />
        {list.next && <Pagination nextHref={`${urls.rounds}?sau=${list.next}`} />}
      </Stack>
    </WorkspacePage>
  );
}
