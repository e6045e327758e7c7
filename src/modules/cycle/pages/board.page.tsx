import { daysBetween } from "#platform/calendar";
import { type Answer, download, holdsRole, html, type Request, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  Chip,
  ChipRow,
  DataTable,
  Disclosure,
  EmptyState,
  Grid,
  HiddenFields,
  LinkButton,
  Muted,
  PageHeader,
  Pagination,
  SearchBox,
  Section,
  Select,
  Small,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { type Candidate, candidateKinds } from "../domain/candidate.ts";
import { type Step, stepHints, stepNames, stepNumber, steps } from "../domain/steps.ts";
import { ideaRoles, officeRoles, provinceRoles } from "../permissions.ts";
import { cycleUrls as urls } from "../urls.ts";
import { communesFor, placeOf } from "../use-cases/reach.ts";
import { type Board, type BoardQuery, readBoard, writeBoardSheet } from "../use-cases/read-board.ts";
import { Rounds } from "./rounds-of-year.tsx";
import { CandidateLink, xlsx } from "./words.tsx";

export async function showBoard(request: Request): Promise<Answer> {
  const query = readBoardQuery(request);
  const board = await readBoard(request.services, request.requireActor(), query);
  return html(<BoardPage request={request} board={board} query={query} />);
}

export async function downloadBoard(request: Request): Promise<Answer> {
  const sheet = await writeBoardSheet(request.services, request.requireActor(), readBoardQuery(request));
  return download(sheet, { type: xlsx, name: "chu-trinh-ocop.xlsx" });
}

export function readBoardQuery(request: Request): BoardQuery {
  const text = (name: string) => textOf(request.query, name);
  return {
    year: text("nam"),
    communeCode: text("xa"),
    step: text("buoc"),
    kind: text("loai"),
    q: text("q"),
    after: text("sau"),
  };
}

/** The filters that stand, as an address keeps them. */
export function filtersOf(query: BoardQuery): Record<string, string> {
  const named = { nam: query.year, xa: query.communeCode, buoc: query.step, loai: query.kind, q: query.q };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== ""));
}

interface BoardProps {
  request: Request;
  board: Board;
  query: BoardQuery;
}

function BoardPage({ request, board, query }: BoardProps) {
  const actor = request.requireActor();
  const office = holdsRole(actor, officeRoles);
  const title = office ? `Chu trình thường niên ${board.year}` : "Ý tưởng sản phẩm của cơ sở";
  return (
    <WorkspacePage title={title} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={title}
          lead="Sáu bước từ ý tưởng đến thị trường. Bước 5 và 6 tự chuyển theo hồ sơ và quyết định công nhận."
          actions={
            <Actions
              office={office}
              writer={holdsRole(actor, ideaRoles)}
              officer={holdsRole(actor, ["province_officer", "commune_officer"])}
            />
          }
        />
        {office && <Filters request={request} board={board} query={query} />}
        {board.step ? <OneStep board={board} query={query} /> : <AllSteps board={board} query={query} />}
        <ButtonRow>
          <LinkButton href={addressOf(urls.sheet, query)} kind="secondary" icon="download">
            Tải Excel
          </LinkButton>
        </ButtonRow>
        {office && <Rounds board={board} province={holdsRole(actor, provinceRoles)} />}
      </Stack>
    </WorkspacePage>
  );
}

function Actions({ office, writer, officer }: { office: boolean; writer: boolean; officer: boolean }) {
  return (
    <>
      {officer && (
        <LinkButton href={urls.newCandidate} icon="plus">
          Thêm ứng viên
        </LinkButton>
      )}
      {writer && (
        <LinkButton href={urls.newIdea} kind={officer ? "secondary" : "primary"} icon="pencil">
          Đăng ký ý tưởng
        </LinkButton>
      )}
      {office && (
        <LinkButton href={urls.pilots} kind="secondary">
          Mô hình điểm
        </LinkButton>
      )}
    </>
  );
}

function Filters({ request, board, query }: BoardProps) {
  const communes = communesFor(request.requireActor());
  const open = query.communeCode !== "" || query.kind !== "";
  return (
    <Stack>
      <SearchBox
        action={urls.board}
        label="Tìm sản phẩm, chủ thể"
        placeholder="Có dấu hay không đều được"
        value={query.q}
        hidden={filtersOf({ ...query, q: "" })}
      />
      <ChipRow>
        <Muted>Năm</Muted>
        {board.years.map((year) => (
          <Chip
            key={year}
            href={addressOf(urls.board, { ...query, year: String(year), after: "" })}
            current={year === board.year}
          >
            {String(year)}
          </Chip>
        ))}
      </ChipRow>
      <Disclosure summary="Lọc theo xã, loại" open={open}>
        <form method="get" action={urls.board}>
          <Stack>
            <HiddenFields values={filtersOf({ ...query, communeCode: "", kind: "" })} />
            <Select
              name="xa"
              label="Xã, phường"
              placeholder="Tất cả"
              value={query.communeCode}
              options={communes.map(({ code, name }) => ({ value: code, label: name }))}
              optional
            />
            <Select
              name="loai"
              label="Loại"
              placeholder="Tất cả"
              value={query.kind}
              options={Object.entries(candidateKinds).map(([value, label]) => ({ value, label }))}
              optional
            />
            <ButtonRow>
              <Button kind="secondary" icon="filter">
                Lọc
              </Button>
            </ButtonRow>
          </Stack>
        </form>
      </Disclosure>
    </Stack>
  );
}

