import { type Answer, download, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  DataTable,
  type FormError,
  formatNumber,
  JobProgress,
  LinkButton,
  Notice,
  Pagination,
  Row,
  Stack,
  StatRow,
  StatusTag,
  WorkspacePage,
} from "#platform/ui";
import { importAddresses } from "../addresses.ts";
import type { ImportDesk } from "../desk.ts";
import type { ImportRecord, RowReport, Verdict } from "../imports.store.ts";
import { shownFields } from "../reading/read-rows.ts";
import { confirmImport, dropImport } from "../running/confirm-import.ts";
import { type ImportView, viewImport } from "../running/open-import.ts";
import { writeResult } from "../running/result-file.ts";
import { outcomeWord, verdictTones } from "../words.ts";
import { ConfirmCard } from "./confirm-card.tsx";
import { ImportHead } from "./import-head.tsx";

const REFRESH_SECONDS = 2;
const idOf = (request: Request) => request.params.importId ?? "";

export async function showImport(request: Request, desk: ImportDesk): Promise<Answer> {
  const verdict = verdictOf(textOf(request.query, "loc"));
  const skip = Math.min(Math.max(Number.parseInt(textOf(request.query, "tu"), 10) || 0, 0), 20_000);
  const view = await viewImport(desk, { id: idOf(request), skip, verdict });
  if (view.record.status === "uploaded" && !view.run?.failure)
    return redirect(importAddresses(desk.register, desk.parent?.id).mapping(view.record.id));
  return html(<ResultPage request={request} desk={desk} view={view} verdict={verdict} errors={[]} />);
}

export async function postConfirm(request: Request, desk: ImportDesk): Promise<Answer> {
  const version = Number(textOf(request.fields, "version"));
  const done = await confirmImport(desk, { id: idOf(request), version, requestId: request.id });
  if (done.ok) return redirect(importAddresses(desk.register, desk.parent?.id).import(idOf(request)));
  const view = await viewImport(desk, { id: idOf(request), skip: 0 });
  const errors = formErrors(done.faults);
  return html(<ResultPage request={request} desk={desk} view={view} verdict={undefined} errors={errors} />, {
    status: 422,
  });
}

export async function postDrop(request: Request, desk: ImportDesk): Promise<Answer> {
  await dropImport(desk, { id: idOf(request), version: Number(textOf(request.fields, "version")) });
  const { list } = importAddresses(desk.register, desk.parent?.id);
  return redirect(list, { kind: "info", text: "Đã bỏ lần nhập này. Chưa có gì được ghi." });
}

export async function downloadResult(request: Request, desk: ImportDesk): Promise<Answer> {
  const { name, type, content } = await writeResult(desk, idOf(request));
  return download(content, { type, name });
}

interface ResultProps {
  request: Request;
  desk: ImportDesk;
  view: ImportView;
  verdict: Verdict | undefined;
  errors: FormError[];
}

function ResultPage({ request, desk, view, verdict, errors }: ResultProps) {
  const { record, report, next } = view;
  const urls = importAddresses(desk.register, desk.parent?.id);
  const atWork = record.status === "running" || record.status === "checking";
  const more = new URLSearchParams({ ...(verdict ? { loc: verdict } : {}), tu: `${next}` });
  const again = record.status === "checked" || record.status === "failed" || record.status === "uploaded";
  return (
    <WorkspacePage
      title="Kết quả kiểm tra"
      page={request.page()}
      wide
      {...(atWork ? { refreshSeconds: REFRESH_SECONDS } : {})}
    >
      <Stack gap="wide">
        <ImportHead desk={desk} record={record} step={record.status === "running" ? 3 : 2} />
        <Telling desk={desk} view={view} />
        {record.counts.total > 0 && <StatRow label="Kết quả theo dòng" items={statItems(desk, view)} />}
        {record.status === "checked" && (
          <ConfirmCard request={request} desk={desk} record={record} errors={errors} />
        )}
        {record.counts.total > 0 && (
          <DataTable
            caption="Từng dòng của tệp, dòng cần sửa trước"
            columns={columnsOf(desk, record)}
            rows={report}
            rowKey={({ line }) => `${line}`}
            empty="Không có dòng nào."
          />
        )}
        <Pagination {...(next === undefined ? {} : { nextHref: `${urls.import(record.id)}?${more}` })} />
        <Row>
          {record.counts.total > 0 && (
            <LinkButton href={urls.result(record.id)} kind="secondary" icon="download" download>
              Tải tệp kết quả
            </LinkButton>
          )}
          {again && (
            <LinkButton
              href={urls.mapping(record.id)}
              kind={record.status === "checked" ? "quiet" : "primary"}
            >
              {record.status === "checked" ? "Chọn lại cột" : "Kiểm tra lại"}
            </LinkButton>
          )}
        </Row>
      </Stack>
    </WorkspacePage>
  );
}

