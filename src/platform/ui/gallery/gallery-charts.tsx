import { Card, Grid, Section, Stack } from "../arrangement.tsx";
import { Bars, Columns } from "../charts/bars.tsx";
import { TargetLines } from "../charts/light.tsx";
import { TileField, TileMap } from "../charts/tiles.tsx";

const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

export function Charts() {
  return (
    <Section title="Số liệu" id="so-lieu">
      <Stack>
        <Card title="Thực hiện so với chỉ tiêu">
          <TargetLines
            label="Chỉ tiêu mẫu"
            items={[
              {
                label: "Sản phẩm công nhận mới 3–4 sao",
                href: "#so-lieu",
                value: "44 sản phẩm",
                target: "≥ 30",
                share: 44 / 30,
                state: "reached",
                reason: "Vượt 14 sản phẩm so với chỉ tiêu năm.",
              },
              {
                label: "Tổ chức kinh tế được phát triển hoặc củng cố",
                href: "#so-lieu",
                value: "19 tổ chức",
                target: "28–30",
                share: 19 / 28,
                forecast: 26 / 28,
                state: "at_risk",
                reason: "Nếu 7 hồ sơ đang chờ đều đạt thì vẫn thiếu 2 tổ chức.",
              },
              {
                label: "Lao động của chủ thể được tập huấn",
                value: "12,5 %",
                target: "50 %",
                share: 0.25,
                state: "behind",
                reason: "Chưa có lớp nào cho người lao động trong quý III.",
              },
              {
                label: "Chuỗi giá trị theo kinh tế tuần hoàn",
                value: "–",
                target: "≥ 5 %",
                state: "unknown",
              },
            ]}
          />
        </Card>
        <Grid min="large">
          <Card title="Theo hạng, từng năm">
            <Columns
              label="Sản phẩm theo hạng"
              series={[
                { label: "3 sao", tone: "pale" },
                { label: "4 sao", tone: "leaf" },
                { label: "5 sao", tone: "gold" },
              ]}
              items={years.map((year, at) => ({
                label: String(year),
                href: "#so-lieu",
                values: [12 + at * 19, 3 + at * 6, at > 6 ? 2 : 0],
                open: year === 2026,
              }))}
            />
          </Card>
          <Card title="Theo loại chủ thể">
            <Bars
              label="Chủ thể theo loại"
              items={[
                { label: "Hợp tác xã", href: "#so-lieu", value: 53, note: "31 % – chỉ tiêu ≥ 30 %" },
                { label: "Doanh nghiệp nhỏ và vừa", href: "#so-lieu", value: 41 },
                { label: "Hộ sản xuất, hộ kinh doanh có đăng ký", value: 79, tone: "neutral" },
              ]}
            />
          </Card>
          <Card title="Ô tỉnh">
            <TileMap
              label="Sản phẩm theo tỉnh"
              tiles={[
                {
                  code: "80",
                  name: "Tây Ninh",
                  column: 2,
                  row: 1,
                  value: 401,
                  text: "401",
                  href: "#so-lieu",
                },
                { code: "79", name: "TP.HCM", column: 3, row: 1, value: 620, text: "620", href: "#so-lieu" },
                {
                  code: "91",
                  name: "An Giang",
                  column: 1,
                  row: 2,
                  value: 310,
                  text: "310",
                  href: "#so-lieu",
                },
                { code: "86", name: "Vĩnh Long", column: 2, row: 2, value: 130, text: "130" },
                { code: "96", name: "Cà Mau", column: 1, row: 3, value: 354, text: "354", current: true },
                { code: "92", name: "Cần Thơ", column: 2, row: 3, value: 0, text: "0" },
              ]}
              legend="Ô đậm là nhiều; ô xám là chưa có."
            />
          </Card>
          <Card title="Ô xã">
            <TileField
              label="Sản phẩm theo xã"
              groups={[
                {
                  title: "Huyện Ngọc Hiển (cũ)",
                  tiles: [
                    { code: "1", name: "Đất Mũi", value: 4, text: "4", href: "#so-lieu" },
                    { code: "2", name: "Tân Ân", value: 1, text: "1", href: "#so-lieu" },
                    { code: "3", name: "Phan Ngọc Hiển", value: 0, text: "0" },
                  ],
                },
              ]}
            />
          </Card>
        </Grid>
      </Stack>
    </Section>
  );
}
