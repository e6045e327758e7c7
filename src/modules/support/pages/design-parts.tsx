import { fileUrls } from "#platform/files";
import {
  Button,
  Card,
  Disclosure,
  EmptyState,
  FileList,
  Form,
  fieldError,
  formatDate,
  formatMoney,
  Grid,
  type PageContext,
  ProductPicture,
  Prose,
  Section,
  Small,
  Stack,
  StatusTag,
  TextArea,
  TextLink,
} from "#platform/ui";
import { allowsDesign, type DesignProposal, type ProposalThread } from "../domain/design.ts";
import { supportUrls as urls } from "../urls.ts";
import type { DesignView } from "../use-cases/design/view-design.ts";
import type { DesignStopped } from "./design-forms.tsx";

interface ProposalsProps {
  page: PageContext;
  view: DesignView;
  stopped: DesignStopped | null;
}

/** Newest version of each designer side by side; earlier ones fold behind. */
export function Proposals(props: ProposalsProps) {
  const { threads, project } = props.view;
  if (threads.length === 0)
    return (
      <EmptyState title="Chưa có phương án" icon="image">
        Mời ít nhất hai người thiết kế, mỗi người một phương án có ảnh xem trước, rồi đặt cạnh nhau để chọn.
      </EmptyState>
    );
  return (
    <Grid min="medium">
      {threads.map((thread) => (
        <Card
          key={thread.no}
          title={`Phương án ${thread.no}`}
          tone={thread.newest.id === project.chosenProposalId ? "gold" : "plain"}
          level={3}
          aside={
            thread.newest.id === project.chosenProposalId ? (
              <StatusTag tone="success">Được chọn</StatusTag>
            ) : (
              <Small>bản {thread.newest.versionNo}</Small>
            )
          }
        >
          <Thread {...props} thread={thread} />
        </Card>
      ))}
    </Grid>
  );
}

function Thread({ page, view, stopped, thread }: ProposalsProps & { thread: ProposalThread }) {
  const { newest, earlier } = thread;
  const speaks = view.givesFeedback && allowsDesign(view.project.status, "feedback");
  return (
    <Stack>
      <Proposal view={view} proposal={newest} />
      {speaks && <FeedbackForm page={page} view={view} stopped={stopped} proposal={newest} />}
      {earlier.length > 0 && (
        <Disclosure summary={`${earlier.length} bản trước`}>
          <Stack>
            {earlier.map((proposal) => (
              <Proposal key={proposal.id} view={view} proposal={proposal} />
            ))}
          </Stack>
        </Disclosure>
      )}
    </Stack>
  );
}

function Proposal({ view, proposal }: { view: DesignView; proposal: DesignProposal }) {
  const { previewFileId, fileId, designer, versionNo, idea, priceVnd, createdAt } = proposal;
  const handedOver = view.project.status === "handed_over" && proposal.id === view.project.chosenProposalId;
  return (
    <Stack gap="tight">
      {previewFileId && (
        <ProductPicture
          picture={{ src: fileUrls.file(previewFileId) }}
          alt={`Ảnh phương án ${proposal.no}, bản ${versionNo}`}
          large
        />
      )}
      <Small>
        {designer} · bản {versionNo} · {formatDate(createdAt)}
        {priceVnd !== null && ` · ${formatMoney(priceVnd)}`}
      </Small>
      <Prose>
        <p>{idea}</p>
      </Prose>
      {fileId && (view.runs || handedOver) && <TextLink href={fileUrls.file(fileId)}>Tệp làm việc</TextLink>}
      {proposal.feedback && (
        <Small>
          Góp ý của {proposal.feedbackByName}: {proposal.feedback}
        </Small>
      )}
    </Stack>
  );
}

function FeedbackForm({ page, view, stopped, proposal }: ProposalsProps & { proposal: DesignProposal }) {
  const mine = stopped?.action === "feedback" && stopped.proposalId === proposal.id ? stopped : null;
  const name = `feedback-${proposal.id}`;
  return (
    <Disclosure summary={proposal.feedback ? "Sửa góp ý" : "Góp ý"} open={mine !== null}>
      <Form
        page={page}
        action={urls.feedback(view.project.id, proposal.id)}
        errors={mine?.errors ?? []}
        hidden={{ version: String(view.project.version) }}
        label={`Góp ý phương án ${proposal.no}`}
      >
        <TextArea
          name={name}
          label="Góp ý"
          value={mine?.typed[name] ?? proposal.feedback ?? ""}
          error={fieldError(mine?.errors ?? [], name)}
          rows={3}
          maxLength={2000}
        />
        <Button kind="secondary" small>
          Gửi góp ý
        </Button>
      </Form>
    </Disclosure>
  );
}

export function HandedOver({ view }: { view: DesignView }) {
  if (view.handedOver.length === 0) return null;
  return (
    <Section title="Tệp đã bàn giao" lead="Chủ thể tải về dùng ngay; bản gốc vẫn được giữ tại đây.">
      <FileList
        files={view.handedOver.map((each) => ({
          href: fileUrls.file(each.fileId),
          name: each.caption ?? each.file.originalName,
          kind: each.file.originalName,
          size: each.file.bytes,
          date: each.addedAt,
        }))}
      />
    </Section>
  );
}
