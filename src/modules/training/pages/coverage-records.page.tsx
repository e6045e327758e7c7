import { type Answer, html, NotFound, type Request } from "#platform/http";
import {
  Chip,
  ChipRow,
  DataTable,
  EmptyState,
  formatDate,
  formatNumber,
  LinkButton,
  PageHeader,
  Pagination,
  SearchBox,
  Section,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { coverageAbout, isCoverageCode } from "../domain/coverage.ts";
import { trainingUrls as urls } from "../urls.ts";
import {
  listCoverageForSheet,
  listCoverageRecords,
  type RecordSearch,
  readSharesByCommune,
} from "../use-cases/coverage.ts";
import { asked, dayCell, sheetAnswer, withQuery } from "./asking.ts";
import { communeName, provinceName } from "./class-words.tsx";
import { percent, queryOf, readSearch } from "./coverage-asking.ts";

const onlyWords = { all: "tất cả", trained: "đã tập huấn", missing: "còn thiếu" } as const;

function readRecords(request: Request): RecordSearch {
  const code = asked(request, "chi-so") ?? "official_commune";
  if (!isCoverageCode(code)) throw new NotFound("Không có chỉ số này.");
  const only = asked(request, "loc");
  return {
    ...readSearch(request),
    code,
    only: only === "trained" || only === "missing" ? only : "all",
    text: asked(request, "q"),
    commune: asked(request, "xa"),
    cursor: asked(request, "sau"),
  };
}

const recordQuery = (search: RecordSearch) => ({
  ...queryOf(search),
  "chi-so": search.code,
  loc: search.only,
  q: search.text,
  xa: search.commune,
});

export async function showCoverageRecords(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readRecords(request);
  const { records, share, scope, next } = await listCoverageRecords(request.services, actor, search);
  const communes = search.commune ? [] : await readSharesByCommune(request.services, actor, search);
  const about = coverageAbout[search.code];
  const at = (extra: Record<string, string | undefined>) =>
    withQuery(urls.coverageRecords, { ...recordQuery(search), ...extra });
  return html(
    <WorkspacePage title={about.name} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={about.name}
          lead={`${formatNumber(share.trained)}/${formatNumber(share.whole)} (${percent(share)}) đã tập huấn năm ${search.year}, tính đến ${formatDate(scope.toOn)}${search.commune ? `, ${communeName(search.commune)}` : ""}.`}
          breadcrumb={[
            { href: urls.classes, label: "Tập huấn" },
            { href: withQuery(urls.coverage, queryOf(search)), label: "Độ phủ" },
            { label: about.name },
          ]}
          actions={
            <LinkButton
              href={withQuery(urls.coverageSheet, recordQuery(search))}
              kind="secondary"
              icon="download"
            >
              Tải Excel
            </LinkButton>
          }
        />
        <SearchBox
          action={urls.coverageRecords}
          label="Tìm trong danh sách"
          placeholder="Tên người, tên chủ thể"
          value={search.text ?? ""}
          hidden={hiddenOf({ ...recordQuery(search), q: undefined })}
        />
        <ChipRow>
          {(Object.keys(onlyWords) as (keyof typeof onlyWords)[]).map((only) => (
            <Chip key={only} href={at({ loc: only })} current={search.only === only}>
              {onlyWords[only]}
            </Chip>
          ))}
          {search.commune && (
            <Chip href={at({ xa: undefined })} removeLabel="Bỏ lọc">
              {communeName(search.commune)}
            </Chip>
          )}
        </ChipRow>
        <Records search={search} records={records} />
        <Pagination {...(next ? { nextHref: at({ sau: next }) } : {})} />
        {communes.some(({ communeCode }) => communeCode !== null) && (
          <Communes shares={communes} at={(xa) => at({ xa, loc: "all" })} />
        )}
      </Stack>
    </WorkspacePage>,
  );
}

function hiddenOf(query: Record<string, string | number | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

type CoverageRecord = Awaited<ReturnType<typeof listCoverageRecords>>["records"][number];

function Records({ search, records }: { search: RecordSearch; records: CoverageRecord[] }) {
  const counts = search.code === "worker";
  return (
    <DataTable
      caption={coverageAbout[search.code].name}
      captionHidden
      rows={records}
      rowKey={({ key }) => key}
      columns={[
        { key: "name", label: "Tên", primary: true, cell: (each: CoverageRecord) => each.name },
        {
          key: "commune",
          label: "Địa bàn",
          cell: (each: CoverageRecord) => communeName(each.communeCode) || provinceName(each.provinceCode),
        },
        ...(counts
          ? [
              {
                key: "workers",
                label: "Lao động đã học",
                align: "end" as const,
                cell: (each: CoverageRecord) => `${formatNumber(each.trained)}/${formatNumber(each.whole)}`,
              },
            ]
          : []),
        {
          key: "trained",
          label: "Dự gần nhất",
          cell: (each: CoverageRecord) =>
            each.trainedOn ? formatDate(each.trainedOn) : <StatusTag tone="warn">Chưa tập huấn</StatusTag>,
        },
        {
          key: "class",
          label: "Lớp",
          cell: (each: CoverageRecord) =>
            each.classId ? <TextLink href={urls.class(each.classId)}>{each.classTitle}</TextLink> : "—",
        },
      ]}
      empty={
        <EmptyState title="Không có ai trong danh sách này" icon="users">
          Bỏ bộ lọc, chọn năm khác, hoặc kiểm tra vai trò và sản phẩm được công nhận vào ngày tính.
        </EmptyState>
      }
    />
  );
}

interface CommunesProps {
  shares: { communeCode: string | null; trained: number; whole: number }[];
  at: (commune: string) => string;
}

function Communes({ shares, at }: CommunesProps) {
  return (
    <Section title="Theo xã, phường">
      <DataTable
        caption="Theo xã, phường"
        captionHidden
        narrow
        rows={shares}
        rowKey={({ communeCode }) => communeCode ?? "khong-ro"}
        columns={[
          {
            key: "commune",
            label: "Xã, phường",
            primary: true,
            cell: ({ communeCode }) =>
              communeCode ? (
                <TextLink href={at(communeCode)}>{communeName(communeCode)}</TextLink>
              ) : (
                "Chưa rõ xã"
              ),
          },
          {
            key: "share",
            label: "Đã tập huấn",
            align: "end",
            cell: (each) => `${formatNumber(each.trained)}/${formatNumber(each.whole)} (${percent(each)})`,
          },
        ]}
        empty=""
      />
    </Section>
  );
}

export async function downloadCoverage(request: Request): Promise<Answer> {
  const search = readRecords(request);
  const rows = await listCoverageForSheet(request.services, request.requireActor(), search);
  return sheetAnswer(
    `do-phu-tap-huan-${search.code}-${search.year}`,
    ["Tên", "Xã, phường", "Tỉnh", "Đã học", "Tổng", "Dự gần nhất", "Lớp gần nhất"],
    rows.map((each) => [
      each.name,
      communeName(each.communeCode),
      provinceName(each.provinceCode),
      each.trained,
      each.whole,
      dayCell(each.trainedOn),
      each.classTitle,
    ]),
  );
}
