import { evidenceKindName } from "#modules/criteria";
import { dayInVietnam } from "#platform/calendar";
import { type Answer, html, type Request, redirect } from "#platform/http";
import {
  ButtonRow,
  Card,
  Confirm,
  DemoMark,
  DescriptionList,
  formatDate,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  Stack,
  Timeline,
  WorkspacePage,
} from "#platform/ui";
import { producerUrls } from "../urls.ts";
import { retireFromLibrary } from "../use-cases/add-proof.ts";
import { type ProofCase, viewProof } from "../use-cases/proofs.ts";
import { expiryOf } from "./proof-expiry.ts";
import { FileLink } from "./proofs.page.tsx";
import { ProofTag } from "./status-tags.tsx";

export async function showProof(request: Request): Promise<Answer> {
  const found = await viewProof(request.services, request.requireActor(), request.params.proofId ?? "");
  return html(<ProofPage request={request} found={found} today={dayInVietnam(request.services.now())} />);
}

export async function showRetireProof(request: Request): Promise<Answer> {
  const { proof } = await viewProof(request.services, request.requireActor(), request.params.proofId ?? "");
  return html(
    <WorkspacePage title="Bỏ minh chứng" page={request.page()}>
      <Confirm
        page={request.page()}
        action={producerUrls.retireProof(proof.id)}
        title={`Bỏ “${proof.title}” khỏi kho?`}
        confirmLabel="Bỏ khỏi kho"
        cancelHref={producerUrls.proof(proof.id)}
        danger
        consequences={[
          "Hồ sơ mới không chọn được giấy tờ này nữa.",
          "Hồ sơ đã dẫn giấy tờ này vẫn xem được.",
        ]}
      >
        Nếu bạn có bản mới, hãy chọn “Thay bằng bản mới” để giữ mạch lịch sử.
      </Confirm>
    </WorkspacePage>,
  );
}

export async function postRetireProof(request: Request): Promise<Answer> {
  const { services, params, id } = request;
  const { producerId } = await retireFromLibrary(services, request.requireActor(), params.proofId ?? "", id);
  return redirect(producerUrls.proofsOf(producerId), { kind: "success", text: "Đã bỏ minh chứng khỏi kho." });
}

interface PageProps {
  request: Request;
  found: ProofCase;
  today: string;
}

function ProofPage({ request, found, today }: PageProps) {
  const { producer, proof, older, renewedBy, mayChange } = found;
  const dated = (value: string | null) => (value ? formatDate(value) : "Không ghi");
  return (
    <WorkspacePage title={proof.title} page={request.page()}>
      <Stack gap="wide">
        <PageHeader
          title={proof.title}
          lead={`${proof.kind}. ${evidenceKindName(proof.kind)}`}
          breadcrumb={[
            { href: producerUrls.proofsOf(producer.id), label: `Kho minh chứng – ${producer.name}` },
            { label: proof.title },
          ]}
          tags={
            <>
              <ProofTag {...expiryOf(proof, today)} /> {proof.isDemo && <DemoMark />}
            </>
          }
        />
        {proof.retiredAt && (
          <Notice kind="warn" title="Giấy tờ này không còn dùng">
            Thôi dùng từ {formatDate(proof.retiredAt)}. Giữ lại để hồ sơ cũ xem được.
          </Notice>
        )}
        <Card>
          <DescriptionList
            items={[
              { term: "Số hiệu", value: proof.number ?? "Không ghi" },
              { term: "Nơi cấp", value: proof.issuer ?? "Không ghi" },
              { term: "Ngày cấp", value: dated(proof.issuedOn) },
              {
                term: "Có giá trị đến",
                value: proof.expiresOn ? formatDate(proof.expiresOn) : "Không có hạn",
              },
              { term: "Tệp", value: <FileLink proof={proof} /> },
              { term: "Ghi chú", value: proof.note ?? "Không có" },
              { term: "Đưa vào kho", value: formatDate(proof.createdAt) },
            ]}
          />
        </Card>
        <ButtonRow>
          {mayChange && (
            <LinkButton href={producerUrls.replaceProof(proof.id)} icon="refresh-cw">
              Thay bằng bản mới
            </LinkButton>
          )}
          {mayChange && (
            <LinkButton href={producerUrls.retireProof(proof.id)} kind="quiet">
              Bỏ khỏi kho
            </LinkButton>
          )}
          {renewedBy && <LinkButton href={producerUrls.proof(renewedBy)}>Xem bản mới</LinkButton>}
        </ButtonRow>
        {older.length > 0 && (
          <Section title="Các bản trước">
            <Timeline
              entries={older.map((old) => ({
                title: [old.title, old.number].filter(Boolean).join(", "),
                when: `${dated(old.issuedOn)} – ${old.expiresOn ? formatDate(old.expiresOn) : "không hạn"}`,
                note: <FileLink proof={old} />,
                state: "done" as const,
              }))}
            />
          </Section>
        )}
      </Stack>
    </WorkspacePage>
  );
}
