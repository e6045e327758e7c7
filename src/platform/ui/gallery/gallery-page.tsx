import { Card, PageHeader, Row, Section, Split, Stack } from "../arrangement.tsx";
import { PublicPage } from "../layouts/public-page.tsx";
import { StatusTag } from "../telling.tsx";
import { Address, Lead, Muted, Prose } from "../text.tsx";
import type { PageContext } from "../types.ts";
import { Charts } from "./gallery-charts.tsx";
import { Actions, Fields, Refused } from "./gallery-forms.tsx";
import { Empty, Lists, Papers, Tables } from "./gallery-lists.tsx";
import { Points, Products } from "./gallery-products.tsx";
import { Telling, Ways } from "./gallery-telling.tsx";

const parts = [
  { id: "nut", label: "Nút và tìm kiếm" },
  { id: "bieu-mau", label: "Biểu mẫu" },
  { id: "loi", label: "Biểu mẫu bị từ chối" },
  { id: "thong-bao", label: "Thông báo" },
  { id: "tien-trinh", label: "Tiến trình" },
  { id: "san-pham", label: "Sản phẩm" },
  { id: "diem", label: "Sao và điểm" },
  { id: "so-lieu", label: "Số liệu" },
  { id: "bang", label: "Bảng và danh sách" },
  { id: "trong", label: "Khi chưa có gì" },
  { id: "giay", label: "Giấy tờ" },
];

/** Every component with long Vietnamese text, in the states that embarrass first. */
export function GalleryPage({ page }: { page: PageContext }) {
  return (
    <PublicPage
      title="Bộ giao diện"
      description="Mọi thành phần giao diện của SaoQuê trên một trang."
      page={page}
      noIndex
    >
      <PageHeader
        title="Bộ giao diện của SaoQuê"
        lead="Mọi thành phần trên một trang, với chữ dài, trạng thái lỗi và trạng thái trống."
        breadcrumb={[{ href: "/", label: "Trang chủ" }, { label: "Bộ giao diện" }]}
        tags={<StatusTag tone="info">dành cho người xây dựng</StatusTag>}
      />
      <Split ratio="narrow-left" side={<Contents />}>
        <Actions />
        <Fields page={page} />
        <Refused page={page} />
        <Telling />
        <Ways />
        <Products />
        <Points />
        <Charts />
        <Tables />
        <Lists />
        <Empty />
        <Papers />
        <Words />
      </Split>
    </PublicPage>
  );
}

function Contents() {
  return (
    <Card title="Trên trang này">
      <Stack gap="tight">
        {parts.map((part) => (
          <a href={`#${part.id}`} key={part.id}>
            {part.label}
          </a>
        ))}
      </Stack>
    </Card>
  );
}

function Words() {
  return (
    <Section title="Chữ">
      <Lead>Của ngon quê mình, sao thật, người làm thật.</Lead>
      <Prose>
        <p>
          Nghiêng ngả những chữ có dấu chồng: ẩm ướt, nguyễn, thuở, quỳnh, khuỷu, ngoằn ngoèo, ẦẤẨẪẬ ỀẾỂỄỆ
          ỒỐỔỖỘ ỪỨỬỮỰ.
        </p>
        <ul>
          <li>Hợp tác xã Dịch vụ sản xuất lúa – tôm Trí Lực</li>
          <li>
            <a href="/bo-tieu-chi">Bộ tiêu chí đánh giá, phân hạng sản phẩm</a>
          </li>
        </ul>
      </Prose>
      <Row>
        <Address place="xã Trí Phải, Cà Mau" formerPlace="xã Trí Lực, huyện Thới Bình" />
        <Muted>chữ nhạt</Muted>
      </Row>
    </Section>
  );
}