function AllSteps({ board, query }: { board: Board; query: BoardQuery }) {
  const total = [...board.counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) {
    return (
      <EmptyState title="Chưa có ứng viên nào" icon="sprout">
        Ứng viên đến từ đợt rà soát, từ ý tưởng chủ thể đăng ký, hoặc do cán bộ ghi thêm. Bấm nút ở trên để
        bắt đầu.
      </EmptyState>
    );
  }
  return (
    <Stack>
      <Grid min="medium">
        {steps.map((step) => (
          <StepCard key={step} step={step} board={board} query={query} />
        ))}
      </Grid>
      {(board.counts.get("stopped") ?? 0) > 0 && (
        <Muted>
          Đã dừng:{" "}
          <TextLink href={addressOf(urls.board, { ...query, step: "stopped" })}>
            {`${board.counts.get("stopped")} ứng viên`}
          </TextLink>
        </Muted>
      )}
    </Stack>
  );
}

function StepCard({ step, board, query }: { step: Step; board: Board; query: BoardQuery }) {
  const count = board.counts.get(step) ?? 0;
  const own = board.candidates.filter((candidate) => candidate.step === step);
  return (
    <Card
      title={`${stepNumber(step)}. ${stepNames[step]}`}
      aside={<StepCount step={step} count={count} query={query} />}
    >
      <Stack>
        <Small>{stepHints[step]}</Small>
        {own.length === 0 && <Muted>Chưa có sản phẩm nào.</Muted>}
        {own.map((candidate) => (
          <Stack gap="tight" key={candidate.id}>
            <span>
              <CandidateLink candidate={candidate} />
            </span>
            <Small>
              {`${candidate.productName ? `${candidate.producerName} · ` : ""}${placeOf(candidate)} · ${sinceText(candidate, board.today)}`}
            </Small>
          </Stack>
        ))}
        {count > own.length && (
          <TextLink href={addressOf(urls.board, { ...query, step })}>{`Xem cả ${count}`}</TextLink>
        )}
      </Stack>
    </Card>
  );
}

function StepCount({ step, count, query }: { step: Step; count: number; query: BoardQuery }) {
  if (count === 0) return <Muted>0</Muted>;
  return <TextLink href={addressOf(urls.board, { ...query, step })}>{String(count)}</TextLink>;
}

function sinceText({ stepSince }: Candidate, today: string): string {
  const since = new Date(stepSince.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  const days = daysBetween(since, today);
  return days <= 0 ? "từ hôm nay" : `đã ${days} ngày`;
}

function OneStep({ board, query }: { board: Board; query: BoardQuery }) {
  const step = board.step ?? "surveyed";
  const back = addressOf(urls.board, { ...query, step: "", after: "" });
  const no = stepNumber(step);
  return (
    <Section
      title={`${no > 0 ? `Bước ${no}: ` : ""}${stepNames[step]} (${board.counts.get(step) ?? 0})`}
      lead={stepHints[step]}
      action={{ href: back, label: "Xem cả sáu bước" }}
    >
      <DataTable
        caption={`Ứng viên ở bước ${stepNames[step]}`}
        captionHidden
        rows={board.candidates}
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
          { key: "kind", label: "Loại", cell: (row) => candidateKinds[row.kind] },
          {
            key: "star",
            label: "Hạng dự kiến",
            cell: (row) => (row.expectedStar ? `${row.expectedStar} sao` : "–"),
          },
          { key: "since", label: "Ở bước này", cell: (row) => sinceText(row, board.today) },
        ]}
        empty={<Muted>Không có ứng viên nào khớp ở bước này.</Muted>}
      />
      <Pagination
        {...(board.next ? { nextHref: addressOf(urls.board, { ...query, after: board.next }) } : {})}
      />
    </Section>
  );
}

function addressOf(path: string, query: BoardQuery): string {
  const params = new URLSearchParams({
    ...filtersOf(query),
    ...(query.after && path === urls.board ? { sau: query.after } : {}),
  });
  return params.size > 0 ? `${path}?${params}` : path;
}
