import type { ProductSet, RuleSet } from "@saoque/scoring";
import { Card, DataTable, EmptyState, Grid, Stack, StatusTag, TextLink } from "#platform/ui";
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
    <Grid min="large">
      {ruleSet.sectors.map((sector) => {
        const sets = ruleSet.productSets.filter((set) => set.sector === sector.code);
        return (
          sets.length > 0 && (
            <Card key={sector.code} title={`${sector.code}. ${sector.name}`} level={3}>
              <Stack gap="tight">
                <SectorSets ruleSet={ruleSet} sets={sets} sector={sector.name} />
              </Stack>
            </Card>
          )
        );
      })}
    </Grid>
  );
}

function SectorSets({ ruleSet, sets, sector }: { ruleSet: RuleSet; sets: ProductSet[]; sector: string }) {
  return (
    <DataTable
      caption={`Bộ sản phẩm ngành ${sector}`}
      captionHidden
      rows={sets}
      rowKey={(set) => set.code}
      empty={null}
      columns={[
        {
          key: "name",
          label: "Bộ sản phẩm",
          primary: true,
          cell: (set) => (
            <TextLink href={criteriaUrls.productSet(ruleSet.slug, set.code)}>
              {set.no}. {set.name}
            </TextLink>
          ),
        },
        {
          key: "check",
          label: "Tự chấm",
          align: "end",
          cell: (set) =>
            set.gap ? (
              <StatusTag tone="warn">
                {set.gap.kind === "absent" ? "chưa có dữ liệu" : "thiếu điểm"}
              </StatusTag>
            ) : (
              <TextLink href={criteriaUrls.selfCheck(ruleSet.slug, set.code)}>mấy sao?</TextLink>
            ),
        },
      ]}
    />
  );
}