/** What is going on with the table just now, or how it ended. */
function Telling({ desk, view: { record, run } }: { desk: ImportDesk; view: ImportView }) {
  const { back } = desk.register;
  if (record.status === "running" || record.status === "checking") {
    return (
      <JobProgress
        title={record.status === "running" ? "Đang nhập" : "Đang kiểm tra"}
        state={run?.total ? "running" : "waiting"}
        {...(run?.total ? { done: run.done, total: run.total } : {})}
        text="Có thể đóng trang này; việc vẫn tiếp tục. Trang tự cập nhật."
      />
    );
  }
  if (record.status === "done") {
    return (
      <Stack>
        <Notice kind="success" title={`Đã nhập ${formatNumber(record.counts.fresh)} dòng`}>
          {record.counts.faulty > 0
            ? "Dòng cần sửa: tải tệp kết quả, sửa rồi nhập lại tệp đó; dòng đã nhập sẽ được nhận ra."
            : "Mọi dòng mới đã được ghi."}
        </Notice>
        {back && (
          <Row>
            <LinkButton href={back.href}>{back.label}</LinkButton>
          </Row>
        )}
      </Stack>
    );
  }
  // The last run of a table that was checked again since is of no interest any more.
  if (record.status === "failed" || record.status === "uploaded") {
    return <Notice kind="danger">{run?.failure ?? "Lần nhập bị dừng. Hãy kiểm tra lại tệp."}</Notice>;
  }
  return null;
}

function statItems({ register, parent }: ImportDesk, { record }: ImportView) {
  const { counts, id, status } = record;
  const here = importAddresses(register, parent?.id).import(id);
  const filter = (verdict: Verdict) => `${here}?loc=${verdict}`;
  return [
    {
      href: filter("faulty"),
      value: formatNumber(counts.faulty),
      label: "dòng cần sửa",
      note: "không được nhập",
    },
    {
      href: filter("new"),
      value: formatNumber(counts.fresh),
      label: status === "done" ? "dòng đã nhập" : "dòng mới",
    },
    { href: filter("known"), value: formatNumber(counts.known), label: "dòng đã có", note: "giữ nguyên" },
    { href: here, value: formatNumber(counts.total), label: "dòng trong tệp" },
  ];
}

function columnsOf({ register }: ImportDesk, { status }: ImportRecord) {
  return [
    { key: "line", label: "Dòng", cell: ({ line }: RowReport) => formatNumber(line) },
    ...shownFields(register).map(({ key, label }, at) => ({
      key,
      label,
      primary: at === 0,
      cell: ({ shown }: RowReport) => shown[at] || "—",
    })),
    {
      key: "outcome",
      label: "Kết quả",
      shape: "long" as const,
      cell: ({ verdict, notes }: RowReport) => (
        <Stack gap="tight">
          <Row>
            <StatusTag tone={verdictTones[verdict]}>{outcomeWord(verdict, status)}</StatusTag>
          </Row>
          {notes.map((note) => (
            <span key={note}>{note}</span>
          ))}
        </Stack>
      ),
    },
  ];
}

function verdictOf(text: string): Verdict | undefined {
  return text === "new" || text === "known" || text === "faulty" ? text : undefined;
}
