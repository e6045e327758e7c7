import { evidenceKindName } from "#modules/criteria";
import { dayInVietnam } from "#platform/calendar";
import { fileUrls } from "#platform/files";
import { type Answer, html, type Request, redirect, textOf } from "#platform/http";
import {
  DemoMark,
  EmptyState,
  formatDate,
  formatFileSize,
  LinkButton,
  Muted,
  PageHeader,
  Prose,
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
  const isDue = (proof: Proof) => ["expiring", "expired"].includes(expiryOf(proof, today).state);
  const held = proofKinds.filter((kind) => proofs.some((proof) => proof.kind === kind));
  return (
    <WorkspacePage title="Kho minh chứng" page={request.page()}>
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
              { href: "#can-thay", value: count("expiring"), label: "sắp hết hạn", note: "trong 60 ngày" },
              { href: "#can-thay", value: count("expired"), label: "đã hết hạn" },
            ]}
          />
        )}
        <Papers title="Cần thay" id="can-thay" proofs={proofs.filter(isDue)} today={today} />
        <Papers title="Đang dùng" id="da-co" proofs={proofs.filter((proof) => !isDue(proof))} today={today} />
        <MissingKinds library={library} held={held} />
      </Stack>
    </WorkspacePage>
  );
}

interface PapersProps {
  title: string;
  id: string;
  proofs: ProofWithFile[];
  today: string;
}

/** In the order of the 15 kinds. */
function Papers({ title, id, proofs, today }: PapersProps) {
  if (proofs.length === 0) return null;
  return (
    <Section title={title} id={id}>
      <TaskList
        tasks={proofs
          .toSorted((a, b) => a.kind - b.kind)
          .map((proof) => ({
            href: producerUrls.proof(proof.id),
            title: proof.title,
            meta: (
              <>
                {paperText(proof)} · <FileLink proof={proof} />
              </>
            ),
            tag: (
              <>
                {proof.isDemo && <DemoMark />}
                <ProofTag {...expiryOf(proof, today)} />
              </>
            ),
          }))}
        empty={null}
      />
    </Section>
  );
}

function paperText(proof: Proof): string {
  const issued = proof.issuedOn ? `cấp ${formatDate(proof.issuedOn)}` : "";
  return [`Loại ${proof.kind}: ${evidenceKindName(proof.kind)}`, proof.number, proof.issuer, issued]
    .filter(Boolean)
    .join(" · ");
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
      {mayAdd ? (
        <TaskList
          tasks={missing.map((kind) => ({
            href: producerUrls.addProofTo(producer.id, kind),
            title: `Loại ${kind}: ${evidenceKindName(kind)}`,
            meta: "Thêm vào kho",
          }))}
          empty={null}
        />
      ) : (
        <Prose>
          <ul>
            {missing.map((kind) => (
              <li key={kind}>
                Loại {kind}: {evidenceKindName(kind)}
              </li>
            ))}
          </ul>
        </Prose>
      )}
    </Section>
  );
}
