import { Card, LinkButton, type PageContext, PostButton, Row, Small, Stack } from "#platform/ui";
import { type EventAction, eventAllows } from "../domain/actions.ts";
import type { PromotionEvent } from "../domain/event.ts";
import { promotionUrls as urls } from "../urls.ts";
import type { EventView } from "../use-cases/read-events.ts";

interface StepsProps {
  page: PageContext;
  event: PromotionEvent;
  participants: EventView["participants"];
}

const advice: Readonly<Record<PromotionEvent["status"], string>> = {
  planned: "Vẽ sơ đồ gian hàng, rồi mở mời tham gia. Từ lúc đó sự kiện hiện trên trang công khai.",
  inviting:
    "Mời chủ thể, xác nhận người đăng ký và xếp gian. Đến ngày khai mạc sự kiện tự chuyển sang đang diễn ra.",
  running: "Ghi có mặt, doanh thu, hợp đồng ngay trên điện thoại. Hết sự kiện thì kết thúc và viết nhận xét.",
  closed: "Sự kiện đã tổng kết. Cần sửa số liệu thì mở lại kèm lý do.",
  cancelled: "Sự kiện đã huỷ. Có thể lấy lại để chuẩn bị tiếp.",
};

/** What whoever runs the event may do next; the same table decides in the use cases. */
export function EventSteps({ page, event, participants }: StepsProps) {
  const may = (action: EventAction) => eventAllows(event.status, action);
  const waiting = participants.filter(({ status }) => status === "registered").length;
  const step = (name: string, label: string, kind: "primary" | "secondary" = "primary") => (
    <PostButton
      page={page}
      action={urls.stepEvent(event.id)}
      hidden={{ step: name, version: String(event.version) }}
      kind={kind}
    >
      {label}
    </PostButton>
  );
  return (
    <Card title="Bước tiếp theo" tone="leaf">
      <Stack>
        <Small>
          {waiting > 0 && `Có ${waiting} chủ thể đăng ký đang chờ xác nhận. `}
          {advice[event.status]}
        </Small>
        <Row>
          {may("open") && step("open", "Mở mời tham gia")}
          {may("invite") && <LinkButton href={urls.invite(event.id)}>Mời chủ thể</LinkButton>}
          {may("start") && step("start", "Bắt đầu sự kiện", "secondary")}
          {may("close") && <LinkButton href={urls.closeEvent(event.id)}>Kết thúc, tổng kết</LinkButton>}
          {may("reopen") && (
            <LinkButton href={urls.closeEvent(event.id)} kind="secondary">
              Mở lại để sửa số liệu
            </LinkButton>
          )}
          {may("restore") && step("restore", "Lấy lại sự kiện", "secondary")}
          {may("cancel") && (
            <LinkButton href={urls.cancelEvent(event.id)} kind="quiet">
              Huỷ sự kiện
            </LinkButton>
          )}
        </Row>
      </Stack>
    </Card>
  );
}
