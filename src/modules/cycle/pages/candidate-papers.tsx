import { fileUrls } from "#platform/files";
import {
  ButtonRow,
  DescriptionList,
  formatDate,
  formatMoney,
  LinkButton,
  Section,
  TextLink,
} from "#platform/ui";
import { cycleUrls as urls } from "../urls.ts";
import type { CandidateView } from "../use-cases/read-candidate.ts";

export function Idea({ view }: { view: CandidateView }) {
  const { idea, candidate } = view;
  if (!idea) return null;
  return (
    <Section
      title="Phiếu ý tưởng sản phẩm"
      {...(view.mayWriteIdea ? { action: { href: urls.idea(candidate.id), label: "Sửa phiếu" } } : {})}
    >
      <DescriptionList
        items={[
          { term: "Ý tưởng", value: idea.idea },
          { term: "Nguyên liệu", value: idea.materials },
          { term: "Thị trường", value: idea.market },
          { term: "Đề nghị hỗ trợ", value: idea.wishes },
          { term: "Ngày đăng ký", value: formatDate(idea.registeredOn) },
          { term: "Chấp nhận", value: idea.acceptedOn ? formatDate(idea.acceptedOn) : "chưa" },
        ]}
        untold={{ term: "Chưa ghi" }}
      />
      <PaperButtons pdf={urls.ideaPaper(candidate.id, "pdf")} docx={urls.ideaPaper(candidate.id, "docx")} />
    </Section>
  );
}

export function Plan({ view }: { view: CandidateView }) {
  const { plan, candidate } = view;
  if (!plan) return null;
  const money = (value: number | null) => (value === null ? null : formatMoney(value));
  return (
    <Section
      title="Phương án sản xuất, kinh doanh"
      {...(view.mayWritePlan ? { action: { href: urls.plan(candidate.id), label: "Sửa phương án" } } : {})}
    >
      <DescriptionList
        items={[
          { term: "Mục tiêu", value: plan.goal },
          { term: "Tổ chức sản xuất", value: plan.production },
          { term: "Tổng vốn đầu tư", value: money(plan.investmentVnd) },
          { term: "Vốn tự có", value: money(plan.ownCapitalVnd) },
          { term: "Doanh thu dự kiến một năm", value: money(plan.expectedRevenueVnd) },
          { term: "Lao động", value: plan.workers === null ? null : `${plan.workers} người` },
          { term: "Thị trường", value: plan.market },
          { term: "Tiến độ", value: plan.schedule },
          {
            term: "Tệp kèm theo",
            value: plan.fileId ? <TextLink href={fileUrls.file(plan.fileId)}>Mở tệp</TextLink> : null,
          },
          { term: "Nộp", value: plan.submittedOn ? formatDate(plan.submittedOn) : "bản nháp" },
          { term: "Duyệt", value: plan.approvedOn ? formatDate(plan.approvedOn) : "chưa" },
        ]}
        untold={{ term: "Chưa ghi" }}
      />
      <PaperButtons pdf={urls.planPaper(candidate.id, "pdf")} docx={urls.planPaper(candidate.id, "docx")} />
    </Section>
  );
}

function PaperButtons({ pdf, docx }: { pdf: string; docx: string }) {
  return (
    <ButtonRow>
      <LinkButton href={pdf} kind="quiet" small icon="printer">
        In PDF
      </LinkButton>
      <LinkButton href={docx} kind="quiet" small icon="file-text">
        Tải Word
      </LinkButton>
    </ButtonRow>
  );
}
