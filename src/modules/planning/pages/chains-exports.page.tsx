import { producerUrls } from "#modules/producers";
import { type Answer, formErrors, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  Checkbox,
  DataTable,
  DateField,
  DemoMark,
  EmptyState,
  Form,
  fieldError,
  formatDate,
  formatNumber,
  Grid,
  LinkButton,
  NumberField,
  PageHeader,
  Pagination,
  PostButton,
  Row,
  Select,
  Stack,
  StatusTag,
  TextArea,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { mayEnterFigures } from "../permissions.ts";
import { planningUrls as urls } from "../urls.ts";
import { ownPlaceOf } from "../use-cases/plans/open-plan.ts";
import {
  addChain,
  chainsFor,
  endChain,
  exportsFor,
  noteExport,
  producersNamed,
} from "../use-cases/registers/keep-registers.ts";
import { asked, SHEET_ROWS, sheetAnswer, typedIn, withQuery } from "./asking.tsx";
import { figuresCrumb } from "./parts.tsx";

type Chain = Awaited<ReturnType<typeof chainsFor>>["chains"][number];
type Export = Awaited<ReturnType<typeof exportsFor>>[number];

const writesHere = (request: Request) => {
  const actor = request.requireActor();
  return mayEnterFigures(actor, ownPlaceOf(actor).provinceCode);
};

export function showChains(request: Request): Promise<Answer> {
  return chainsAnswer(request, []);
}

export async function postChain(request: Request): Promise<Answer> {
  const text = (name: string) => typedIn(request, name);
  const done = await addChain(request.services, request.requireActor(), {
    producerId: text("producerId"),
    name: text("name"),
    circular: text("circular") === "1",
    description: text("description"),
    since: text("since"),
    requestId: request.id,
  });
  if (!done.ok) return chainsAnswer(request, done.faults);
  return redirect(urls.chains, { kind: "success", text: "Đã thêm chuỗi giá trị." });
}

export async function postEndChain(request: Request): Promise<Answer> {
  await endChain(request.services, request.requireActor(), {
    id: request.params.chainId ?? "",
    requestId: request.id,
  });
  return redirect(urls.chains, { kind: "info", text: "Đã ghi chuỗi ngừng hoạt động từ hôm nay." });
}

export async function downloadChains(request: Request): Promise<Answer> {
  const { chains } = await chainsFor(request.services, request.requireActor(), {
    after: "",
    limit: SHEET_ROWS,
  });
  return sheetAnswer(
    "chuoi-gia-tri",
    ["Chuỗi", "Chủ thể", "Kinh tế tuần hoàn", "Từ ngày", "Đến ngày", "Mô tả"],
    chains.map((each) => [
      each.name,
      each.producerName,
      each.circular ? "Có" : "Không",
      each.since,
      each.endedOn,
      each.description,
    ]),
  );
}

async function chainsAnswer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const { chains, next } = await chainsFor(request.services, request.requireActor(), {
    after: asked(request, "sau"),
  });
  const writes = writesHere(request);
  return html(
    <WorkspacePage title="Chuỗi giá trị" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Chuỗi giá trị"
          lead="Chuỗi của chủ thể; chuỗi theo hướng kinh tế tuần hoàn được tính vào chỉ tiêu."
          breadcrumb={[figuresCrumb, { label: "Chuỗi giá trị" }]}
        />
        <DataTable
          caption="Chuỗi giá trị của tỉnh"
          captionHidden
          columns={chainColumns(request, writes)}
          rows={chains}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa có chuỗi giá trị" icon="link">
              Ghi chuỗi của từng chủ thể, đánh dấu chuỗi theo hướng kinh tế tuần hoàn.
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: withQuery(urls.chains, { sau: next }) } : {})} />
        <Row>
          <LinkButton href={urls.chainsSheet} kind="secondary" icon="download">
            Tải Excel
          </LinkButton>
          {writes && (
            <LinkButton href={urls.importChains} kind="secondary" icon="upload">
              Nhập từ Excel
            </LinkButton>
          )}
        </Row>
        {writes && <ChainForm request={request} faults={faults} producers={await choices(request)} />}
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

async function choices(request: Request) {
  const found = await producersNamed(request.services, request.requireActor(), "");
  return found.map(({ id, name }) => ({ value: id, label: name }));
}

function chainColumns(request: Request, writes: boolean) {
  return [
    {
      key: "name",
      label: "Chuỗi",
      primary: true,
      cell: (each: Chain) => (
        <>
          {each.name} {each.isDemo && <DemoMark />}
        </>
      ),
    },
    {
      key: "producer",
      label: "Chủ thể",
      cell: (each: Chain) => (
        <TextLink href={producerUrls.overview(each.producerId)}>{each.producerName}</TextLink>
      ),
    },
    {
      key: "circular",
      label: "Tuần hoàn",
      cell: ({ circular }: Chain) => (circular ? <StatusTag tone="success">Có</StatusTag> : "Không"),
    },
    { key: "since", label: "Từ", cell: ({ since }: Chain) => formatDate(since) },
    {
      key: "end",
      label: "Đến",
      cell: ({ id, endedOn }: Chain) =>
        endedOn ? (
          formatDate(endedOn)
        ) : writes ? (
          <PostButton page={request.page()} action={urls.endChain(id)} kind="quiet" small>
            Ngừng từ hôm nay
          </PostButton>
        ) : (
          "đang hoạt động"
        ),
    },
  ];
}

