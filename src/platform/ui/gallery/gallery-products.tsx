import { Button } from "../actions.tsx";
import { Card, Grid, Row, Section, Split, Stack } from "../arrangement.tsx";
import { RadioCards } from "../forms/choice-fields.tsx";
import { motifFor } from "../pictures/motif.ts";
import { ProductCard, ProductGrid } from "../pictures/product-card.tsx";
import { CertificateStatusBox } from "../score/certificate-status.tsx";
import { CriterionCard, PointsBar, ScorePanel } from "../score/score-panel.tsx";
import { Stars } from "../score/stars.tsx";
import { QrFigure } from "../show/qr-figure.tsx";
import { StatusTag } from "../telling.tsx";

const products = [
  { name: "Gạo lúa tôm Hoàng Yến ST24", producer: "HTX Trí Lực", place: "xã Trí Phải", stars: 4 },
  { name: "Khô cá bổi U Minh", producer: "Cơ sở Tư Hùng", place: "xã Trần Văn Thời", stars: 3 },
  {
    name: "Thực phẩm bổ sung vi chất dinh dưỡng Gạo lứt – Đậu đen xanh lòng – Mè đen An An",
    producer: "Hộ kinh doanh Quách Tệt",
    place: "phường Giá Rai",
    stars: 3,
  },
  { name: "Đũa đước Đất Mũi", producer: "Cơ sở Chí Nguyện", place: "xã Đất Mũi", stars: 5 },
];

export function Products() {
  return (
    <Section title="Sản phẩm" id="san-pham" action={{ href: "/san-pham", label: "Xem tất cả" }}>
      <ProductGrid label="Sản phẩm mẫu">
        {products.map((product, index) => (
          <ProductCard
            key={product.name}
            href={`/san-pham/${index + 1}`}
            {...product}
            picture={{ motif: motifFor(product.name) }}
            demo={index === 2}
            tag={index === 1 && <StatusTag tone="warn">còn 40 ngày</StatusTag>}
          />
        ))}
      </ProductGrid>
      <Grid min="large">
        <CertificateStatusBox
          status="valid"
          until="2029-02-05"
          decision="Quyết định 187/QĐ-UBND"
          number="96-32071-3-2026"
          href="#giay"
        />
        <CertificateStatusBox status="expiring" until="2027-01-01" decision="Quyết định 2214/QĐ-UBND" />
        <CertificateStatusBox status="expired" since="2025-12-31" />
        <CertificateStatusBox status="revoked" since="2026-06-01" decision="Quyết định 990/QĐ-UBND" />
      </Grid>
      <QrFigure
        modules={sampleModules()}
        label="Mã QR mẫu, không dẫn tới đâu"
        caption="Quét để xem giấy chứng nhận"
      />
    </Section>
  );
}

export function Points() {
  return (
    <Section title="Sao và điểm" id="diem">
      <Row>
        <Stars value={5} size="large" />
        <Stars value={4} showText />
        <Stars value={3} size="small" />
        <Stars value={0} showText />
      </Row>
      <Split side={<Panel />}>
        <CriterionCard
          id="tc-1-5"
          code="1.5"
          title="Liên kết sản xuất theo chuỗi giá trị với hộ nông dân trong vùng nguyên liệu"
          max={3}
          tag={<StatusTag tone="warn">mức 2 là bắt buộc cho 4 sao</StatusTag>}
          meta={["2 minh chứng", "Chủ thể tự chấm: 2", "Tổ tư vấn: 2 – “hợp đồng đủ, còn thiếu thanh lý”"]}
          attention
        >
          <RadioCards
            name="m-1-5"
            label="1.5 Liên kết sản xuất"
            labelHidden
            value="2"
            options={[
              { value: "0", points: 0, label: "Không rõ ràng" },
              { value: "1", points: 1, label: "Hợp đồng từ 50 đến dưới 75 %" },
              { value: "2", points: 2, label: "Hợp đồng trên 75 %", minimumFor: 4 },
              { value: "3", points: 3, label: "Hợp đồng trên 75 %, từ 12 tháng", minimumFor: 5 },
            ]}
          />
        </CriterionCard>
        <Card title="Vì sao 4 sao?">
          <Stack>
            <PointsBar label="A · Sản phẩm và sức mạnh cộng đồng" points={32.8} max={40} />
            <PointsBar label="B · Khả năng tiếp thị" points={19} max={25} minimum={20} />
          </Stack>
        </Card>
      </Split>
    </Section>
  );
}

function Panel() {
  return (
    <Card>
      <ScorePanel
        label="Điểm của tôi (chưa nộp)"
        total={74}
        stars={3}
        starNote="đủ điểm 4 sao"
        parts={[
          { code: "A", points: 31, max: 40 },
          { code: "B", points: 17, max: 25 },
          { code: "C", points: 26, max: 35 },
        ]}
        whyNot={{
          star: 4,
          items: [
            { text: "2.3 Ghi nhãn: cần mức 3 (đang để trống)", href: "#tc-1-5" },
            { text: "3.4 Tăng trưởng: cần mức 2 (đang 1)" },
          ],
        }}
        note="28/32 tiêu chí đã chấm. Điểm của người khác chỉ hiện khi mọi thành viên đã nộp."
      >
        <Button type="button" full>
          Nộp phiếu
        </Button>
      </ScorePanel>
    </Card>
  );
}

/** A pattern that looks like a code and reads as none. */
function sampleModules(): { size: number; data: boolean[] } {
  const size = 25;
  const data = Array.from({ length: size * size }, (_, index) => {
    const row = Math.floor(index / size);
    const column = index % size;
    return (row * column + row * 3 + column) % 3 === 0;
  });
  return { size, data };
}
