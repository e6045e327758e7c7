import type { RuleSet } from "@saoque/scoring";
import { dayInVietnam } from "#platform/calendar";
import { type Answer, html, type Request } from "#platform/http";
import {
  Card,
  DescriptionList,
  LinkButton,
  Notice,
  type PageContext,
  PageHeader,
  PublicPage,
  Section,
  Stack,
  StatusTag,
  TextLink,
} from "#platform/ui";
import { listRuleSets, ruleSetInForce } from "../rule-sets.ts";
import { criteriaUrls } from "../urls.ts";
import { SetTable } from "./set-table.tsx";
import { confidenceWords, periodOf, periodTag } from "./words.ts";

export async function showRuleSets(request: Request): Promise<Answer> {
  const today = dayInVietnam(request.services.now());
  return html(<RuleSetsPage page={request.page()} today={today} />, { cacheSeconds: 300 });
}

function RuleSetsPage({ page, today }: { page: PageContext; today: string }) {
  const inForce = ruleSetInForce(today);
  return (
    <PublicPage
      title="Bộ tiêu chí OCOP"
      page={page}
      description="Bộ tiêu chí đánh giá, phân hạng sản phẩm OCOP: đọc từng mức điểm và tự chấm sản phẩm của mình."
    >
      <Stack gap="wide">
        <PageHeader
          title="Sản phẩm của tôi được mấy sao?"
          lead="Chọn bộ tiêu chí của nhóm sản phẩm, đọc từng mức điểm như quyết định quy định, rồi tự chấm để biết còn thiếu gì. Không cần tài khoản, không lưu lại gì."
        />
        <Section
          title={`Các bộ sản phẩm theo QĐ ${inForce.decision.number}`}
          id="bo-san-pham"
          lead={`${inForce.productSets.length} bộ, ${periodOf(inForce)}. Mỗi bộ 100 điểm: ${inForce.parts
            .map((part) => `phần ${part.code} ${part.max}`)
            .join(", ")}.`}
          action={{ href: criteriaUrls.ruleSet(inForce.slug), label: "Đọc quy định chung" }}
        >
          <SetTable ruleSet={inForce} />
        </Section>
        <Section
          title="Các quyết định qua từng thời kỳ"
          id="quyet-dinh"
          lead="Hồ sơ được chấm theo quyết định có hiệu lực vào ngày nộp; quyết định cũ được giữ nguyên để tra cứu."
        >
          <Stack>
            {listRuleSets().map((ruleSet) => (
              <RuleSetCard key={ruleSet.id} ruleSet={ruleSet} today={today} />
            ))}
          </Stack>
        </Section>
      </Stack>
    </PublicPage>
  );
}

function RuleSetCard({ ruleSet, today }: { ruleSet: RuleSet; today: string }) {
  const tag = periodTag(ruleSet, today);
  const gaps = ruleSet.productSets.filter((set) => set.gap);
  return (
    <Card
      title={`Quyết định ${ruleSet.decision.number}`}
      level={3}
      aside={<StatusTag tone={tag.tone}>{tag.text}</StatusTag>}
    >
      <Stack>
        <DescriptionList
          items={[
            { term: "Hiệu lực", value: periodOf(ruleSet) },
            {
              term: "Nội dung có ở đây",
              value:
                ruleSet.scope === "frame"
                  ? "khung chung (phần, dải điểm, quy trình); không chấm được từng tiêu chí"
                  : `${ruleSet.productSets.length} bộ sản phẩm`,
            },
            { term: "Độ tin cậy của dữ liệu", value: confidenceWords[ruleSet.confidence] },
          ]}
        />
        {gaps.length > 0 && (
          <Notice kind="warn" title={`${gaps.length} bộ chưa đủ dữ liệu nên không chấm được`}>
            {gaps.map((set) => `${set.no}. ${set.name}`).join("; ")}.
          </Notice>
        )}
        <TextLink href={criteriaUrls.ruleSet(ruleSet.slug)}>
          Xem quyết định {ruleSet.decision.number}
        </TextLink>
      </Stack>
    </Card>
  );
}

export function SelfCheckButton({ slug, setCode, full }: { slug: string; setCode: string; full?: boolean }) {
  return (
    <LinkButton href={criteriaUrls.selfCheck(slug, setCode)} icon="clipboard-check" full={full}>
      Tự chấm bộ này
    </LinkButton>
  );
}
