import { findProvince } from "#modules/territory";
import { writeSheet } from "#platform/documents";
import { type Answer, download, holdsRole, html, type Request, textOf } from "#platform/http";
import {
  Chip,
  ChipRow,
  type Column,
  DataTable,
  DemoMark,
  EmptyState,
  formatDate,
  formatNumber,
  LawRef,
  LinkButton,
  PageHeader,
  Pagination,
  Row,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import type { RewardListStatus } from "../domain/actions.ts";
import { ministryRoles, officerRoles } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { type RewardList, readRewardLists } from "../use-cases/rewards/read-rewards.ts";
import { readSearch } from "./money-search.tsx";
import { rewardListStates } from "./words.ts";

export async function showRewardLists(request: Request): Promise<Answer> {
  const status = statusOf(request);
  const before = readSearch(request).cursor;
  const { lists, next } = await readRewardLists(request.services, request.requireActor(), { status, before });
  return html(<RewardListsPage request={request} status={status} lists={lists} next={next} />);
}

export async function downloadRewardLists(request: Request): Promise<Answer> {
  const status = statusOf(request);
  const { lists } = await readRewardLists(request.services, request.requireActor(), { status, limit: 1000 });
  const sheet = await writeSheet(
    [
      { label: "Danh sách", width: 60 },
      { label: "Từ ngày" },
      { label: "Đến ngày" },
      { label: "Số sản phẩm" },
      { label: "Tổng tiền (đồng)" },
      { label: "Số quyết định" },
      { label: "Ngày chi" },
      { label: "Trạng thái" },
    ],
    lists.map((list) => [
      list.title,
      formatDate(list.fromOn),
      formatDate(list.asOf),
      list.rewards,
      list.totalVnd,
      list.decisionNumber,
      list.paidOn ? formatDate(list.paidOn) : null,
      rewardListStates[list.status].label,
    ]),
    { name: "Danh sách thưởng" },
  );
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return download(sheet, { type, name: "danh-sach-thuong-sao.xlsx" });
}

function statusOf(request: Request): RewardListStatus | undefined {
  const typed = textOf(request.query, "trang-thai");
  return Object.keys(rewardListStates).find((each) => each === typed) as RewardListStatus | undefined;
}

interface Shown {
  request: Request;
  status: RewardListStatus | undefined;
  lists: RewardList[];
  next: string | undefined;
}

function RewardListsPage({ request, status, lists, next }: Shown) {
  const keeps = holdsRole(request.actor, officerRoles);
  const nation = holdsRole(request.actor, ministryRoles);
  const query = status ? `?trang-thai=${status}` : "";
  const make = keeps && (
    <LinkButton href={urls.newRewards} icon="plus">
      Tính danh sách thưởng
    </LinkButton>
  );
  return (
    <WorkspacePage title="Thưởng sao" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Thưởng sản phẩm theo hạng sao"
          lead={
            <>
              Mỗi hạng thưởng một lần; nâng hạng hưởng phần chênh lệch. Danh sách được tính từ các quyết định
              công nhận. <LawRef act="TT 60/2026/TT-BTC" article="7" />
            </>
          }
          actions={make}
        />
        <ChipRow>
          <Chip href={urls.rewards} current={!status}>
            Tất cả
          </Chip>
          {Object.entries(rewardListStates).map(([code, { label }]) => (
            <Chip key={code} href={`${urls.rewards}?trang-thai=${code}`} current={status === code}>
              {label}
            </Chip>
          ))}
        </ChipRow>
        <DataTable
          caption="Danh sách thưởng"
          captionHidden
          columns={nation ? [...columns, provinceColumn] : columns}
          rows={lists}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa có danh sách thưởng nào" icon="award" action={make}>
              Chọn khoảng ngày công nhận; hệ thống tính ai được thưởng bao nhiêu và nói rõ lý do từng dòng.
              Nếu trước đây đã chi thưởng, nhập sổ cũ trước để không chi hai lần.
            </EmptyState>
          }
        />
        <Pagination
          {...(next
            ? {
                nextHref: `${urls.rewards}?${new URLSearchParams({ ...(status ? { "trang-thai": status } : {}), sau: next })}`,
              }
            : {})}
        />
        <Row>
          <LinkButton href={`${urls.rewardsSheet}${query}`} kind="secondary" icon="download">
            Tải Excel
          </LinkButton>
          {keeps && (
            <LinkButton href={urls.importRewards} kind="secondary" icon="upload">
              Nhập sổ thưởng các năm trước
            </LinkButton>
          )}
        </Row>
      </Stack>
    </WorkspacePage>
  );
}

const columns: Column<RewardList>[] = [
  {
    key: "title",
    label: "Danh sách",
    primary: true,
    cell: (list) => (
      <>
        <TextLink href={urls.rewardList(list.id)}>{list.title}</TextLink> {list.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "rewards", label: "Sản phẩm", align: "end", cell: ({ rewards }) => formatNumber(rewards) },
  { key: "total", label: "Tổng tiền (đồng)", align: "end", cell: ({ totalVnd }) => formatNumber(totalVnd) },
  { key: "decision", label: "Quyết định", cell: ({ decisionNumber }) => decisionNumber ?? "—" },
  { key: "paid", label: "Ngày chi", cell: ({ paidOn }) => (paidOn ? formatDate(paidOn) : "—") },
  {
    key: "status",
    label: "Trạng thái",
    cell: ({ status }) => (
      <StatusTag tone={rewardListStates[status].tone}>{rewardListStates[status].label}</StatusTag>
    ),
  },
];

const provinceColumn: Column<RewardList> = {
  key: "province",
  label: "Tỉnh",
  cell: ({ provinceCode }) => findProvince(provinceCode)?.name ?? provinceCode,
};
