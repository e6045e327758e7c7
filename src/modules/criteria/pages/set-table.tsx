import type { ProductSet, RuleSet } from "@saoque/scoring";
import { EmptyState, Section, Stack, StatusTag, TaskList, TextLink } from "#platform/ui";
import { criteriaUrls } from "../urls.ts";

/** The sets of a rule set, sector by sector as in Phụ lục I. */
export function SetTable({ ruleSet }: { ruleSet: RuleSet }) {
  if (ruleSet.productSets.length === 0) {
    return (
      <EmptyState title="Chưa có nội dung từng bộ" icon="file-text">
        Dữ liệu của quyết định này chỉ có khung chung: phần, dải điểm, quy trình. Kết quả cũ vẫn được ghi lại,
        nhưng không chấm được từng tiêu chí.
      </EmptyState>
    );
  }
  return (
    <Stack>
      {ruleSet.sectors.map((sector) => {
        const sets = ruleSet.productSets.filter((set) => set.sector === sector.code);
        return (
          sets.length > 0 && (
            <Section key={sector.code} title={`${sector.code}. ${sector.name}`} level={3}>
              <TaskList tasks={sets.map((set) => setLine(ruleSet, set))} empty={null} twoColumns />
            </Section>
          )
        );
      })}
    </Stack>
  );
}

function setLine(ruleSet: RuleSet, set: ProductSet) {
  return {
    href: criteriaUrls.productSet(ruleSet.slug, set.code),
    title: `${set.no}. ${set.name}`,
    tag: set.gap ? (
      <StatusTag tone="warn">{set.gap.kind === "absent" ? "chưa có dữ liệu" : "thiếu điểm"}</StatusTag>
    ) : (
      <TextLink href={criteriaUrls.selfCheck(ruleSet.slug, set.code)}>Tự chấm</TextLink>
    ),
  };
}
