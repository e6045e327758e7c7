import { describePlace } from "#modules/territory";
import { isUuid } from "#platform/db";
import { type Answer, html, NotFound, type Request } from "#platform/http";
import {
  formatDateTime,
  LinkButton,
  Narrow,
  Notice,
  PageHeader,
  PlainPage,
  Stack,
  Timeline,
} from "#platform/ui";
import { viewSentRegistration } from "../use-cases/register-producer.ts";

/** After sending: who looks at it now, and what comes next. */
export async function showRegistered(request: Request): Promise<Answer> {
  const id = request.params.registrationId ?? "";
  if (!isUuid(id)) throw new NotFound("Không tìm thấy đăng ký này.");
  const { registration, producerName } = await viewSentRegistration(request.services, id);
  const commune = describePlace({ communeCode2025: registration.communeCode });
  const { status } = registration;
  return html(
    <PlainPage title="Đã gửi đăng ký" page={request.page()} noIndex>
      <Narrow>
        <Stack gap="wide">
          <PageHeader
            title={status === "pending" ? "Đã gửi đăng ký" : "Kết quả đăng ký"}
            lead={producerName}
          />
          {status === "pending" && (
            <Notice kind="success" title={`UBND ${commune} sẽ xác nhận`}>
              Bạn sẽ nhận được thư ngay khi xã xác nhận. Chưa cần làm gì thêm.
            </Notice>
          )}
          {status === "approved" && (
            <Notice kind="success" title={`UBND ${commune} đã xác nhận`}>
              Bạn có thể đăng nhập bằng e-mail và mật khẩu đã đặt.
            </Notice>
          )}
          {status === "refused" && (
            <Notice kind="warn" title={`UBND ${commune} chưa xác nhận`}>
              Lý do đã được gửi vào e-mail của bạn. Hãy liên hệ xã để bổ sung; không cần đăng ký lại.
            </Notice>
          )}
          <Timeline
            entries={[
              { title: "Gửi đăng ký", when: formatDateTime(registration.createdAt), state: "done" },
              {
                title: `UBND ${commune} xem và xác nhận`,
                ...(registration.decidedAt ? { when: formatDateTime(registration.decidedAt) } : {}),
                state: status === "pending" ? "current" : "done",
              },
              {
                title: "Đăng nhập, khai sản phẩm, lập hồ sơ đánh giá lần đầu",
                state: status === "approved" ? "current" : "todo",
              },
            ]}
          />
          {status === "approved" ? (
            <LinkButton href="/dang-nhap">Đăng nhập</LinkButton>
          ) : (
            <LinkButton href="/bo-tieu-chi" kind="secondary">
              Xem trước bộ tiêu chí của sản phẩm
            </LinkButton>
          )}
        </Stack>
      </Narrow>
    </PlainPage>,
  );
}
