import { qrModules } from "#platform/documents";
import { type Answer, html, type Request } from "#platform/http";
import {
  formatDate,
  LinkButton,
  Muted,
  Notice,
  PageHeader,
  PlainPage,
  QrFigure,
  Row,
  Stack,
} from "#platform/ui";
import { partNames } from "../domain/parts.ts";
import { trainingUrls as urls } from "../urls.ts";
import { readRoom } from "../use-cases/check-in.ts";

/** The screen of the room: one code, a new one every minute, without script. */
export async function showRoom(request: Request): Promise<Answer> {
  const { classId = "", meetingId = "" } = request.params;
  const room = await readRoom(request.services, request.requireActor(), classId, meetingId);
  const { training, meeting, address, why, refreshSeconds } = room;
  return html(
    <PlainPage
      title="Mã điểm danh"
      page={request.page()}
      noIndex
      {...(address ? { refreshSeconds: refreshSeconds + 1 } : {})}
    >
      <Stack gap="wide">
        <PageHeader
          title={training.title}
          lead={`${partNames[meeting.part]} ${formatDate(meeting.heldOn)}`}
        />
        {address ? (
          <>
            <QrFigure
              modules={qrModules(address)}
              large
              label="Mã QR điểm danh"
              caption="Mở máy ảnh của điện thoại, hướng vào mã, bấm vào đường dẫn hiện ra."
            />
            <Muted>
              Mã đổi mỗi phút, màn hình tự làm mới. Không có điện thoại: báo giảng viên đánh dấu giúp.
            </Muted>
          </>
        ) : (
          <Notice kind="warn" title="Chưa có mã">
            {why}
          </Notice>
        )}
        <Row>
          <LinkButton href={urls.attendance(training.id, meeting.id)} kind="secondary" icon="list-checks">
            Danh sách điểm danh
          </LinkButton>
          <LinkButton href={urls.class(training.id)} kind="quiet" icon="arrow-left">
            Về trang lớp
          </LinkButton>
        </Row>
      </Stack>
    </PlainPage>,
  );
}
