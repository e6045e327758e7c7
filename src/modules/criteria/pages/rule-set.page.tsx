import type { RuleSet } from "@saoque/scoring";
import { dayInVietnam } from "#platform/calendar";
import { type Answer, html, type Request } from "#platform/http";
import {
  Card,
  DescriptionList,
  Disclosure,
  formatDate,
  Notice,
  type PageContext,
  PageHeader,
  Prose,
  PublicPage,
  Section,
  Small,
  Stack,
  Stars,
  StatusTag,
  Timeline,
} from "#platform/ui";
import { getRuleSet } from "../rule-sets.ts";
import { criteriaUrls } from "../urls.ts";
import { SetTable } from "./set-table.tsx";
import { confidenceWords, periodOf, periodTag, recognisedBy } from "./words.ts";

export async function showRuleSet(request: Request): Promise<Answer> {
  const ruleSet = getRuleSet(request.params.ruleSet ?? "");
  const today = dayInVietnam(request.services.now());
  return html(<RuleSetPage page={request.page()} ruleSet={ruleSet} today={today} />, { cacheSeconds: 300 });
}

function RuleSetPage({ page, ruleSet, today }: { page: PageContext; ruleSet: RuleSet; today: string }) {
  const tag = periodTag(ruleSet, today);
  return (
    <PublicPage title={`Quyết định ${ruleSet.decision.number}`} page={page} description={ruleSet.title}>
      <Stack gap="wide">
        <PageHeader
          title={`Quyết định ${ruleSet.decision.number}`}
          lead={ruleSet.title}
          breadcrumb={[{ href: criteriaUrls.list, label: "Bộ tiêu chí" }, { label: ruleSet.decision.number }]}
          tags={<StatusTag tone={tag.tone}>{tag.text}</StatusTag>}
        />
        <DescriptionList items={factsOf(ruleSet)} />
        <Section title="Các bộ sản phẩm" id="bo-san-pham">
          <SetTable ruleSet={ruleSet} />
        </Section>
        <Section title="Điểm và hạng sao" id="hang-sao" lead={ruleSet.minimums.text}>
          <DescriptionList
            items={ruleSet.bands.map((band) => ({
              term:
                band.below === null ? `từ ${band.from} điểm` : `từ ${band.from} đến dưới ${band.below} điểm`,
              value: (
                <>
                  <Stars value={band.star} size="small" showText />{" "}
                  <Small>{band.level ? recognisedBy[band.level] : "không cấp giấy chứng nhận"}</Small>
                </>
              ),
            }))}
          />
        </Section>
        {ruleSet.process.length > 0 && (
          <Section title="Các bước" id="cac-buoc">
            <Timeline
              entries={ruleSet.process.map((step) => ({
                title: step.what,
                who: step.who ?? undefined,
                when: limitOf(step),
              }))}
            />
          </Section>
        )}
        <Honesty ruleSet={ruleSet} />
      </Stack>
    </PublicPage>
  );
}

function factsOf(ruleSet: RuleSet) {
  const { decision } = ruleSet;
  return [
    { term: "Ký ngày", value: formatDate(decision.signed) },
    { term: "Hiệu lực", value: periodOf(ruleSet) },
    ...(decision.replaces.length > 0 ? [{ term: "Thay thế", value: decision.replaces.join(", ") }] : []),
    ...(decision.replacedBy ? [{ term: "Được thay bằng", value: decision.replacedBy }] : []),
    ...decision.amendments.map((change) => ({
      term: `Sửa đổi từ ${formatDate(change.from)}`,
      value: `QĐ ${change.number}: ${change.text}`,
    })),
    {
      term: "Ba phần",
      value: ruleSet.parts.map((part) => `${part.code}. ${part.title} (${part.max} điểm)`).join(" · "),
    },
  ];
}

function limitOf(step: RuleSet["process"][number]): string | undefined {
  if (step.limitWorkingDays) return `trong ${step.limitWorkingDays} ngày làm việc`;
  return step.limitDays ? `trong ${step.limitDays} ngày` : undefined;
}

/** Where the data comes from and what in it is a reading of ours. */
function Honesty({ ruleSet }: { ruleSet: RuleSet }) {
  return (
    <Section title="Nguồn và độ tin cậy" id="nguon">
      <Stack>
        <Notice kind="info" title={`Độ tin cậy của dữ liệu: ${confidenceWords[ruleSet.confidence]}`}>
          Khi lời văn ở đây khác văn bản đã ký thì văn bản đã ký là căn cứ.
        </Notice>
        {Object.entries(ruleSet.sources).map(([key, source]) => (
          <Card key={key} title={source.document} level={3}>
            <Prose>
              <p>{source.where}</p>
              {source.note && <p>{source.note}</p>}
            </Prose>
          </Card>
        ))}
        {ruleSet.ambiguities.length > 0 && (
          <Disclosure summary={`${ruleSet.ambiguities.length} chỗ văn bản có thể hiểu nhiều cách`}>
            <DescriptionList
              items={ruleSet.ambiguities.map((each) => ({
                term: each.where,
                value: `${each.text}. Cách hiểu đang dùng: ${each.reading}.`,
              }))}
            />
          </Disclosure>
        )}
        {ruleSet.sourceDefects.length > 0 && (
          <Disclosure summary={`${ruleSet.sourceDefects.length} chỗ đã chỉnh vì bản chép có lỗi`}>
            <DescriptionList
              items={ruleSet.sourceDefects.map((each) => ({
                term: `Bộ ${each.set}, tiêu chí ${each.criterion}${each.level ? `, mức ${each.level}` : ""}`,
                value: `${each.printed === null ? "Bản chép bỏ trống" : `Bản chép ghi ${each.printed}`}, dùng ${each.used}: ${each.reason}.`,
              }))}
            />
          </Disclosure>
        )}
      </Stack>
    </Section>
  );
}
