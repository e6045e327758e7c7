import { fileUrls } from "#platform/files";
import { type Answer, html, type Request } from "#platform/http";
import {
  ButtonRow,
  Card,
  DataTable,
  DemoMark,
  DescriptionList,
  EmptyState,
  FileList,
  formatDate,
  LinkButton,
  PageHeader,
  PointsBar,
  Row,
  Section,
  Stack,
  StatRow,
  StatusTag,
  WorkspacePage,
} from "#platform/ui";
import { isOverdue } from "../domain/timing.ts";
import { documentKinds, urgencies } from "../domain/words.ts";
import { directivesUrls as urls } from "../urls.ts";
import { type DocumentView, viewDocument } from "../use-cases/documents.ts";
import { taskColumns } from "./task-words.tsx";

export async function showDocument(request: Request): Promise<Answer> {
  const view = await viewDocument(request.services, request.requireActor(), request.params.documentId ?? "");
  return html(<DocumentPage request={request} view={view} />);
}

function DocumentPage({ request, view }: { request: Request; view: DocumentView }) {
  const { document, tasks, mayChange, today } = view;
  const title = `${documentKinds[document.kind]} ${document.number}`;
  const give = mayChange ? (
    <LinkButton href={urls.giveFrom(document.id)} icon="send">
      Giao nhiệm vụ
    </LinkButton>
  ) : undefined;
  return (
    <WorkspacePage title={title} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={title}
          lead={document.abstract}
          breadcrumb={[{ href: urls.documents, label: "Văn bản đến" }, { label: document.number }]}
          tags={
            <Row gap="tight">
              {document.urgency !== "normal" && (
                <StatusTag tone="warn">{urgencies[document.urgency]}</StatusTag>
              )}
              {document.isDemo && <DemoMark />}
            </Row>
          }
          actions={
            mayChange && (
              <ButtonRow>
                {give}
                <LinkButton href={urls.changeDocument(document.id)} kind="secondary" icon="pencil">
                  Sửa
                </LinkButton>
              </ButtonRow>
            )
          }
        />
        <Card title="Thông tin văn bản">
          <DescriptionList items={factsOf(view)} />
        </Card>
        <Section title="Nhiệm vụ từ văn bản">
          <Stack>
            {tasks.length > 0 && <Progress view={view} />}
            <DataTable
              caption="Nhiệm vụ từ văn bản"
              captionHidden
              columns={taskColumns(today)}
              rows={tasks}
              rowKey={({ id }) => id}
              empty={
                <EmptyState title="Chưa giao nhiệm vụ nào" icon="clipboard-list" action={give}>
                  Giao một lần cho nhiều đơn vị: sở, ngành, đoàn thể và xã, phường.
                </EmptyState>
              }
            />
          </Stack>
        </Section>
      </Stack>
    </WorkspacePage>
  );
}

function Progress({ view: { document, tasks, today } }: { view: DocumentView }) {
  const counted = tasks.filter(({ status }) => status !== "cancelled" && status !== "recorded");
  if (counted.length === 0) return null;
  const done = counted.filter(({ status }) => status === "done").length;
  const overdue = counted.filter((task) => isOverdue(task, today)).length;
  const waiting = counted.filter(({ status }) => status === "reported").length;
  const to = (query: string) => `${urls.tasks}?${query}&van-ban=${document.id}`;
  return (
    <>
      <PointsBar label="Nhiệm vụ đã xong" points={done} max={counted.length} unit="nhiệm vụ" />
      <StatRow
        label="Nhiệm vụ của văn bản"
        items={[
          { href: to("bang=all"), value: `${counted.length}`, label: "Đã giao" },
          { href: to("bang=all&trang-thai=done"), value: `${done}`, label: "Hoàn thành" },
          { href: to("bang=waiting"), value: `${waiting}`, label: "Chờ nghiệm thu" },
          { href: to("bang=overdue"), value: `${overdue}`, label: "Quá hạn" },
        ]}
      />
    </>
  );
}

function factsOf({ document, file }: DocumentView) {
  return [
    { term: "Số, ký hiệu", value: document.number },
    { term: "Ngày văn bản", value: document.issuedText ?? formatDate(document.issuedOn) },
    { term: "Cơ quan ban hành", value: document.issuer },
    ...(document.receivedOn ? [{ term: "Ngày đến", value: formatDate(document.receivedOn) }] : []),
    { term: "Độ khẩn", value: urgencies[document.urgency] },
    ...(document.note ? [{ term: "Ghi chú", value: document.note }] : []),
    ...(document.source ? [{ term: "Nguồn", value: document.source }] : []),
    {
      term: "Bản văn bản",
      value: file ? (
        <FileList files={[{ href: fileUrls.file(file.id), name: file.originalName, size: file.bytes }]} />
      ) : (
        "Chưa có tệp"
      ),
    },
  ];
}