interface Adding {
  request: Request;
  faults: readonly Fault[];
  producers: { value: string; label: string }[];
}

function ChainForm({ request, faults, producers }: Adding) {
  const errors = formErrors(faults);
  const kept = (name: string) => (faults.length > 0 ? typedIn(request, name) : "");
  const wrong = (name: string) => fieldError(errors, name);
  return (
    <Card title="Thêm chuỗi giá trị">
      <Form page={request.page()} action={urls.chains} errors={errors}>
        <Select
          name="producerId"
          label="Chủ thể"
          placeholder="Chọn chủ thể"
          value={kept("producerId")}
          options={producers}
          error={wrong("producerId")}
        />
        <TextField name="name" label="Tên chuỗi" value={kept("name")} maxLength={200} error={wrong("name")} />
        <Checkbox name="circular" label="Theo hướng kinh tế tuần hoàn" checked={kept("circular") === "1"} />
        <DateField name="since" label="Hoạt động từ ngày" value={kept("since")} error={wrong("since")} />
        <TextArea
          name="description"
          label="Mô tả"
          rows={3}
          value={kept("description")}
          optional
          error={wrong("description")}
        />
        <Button icon="plus">Thêm</Button>
      </Form>
    </Card>
  );
}

export function showExports(request: Request): Promise<Answer> {
  return exportsAnswer(request, []);
}

export async function postExport(request: Request): Promise<Answer> {
  const text = (name: string) => typedIn(request, name);
  const done = await noteExport(request.services, request.requireActor(), {
    producerId: text("producerId"),
    year: text("year"),
    market: text("market"),
    value: text("value"),
    source: text("source"),
    requestId: request.id,
  });
  if (!done.ok) return exportsAnswer(request, done.faults);
  return redirect(urls.exports, { kind: "success", text: "Đã ghi kim ngạch xuất khẩu." });
}

export async function downloadExports(request: Request): Promise<Answer> {
  const rows = await exportsFor(request.services, request.requireActor(), { limit: SHEET_ROWS });
  return sheetAnswer(
    "xuat-khau",
    ["Chủ thể", "Năm", "Thị trường", "Giá trị (USD)", "Nguồn"],
    rows.map((each) => [each.producerName, each.year, each.market, each.valueUsd, each.source]),
  );
}

async function exportsAnswer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const rows = await exportsFor(request.services, request.requireActor(), {});
  return html(
    <WorkspacePage title="Xuất khẩu" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Xuất khẩu"
          lead="Giá trị xuất khẩu của chủ thể theo năm và thị trường. Ghi lại cùng năm, thị trường là sửa số cũ; nhật ký giữ số trước."
          breadcrumb={[figuresCrumb, { label: "Xuất khẩu" }]}
        />
        <DataTable
          caption="Xuất khẩu của tỉnh"
          captionHidden
          columns={exportColumns}
          rows={rows}
          rowKey={({ producerId, year, market }) => `${producerId}${year}${market}`}
          empty={
            <EmptyState title="Chưa ghi xuất khẩu" icon="package">
              Ghi theo báo cáo của chủ thể hoặc số của hải quan.
            </EmptyState>
          }
        />
        <Row>
          <LinkButton href={urls.exportsSheet} kind="secondary" icon="download">
            Tải Excel
          </LinkButton>
          {writesHere(request) && (
            <LinkButton href={urls.importExports} kind="secondary" icon="upload">
              Nhập từ Excel
            </LinkButton>
          )}
        </Row>
        {writesHere(request) && (
          <ExportForm request={request} faults={faults} producers={await choices(request)} />
        )}
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

const exportColumns = [
  {
    key: "producer",
    label: "Chủ thể",
    primary: true,
    cell: (each: Export) => (
      <TextLink href={producerUrls.overview(each.producerId)}>{each.producerName}</TextLink>
    ),
  },
  { key: "year", label: "Năm", cell: ({ year }: Export) => year },
  { key: "market", label: "Thị trường", cell: ({ market }: Export) => market },
  {
    key: "value",
    label: "Giá trị (USD)",
    align: "end" as const,
    cell: ({ valueUsd }: Export) => formatNumber(valueUsd),
  },
  { key: "source", label: "Nguồn", cell: ({ source }: Export) => source ?? "—" },
];

function ExportForm({ request, faults, producers }: Adding) {
  const errors = formErrors(faults);
  const kept = (name: string) => (faults.length > 0 ? typedIn(request, name) : "");
  const wrong = (name: string) => fieldError(errors, name);
  return (
    <Card title="Ghi xuất khẩu">
      <Form page={request.page()} action={urls.exports} errors={errors}>
        <Select
          name="producerId"
          label="Chủ thể"
          placeholder="Chọn chủ thể"
          value={kept("producerId")}
          options={producers}
          error={wrong("producerId")}
        />
        <Grid min="small">
          <TextField name="year" label="Năm" inputMode="numeric" value={kept("year")} error={wrong("year")} />
          <TextField
            name="market"
            label="Thị trường"
            value={kept("market")}
            maxLength={100}
            error={wrong("market")}
          />
          <NumberField
            name="value"
            label="Giá trị"
            suffix="USD"
            decimals
            value={kept("value")}
            error={wrong("value")}
          />
        </Grid>
        <TextField name="source" label="Nguồn" value={kept("source")} optional error={wrong("source")} />
        <Button icon="save">Ghi</Button>
      </Form>
    </Card>
  );
}
