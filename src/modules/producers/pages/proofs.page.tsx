import { evidenceKindName } from "#modules/criteria";
import { dayInVietnam } from "#platform/calendar";
import { fileUrls } from "#platform/files";
import { type Answer, html, type Request, redirect, textOf } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  formatDate,
  formatFileSize,
  LinkButton,
  Muted,
  PageHeader,
  Section,
  Stack,
  StatRow,
  TaskList,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { type Proof, proofKinds } from "../domain/proof.ts";
import { producerUrls } from "../urls.ts";
import { listMyProducers } from "../use-cases/get-producer.ts";
import { type ProofLibrary, type ProofWithFile, viewProofs } from "../use-cases/proofs.ts";
import { expiryOf } from "./proof-expiry.ts";
import { ProofTag } from "./status-tags.tsx";

/** The proof library of one producer; without a name in the address, that of the actor's own producer. */
export async function showProofs(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const wanted = textOf(request.query, "chu-the");
  if (wanted === "") return chooseLibrary(request);
  const library = await viewProofs(request.services, actor, wanted);
  return html(
    <ProofsPage request={request} library={library} today={dayInVietnam(request.services.now())} />,
  );
}

async function chooseLibrary(request: Request): Promise<Answer> {
  const mine = await listMyProducers(request.services.db, request.requireActor());
  const [only, ...others] = mine;
  if (only && others.length === 0) return redirect(producerUrls.proofsOf(only.id));
  return html(
    <WorkspacePage title="Kho minh chứng" page={request.page()}>
      <Stack gap="wide">
        <PageHeader title="Kho minh chứng" lead="Chọn cơ sở." />
        <TaskList
          tasks={mine.map(({ id, name }) => ({ href: producerUrls.proofsOf(id), title: name }))}
          empty={
            <EmptyState
              title="Chọn từ danh sách chủ thể"
              action={<LinkButton href={producerUrls.list}>Mở danh sách chủ thể</LinkButton>}
            >
              Kho minh chứng nằm trong từng chủ thể.
            </EmptyState>
          }
        />
      </Stack>
    </WorkspacePage>,
  );
}

interface PageProps {
  request: Request;
  library: ProofLibrary;
  today: string;
}

function ProofsPage({ request, library, today }: PageProps) {
  const { producer, proofs, mayAdd } = library;
  const states = proofs.map((proof) => expiryOf(proof, today).state);
  const count = (state: string) => String(states.filter((known) => known === state).length);
  const held = proofKinds.filter((kind) => proofs.some((proof) => proof.kind === kind));
  return (
    <WorkspacePage title="Kho minh chứng" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Kho minh chứng"
          lead="Tải giấy tờ lên một lần, dùng cho mọi hồ sơ. Xếp theo 15 loại minh chứng của Mẫu 02."
          breadcrumb={[
            { href: producerUrls.overview(producer.id), label: producer.name },
            { label: "Kho minh chứng" },
          ]}
          actions={
            mayAdd && (
              <LinkButton href={producerUrls.addProofTo(producer.id)} icon="plus">
                Thêm minh chứng
              </LinkButton>
            )
          }
        />
        {proofs.length === 0 ? (
          <EmptyState
            title="Chưa có minh chứng nào"
            icon="file-check"
            action={
              mayAdd && (
                <LinkButton href={producerUrls.addProofTo(producer.id, 1)}>
                  Thêm giấy đăng ký kinh doanh
                </LinkButton>
              )
            }
          >
            Bắt đầu từ giấy đăng ký kinh doanh, phiếu kiểm nghiệm và bản công bố chất lượng: hồ sơ nào cũng
            cần.
          </EmptyState>
        ) : (
          <StatRow
            label="Tình trạng giấy tờ"
            items={[
              { href: "#da-co", value: String(proofs.length), label: "giấy tờ đang dùng" },
              { href: "#da-co", value: count("expiring"), label: "sắp hết hạn", note: "trong 60 ngày" },
              { href: "#da-co", value: count("expired"), label: "đã hết hạn" },
            ]}
          />
        )}
        {held.length > 0 && (
          <Section title="Đã có" id="da-co">
            <Stack gap="wide">
              {held.map((kind) => (
                <KindSection
                  key={kind}
                  kind={kind}
                  proofs={proofs.filter((proof) => proof.kind === kind)}
                  today={today}
                />
              ))}
            </Stack>
          </Section>
        )}
        <MissingKinds library={library} held={held} />
      </Stack>
    </WorkspacePage>
  );
}

function KindSection({ kind, proofs, today }: { kind: number; proofs: ProofWithFile[]; today: string }) {
  return (
    <Section title={`${kind}. ${evidenceKindName(kind)}`} level={3}>
      <DataTable
        caption={evidenceKindName(kind)}
        captionHidden
        rows={proofs}
        rowKey={(proof) => proof.id}
        empty={<Muted>Chưa có.</Muted>}
        columns={[
          {
            key: "title",
            label: "Giấy tờ",
            primary: true,
            cell: (proof) => (
              <>
                <TextLink href={producerUrls.proof(proof.id)}>{proof.title}</TextLink>{" "}
                {proof.isDemo && <DemoMark />}
              </>
            ),
          },
          { key: "number", label: "Số, nơi cấp", cell: (proof) => numberText(proof) },
          {
            key: "issued",
            label: "Ngày cấp",
            cell: (proof) => (proof.issuedOn ? formatDate(proof.issuedOn) : "–"),
          },
          { key: "expiry", label: "Hạn", cell: (proof) => <ProofTag {...expiryOf(proof, today)} /> },
          { key: "file", label: "Tệp", cell: (proof) => <FileLink proof={proof} /> },
        ]}
      />
    </Section>
  );
}

export function numberText({ number, issuer }: Pick<Proof, "number" | "issuer">): string {
  return [number, issuer].filter(Boolean).join(", ") || "–";
}

export function FileLink({ proof }: { proof: ProofWithFile }) {
  if (!proof.file) return <Muted>Chưa có tệp</Muted>;
  return <TextLink href={fileUrls.file(proof.file.id)}>Tải về ({formatFileSize(proof.file.bytes)})</TextLink>;
}

function MissingKinds({ library, held }: { library: ProofLibrary; held: readonly number[] }) {
  const missing = proofKinds.filter((kind) => !held.includes(kind));
  if (missing.length === 0) return null;
  const { producer, mayAdd } = library;
  return (
    <Section title="Chưa có" lead="Chỉ cần loại nào hồ sơ của bạn dùng tới; trang làm hồ sơ sẽ chỉ rõ.">
      <DataTable
        caption="Loại minh chứng chưa có"
        captionHidden
        rows={missing}
        rowKey={String}
        empty={null}
        columns={[
          {
            key: "kind",
            label: "Loại minh chứng",
            primary: true,
            cell: (kind) => `${kind}. ${evidenceKindName(kind)}`,
          },
          ...(mayAdd
            ? [
                {
                  key: "add",
                  label: "Thêm",
                  cell: (kind: number) => (
                    <TextLink href={producerUrls.addProofTo(producer.id, kind)}>Thêm</TextLink>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
