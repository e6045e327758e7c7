import { type Answer, html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  formatDate,
  LawRef,
  type PageContext,
  PageHeader,
  Pagination,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { urls } from "../urls.ts";
import type { ListedCouncil } from "../use-cases/read-councils.ts";
import { readCouncils } from "../use-cases/read-councils.ts";
import { act } from "./names.ts";

export async function showCouncils(request: Request): Promise<Answer> {
  const list = await readCouncils(request.services, request.requireActor(), textOf(request.query, "sau"));
  return html(<CouncilsPage page={request.page()} {...list} />);
}

function CouncilsPage({
  page,
  councils,
  next,
}: {
  page: PageContext;
  councils: ListedCouncil[];
  next: string | undefined;
}) {
  return (
    <WorkspacePage title="Hội đồng" page={page} wide>
      <PageHeader
        title="Hội đồng đánh giá, phân hạng"
        lead={
          <>
            Hội đồng do Chủ tịch UBND tỉnh thành lập và làm việc theo Quy chế của tỉnh.{" "}
            <LawRef act={act} article="7" clause="3" />
          </>
        }
      />
      <Stack>
        <DataTable
          caption="Các Hội đồng"
          captionHidden
          rows={councils}
          rowKey={(council) => council.id}
          columns={[
            {
              key: "name",
              label: "Hội đồng",
              primary: true,
              cell: (council) => (
                <>
                  <TextLink href={urls.council(council.id)}>{council.name}</TextLink>{" "}
                  {council.isDemo && <DemoMark />}
                </>
              ),
            },
            { key: "round", label: "Đợt", cell: (council) => council.roundName },
            {
              key: "decision",
              label: "Quyết định",
              cell: (council) => `${council.decisionNumber}, ${formatDate(council.decidedOn)}`,
            },
            { key: "members", label: "Thành viên", align: "end", cell: (council) => council.members },
            { key: "sessions", label: "Phiên họp", align: "end", cell: (council) => council.sessions },
          ]}
          empty={
            <EmptyState title="Chưa có Hội đồng nào" icon="users">
              Mở một đợt đánh giá rồi chọn “Lập Hội đồng”.
            </EmptyState>
          }
        />
        {next && <Pagination nextHref={`${urls.councils}?sau=${next}`} />}
      </Stack>
    </WorkspacePage>
  );
}
