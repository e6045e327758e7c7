import { getRuleSet } from "#modules/criteria";
import { findCommune } from "#modules/territory";
import {
  Card,
  CertificateStatusBox,
  DataTable,
  formatDate,
  formatMoney,
  formatNumber,
  Grid,
  Notice,
  PointsBar,
  Section,
  Timeline,
  type TimelineEntry,
} from "#platform/ui";
import type { ProductDetail, Recognition } from "../domain/entry.ts";
import { daysLeftWhenEnding, validityOn } from "../domain/validity.ts";

/** Whether the star still holds, since or until when, and by which decision. */
export function ValidityBox({ product, today }: { product: ProductDetail; today: string }) {
  const current = product.recognitions[0];
  const decision = current?.decisionNumber ? `Quyết định ${current.decisionNumber}` : undefined;
  const href = current?.certificateSlug ? `/xac-thuc/${current.certificateSlug}` : undefined;
  const facts = { decision, number: current?.certificateNumber ?? undefined, href };
  switch (validityOn(product, today)) {
    case "revoked":
      return (
        <CertificateStatusBox {...facts} status="revoked" since={product.revokedOn ?? undefined}>
          {current?.revocationReason}
        </CertificateStatusBox>
      );
    case "expired":
      return <CertificateStatusBox {...facts} status="expired" since={product.validUntil ?? undefined} />;
    case "unknown":
      return (
        <Notice kind="info" title="Chưa rõ ngày hết hạn">
          {decision ? `${decision}. ` : ""}Danh bạ cũ không ghi đủ ngày cấp nên chưa thể nói giấy chứng nhận
          còn hay hết hiệu lực. Hỏi cơ quan OCOP của tỉnh khi cần chắc chắn.
        </Notice>
      );
    case "valid": {
      const ending = daysLeftWhenEnding(product, today) !== undefined;
      return (
        <CertificateStatusBox
          {...facts}
          status={ending ? "expiring" : "valid"}
          until={product.validUntil ?? undefined}
        />
      );
    }
  }
}

/** The council's points by part, when it met on this platform. */
export function WhyStars({ product }: { product: ProductDetail }) {
  const { result, star } = product;
  if (!result) return null;
  const { parts } = getRuleSet(product.recognitions[0]?.ruleSet ?? "26/2026");
  return (
    <Section
      title={star ? `Vì sao ${star} sao?` : "Điểm của Hội đồng"}
      id="vi-sao"
      lead={`${formatNumber(result.total)} trên 100 điểm, trung bình của ${result.sheets} phiếu; Hội đồng họp ngày ${formatDate(result.heldOn)}.`}
    >
      <Grid min="medium">
        {parts.map((part) => (
          <Card key={part.code}>
            <PointsBar label={`${part.code} · ${part.title}`} points={result[part.code]} max={part.max} />
          </Card>
        ))}
      </Grid>
    </Section>
  );
}

export function History({ recognitions }: { recognitions: readonly Recognition[] }) {
  return (
    <Section title="Các lần công nhận" id="cong-nhan">
      <Timeline entries={recognitions.map(toEntry)} />
    </Section>
  );
}

function toEntry(each: Recognition): TimelineEntry {
  const facts = [
    each.decisionNumber && `Quyết định ${each.decisionNumber}`,
    each.points !== null && `${formatNumber(each.points)} điểm`,
    each.validUntil ? `hiệu lực đến ${formatDate(each.validUntil)}` : "chưa rõ ngày hết hạn",
    each.revokedOn &&
      `thu hồi ngày ${formatDate(each.revokedOn)} theo ${each.revocationDecision ?? "quyết định thu hồi"}: ${each.revocationReason ?? ""}`,
    each.source && "theo danh bạ đã công bố",
  ].filter(Boolean);
  return {
    title: each.star ? `Công nhận ${each.star} sao` : "Được công nhận, danh bạ không ghi hạng sao",
    when: each.recognisedOn ? formatDate(each.recognisedOn) : each.year ? `năm ${each.year}` : "chưa rõ năm",
    note: `${facts.join(" · ")}${each.note ? `. ${each.note}` : ""}`,
    state: each.revokedOn ? "todo" : "done",
    ...(each.ruleSet ? { law: `Chấm theo QĐ ${each.ruleSet}` } : {}),
  };
}

export function Variants({ variants }: Pick<ProductDetail, "variants">) {
  if (variants.length === 0) return null;
  return (
    <Section title="Quy cách và giá tham khảo" id="quy-cach">
      <DataTable
        caption="Quy cách và giá tham khảo"
        captionHidden
        rows={[...variants]}
        rowKey={(row) => `${row.name} ${row.netContent}`}
        empty={null}
        columns={[
          { key: "name", label: "Quy cách", primary: true, cell: (row) => row.name },
          { key: "net", label: "Khối lượng, thể tích", cell: (row) => row.netContent ?? "" },
          {
            key: "price",
            label: "Giá",
            align: "end",
            cell: (row) => (row.priceVnd === null ? "hỏi chủ thể" : formatMoney(row.priceVnd)),
          },
        ]}
      />
    </Section>
  );
}

type Zone = ProductDetail["materialZones"][number];

export function MaterialZones({ materialZones }: Pick<ProductDetail, "materialZones">) {
  if (materialZones.length === 0) return null;
  return (
    <Section title="Vùng nguyên liệu" id="vung-nguyen-lieu">
      <DataTable
        caption="Vùng nguyên liệu"
        captionHidden
        rows={[...materialZones]}
        rowKey={(row) => row.name}
        empty={null}
        columns={[
          { key: "name", label: "Vùng", primary: true, cell: (row) => row.name },
          ...(materialZones.some(({ communeCode }) => communeCode)
            ? [
                {
                  key: "commune",
                  label: "Nơi",
                  cell: (row: Zone) => findCommune(row.communeCode ?? "")?.fullName ?? "",
                },
              ]
            : []),
          {
            key: "area",
            label: "Diện tích",
            align: "end",
            cell: (row) => (row.areaHa === null ? "" : `${formatNumber(row.areaHa)} ha`),
          },
          { key: "households", label: "Số hộ", align: "end", cell: (row) => row.households ?? "" },
          { key: "certification", label: "Chứng nhận", cell: (row) => row.certification ?? "" },
        ]}
      />
    </Section>
  );
}
