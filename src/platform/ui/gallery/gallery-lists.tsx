import { LinkButton } from "../actions.tsx";
import { Section, Split, Stack } from "../arrangement.tsx";
import { formatNumber } from "../format.ts";
import { Stars } from "../score/stars.tsx";
import { DataTable } from "../show/data-table.tsx";
import { Facets } from "../show/facets.tsx";
import {
  DescriptionList,
  Disclosure,
  FileList,
  Pagination,
  StatRow,
  Tabs,
  TaskList,
} from "../show/lists.tsx";
import { Paper, PaperHead, PaperSign, PaperTitle } from "../show/paper.tsx";
import { EmptyState, StatusTag } from "../telling.tsx";

const rows = [
  {
    id: "1",
    name: "Gạo lúa tôm Hoàng Yến ST24",
    producer: "HTX Dịch vụ sản xuất lúa – tôm Trí Lực",
    stars: 4,
    sold: 61000,
  },
  { id: "2", name: "Mật ong rừng U Minh Hạ", producer: "HTX 19/5", stars: 4, sold: 1250.5 },
];

export function Tables() {
  return (
    <Section title="Bảng và danh sách" id="bang">
      <StatRow
        label="Toàn cảnh"
        items={[
          { href: "#bang", value: 398, label: "sản phẩm còn hiệu lực" },
          { href: "#bang", value: 12, label: "hồ sơ chờ xã xem xét", note: "2 sắp quá hạn" },
          { href: "#bang", value: "42,5 %", label: "kế hoạch năm đã đạt" },
        ]}
      />
      <Tabs
        label="Hồ sơ theo trạng thái"
        items={[
          { href: "#moi", label: "Mới đến", count: 7, current: true },
          { href: "#xem", label: "Đang xem xét", count: 12 },
          { href: "#xong", label: "Đã chuyển tỉnh" },
        ]}
      />
      <DataTable
        caption="Sản phẩm được công nhận năm 2026"
        rows={rows}
        rowKey={(row) => row.id}
        empty={null}
        columns={[
          { key: "name", label: "Sản phẩm", primary: true, cell: (row) => <a href="#bang">{row.name}</a> },
          { key: "producer", label: "Chủ thể", cell: (row) => row.producer },
          { key: "stars", label: "Hạng", cell: (row) => <Stars value={row.stars} size="small" /> },
          { key: "sold", label: "Sản lượng (kg)", align: "end", cell: (row) => formatNumber(row.sold) },
        ]}
      />
      <Pagination prevHref="#truoc" nextHref="#sau" text="2 trong 398 sản phẩm" />
    </Section>
  );
}

export function Lists() {
  return (
    <Section title="Việc, tệp, bộ lọc">
      <TaskList
        empty={null}
        tasks={[
          {
            href: "#viec-1",
            title: "Xem xét hồ sơ Khô cá bổi U Minh",
            meta: "Cơ sở Tư Hùng · nộp 02/11/2026",
            deadline: { text: "còn 3 ngày làm việc", tone: "warn" },
          },
          {
            href: "#viec-2",
            title: "Trả lời phản ánh về nhãn hàng Tôm khô Rạch Gốc",
            deadline: { text: "quá hạn 2 ngày", tone: "danger" },
            tag: <StatusTag tone="progress">đang làm</StatusTag>,
          },
        ]}
      />
      <Split ratio="narrow-left" side={<Filters />}>
        <Stack>
          <DescriptionList
            items={[
              { term: "Người làm", value: "HTX Dịch vụ sản xuất lúa – tôm Trí Lực" },
              { term: "Quy cách", value: "túi 1 kg · 5 kg", action: { href: "#bang", label: "Sửa" } },
            ]}
          />
          <FileList
            files={[
              {
                href: "#tep",
                name: "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm số 118.pdf",
                kind: "PDF",
                size: 1_230_000,
                date: "2026-03-14",
                tag: <StatusTag tone="warn">sắp hết hạn</StatusTag>,
              },
            ]}
          />
          <Disclosure summary="Tiêu chí này xét những gì?">
            <p>Tỷ lệ nguyên liệu có nguồn gốc trong xã, trong tỉnh; xem hợp đồng và sổ thu mua.</p>
          </Disclosure>
        </Stack>
      </Split>
    </Section>
  );
}

function Filters() {
  return (
    <Facets
      action="/san-pham"
      clearHref="/san-pham"
      groups={[
        {
          name: "star",
          title: "Hạng sao",
          options: [
            { value: "5", label: "5 sao", stars: 5, count: 3 },
            { value: "4", label: "4 sao", stars: 4, count: 121, checked: true },
          ],
        },
        {
          name: "place",
          title: "Nơi làm ra",
          kind: "radio",
          options: [
            { value: "96", label: "Cà Mau", count: 354, checked: true },
            { value: "96-1", label: "xã Đất Mũi", count: 14, nested: true, hint: "tên cũ: huyện Ngọc Hiển" },
          ],
        },
      ]}
    />
  );
}

export function Empty() {
  return (
    <Section title="Khi chưa có gì" id="trong">
      <EmptyState
        icon="sprout"
        title="Chưa có sản phẩm nào"
        action={<LinkButton href="#trong">Đăng ký sản phẩm đầu tiên</LinkButton>}
      >
        Chọn bộ sản phẩm, ghi tên và kể đôi dòng; hệ thống sẽ chỉ ra cần giấy tờ gì cho hạng sao bạn muốn.
      </EmptyState>
    </Section>
  );
}

export function Papers() {
  return (
    <Section title="Giấy tờ" id="giay">
      <Paper>
        <PaperHead
          parentAgency="Ủy ban nhân dân tỉnh Cà Mau"
          agency="Ủy ban nhân dân xã Trí Phải"
          number="12/PĐK-TP"
          placeAndDate="Trí Phải, ngày 22 tháng 11 năm 2026"
        />
        <PaperTitle level={2} title="Phiếu tiếp nhận" subtitle="Hồ sơ đăng ký đánh giá, phân hạng sản phẩm" />
        <p>Đã nhận của HTX Dịch vụ sản xuất lúa – tôm Trí Lực một bộ hồ sơ gồm 14 giấy tờ.</p>
        <PaperSign left="Nơi nhận: như trên; lưu VT." right={<strong>NGƯỜI TIẾP NHẬN</strong>} />
      </Paper>
    </Section>
  );
}
