import { Button, LinkButton } from "../actions.tsx";
import { Card, Row, Section, Stack } from "../arrangement.tsx";
import { Steps, Timeline, Trail } from "../show/progress-lists.tsx";
import { Badge, DemoMark, JobProgress, Notice, StatusTag } from "../telling.tsx";
import { LawRef } from "../text.tsx";

const decree = "QĐ 26/2026/QĐ-TTg";

export function Telling() {
  return (
    <Section title="Thông báo" id="thong-bao">
      <Stack>
        <Notice kind="success" title="Đã nộp hồ sơ số 12/PĐK-TP">
          Xã có 15 ngày làm việc để xem xét. <a href="#thong-bao">In phiếu tiếp nhận</a>
        </Notice>
        <Notice kind="info">
          Diễn đạt của mức điểm đang ở dạng gọn; bản in chính thức chờ nạp nguyên văn.
        </Notice>
        <Notice kind="warn" title="Giấy chứng nhận an toàn thực phẩm hết hạn trước ngày họp Hội đồng">
          Giấy số 118/2023 hết hạn ngày 14/12/2026, Hội đồng họp ngày 20/12/2026.
        </Notice>
        <Notice kind="danger" title="Có người vừa sửa hồ sơ này">
          Nội dung bạn nhập vẫn còn bên dưới. So sánh rồi lưu lại.
        </Notice>
        <Row gap="tight">
          <StatusTag tone="neutral">nháp</StatusTag>
          <StatusTag tone="info">đã tiếp nhận</StatusTag>
          <StatusTag tone="progress">đang chấm</StatusTag>
          <StatusTag tone="success">đạt 4 sao</StatusTag>
          <StatusTag tone="warn">trả lại, chờ bổ sung</StatusTag>
          <StatusTag tone="danger">quá hạn 2 ngày</StatusTag>
          <Badge count={12} label="hồ sơ" />
          <DemoMark />
        </Row>
        <JobProgress
          title="Nhập sổ sản phẩm OCOP"
          state="running"
          done={212}
          total={358}
          text="Còn khoảng 10 giây."
        />
        <JobProgress
          title="Xuất bộ phiếu chấm"
          state="done"
          text="12 phiếu trong một tệp."
          result={{ href: "#thong-bao", label: "Tải về" }}
        />
        <Card
          title="Một việc cần làm"
          tone="gold"
          aside={<StatusTag tone="warn">còn 3 ngày làm việc</StatusTag>}
        >
          <p>Trả lời ba điểm xã đã nêu trong phiếu trả hồ sơ.</p>
          <Row>
            <Button type="button">Trả lời</Button>
            <LinkButton kind="quiet" href="#thong-bao">
              Xem phiếu
            </LinkButton>
          </Row>
        </Card>
      </Stack>
    </Section>
  );
}

export function Ways() {
  return (
    <Section title="Tiến trình" id="tien-trinh">
      <Steps
        label="Các bước lập hồ sơ"
        steps={[
          { label: "Thông tin chủ thể", href: "#b1", state: "done" },
          { label: "Sản phẩm và câu chuyện", href: "#b2", state: "error" },
          { label: "Tự đánh giá theo 30 tiêu chí", href: "#b3", state: "current" },
          { label: "Kiểm tra và nộp", state: "todo" },
        ]}
      />
      <Timeline
        entries={[
          {
            title: "Chủ thể nộp hồ sơ",
            when: "02/11/2026 09:41",
            who: "Lê Thị Ngọc Hân, HTX Trí Lực",
            law: <LawRef act={decree} article={6} clause={1} />,
          },
          {
            title: "Xã xem xét hồ sơ",
            when: "hạn 23/11/2026",
            who: "UBND xã Trí Phải",
            state: "current",
            tag: <StatusTag tone="warn">còn 1 ngày làm việc</StatusTag>,
            law: <LawRef act={decree} article={7} clause={2} href="#luat" />,
          },
          { title: "Hội đồng cấp tỉnh đánh giá, phân hạng", state: "todo" },
        ]}
      />
      <Trail
        entries={[
          { title: "Gieo cấy", when: "12 hộ · 38 ha", tag: <StatusTag tone="success">có hồ sơ</StatusTag> },
          { title: "Thu hoạch", when: "03/11/2026", tag: <StatusTag tone="success">cân đo</StatusTag> },
          { title: "Xay xát", when: "Nhà máy Thới Bình", state: "current" },
          { title: "Đóng túi", tag: <StatusTag tone="warn">HTX khai</StatusTag>, state: "todo" },
        ]}
      />
    </Section>
  );
}
