import { type Answer, html, type Request, textOf } from "#platform/http";
import {
  Button,
  Card,
  Form,
  formatDate,
  Muted,
  Notice,
  PageHeader,
  PlainPage,
  Stack,
  TextField,
  TextLink,
} from "#platform/ui";
import { partNames } from "../domain/parts.ts";
import { trainingUrls as urls } from "../urls.ts";
import { type CheckIn, type CheckInAnswer, checkIn, openCheckIn } from "../use-cases/check-in.ts";

const id = (request: Request) => request.params.meetingId ?? "";

export async function showCheckIn(request: Request): Promise<Answer> {
  const opened = await openCheckIn(request.services, request.actor, {
    meetingId: id(request),
    code: textOf(request.query, "ma"),
    pass: textOf(request.query, "phieu"),
  });
  return answer(request, opened, undefined);
}

export async function postCheckIn(request: Request): Promise<Answer> {
  const pass = textOf(request.fields, "pass");
  const input = { meetingId: id(request), pass, contact: textOf(request.fields, "contact").slice(0, 200) };
  const done = await checkIn(request.services, request.actor, input);
  const opened = await openCheckIn(request.services, request.actor, { ...input, code: "" });
  return answer(request, opened, done);
}

function answer(request: Request, opened: CheckIn, done: CheckInAnswer | undefined): Answer {
  const { training, meeting, pass } = opened;
  return html(
    <PlainPage title="Điểm danh" page={request.page()} noIndex>
      <Stack gap="wide">
        <PageHeader
          title="Điểm danh"
          lead={`${training.title}. ${partNames[meeting.part]} ${formatDate(meeting.heldOn)}.`}
        />
        {done && <Said done={done} />}
        {!pass && !done && (
          <Notice kind="warn" title="Mã đã hết hạn">
            Mã đổi mỗi phút. Quét lại mã đang hiện trên màn hình của lớp.
          </Notice>
        )}
        {pass && done === undefined && <Ways request={request} opened={opened} pass={pass} />}
      </Stack>
    </PlainPage>,
    { status: done?.noted === "expired" ? 422 : 200 },
  );
}

function Said({ done }: { done: CheckInAnswer }) {
  if (done.noted === "self")
    return (
      <Notice kind="success" title="Đã điểm danh">
        {done.name}, bạn đã được ghi có mặt.
      </Notice>
    );
  if (done.noted === "expired")
    return (
      <Notice kind="warn" title="Mã đã hết hạn">
        Quét lại mã đang hiện trên màn hình của lớp rồi làm lại.
      </Notice>
    );
  return (
    <Notice kind="info" title="Đã gửi">
      Nếu số điện thoại hoặc e-mail khớp với danh sách lớp, bạn đã được ghi có mặt. Người chưa có trong danh
      sách, hoặc dùng chung số điện thoại, báo giảng viên đánh dấu giúp.
    </Notice>
  );
}

function Ways({ request, opened, pass }: { request: Request; opened: CheckIn; pass: string }) {
  const page = request.page();
  const action = urls.checkIn(opened.meeting.id);
  const back = `${action}?phieu=${encodeURIComponent(pass)}`;
  return (
    <Stack>
      {opened.place && (
        <Card title={opened.place.fullName} tone="leaf">
          <Form page={page} action={action} hidden={{ pass, contact: "" }} label="Điểm danh bằng tài khoản">
            <Button full icon="check">
              Tôi có mặt
            </Button>
          </Form>
        </Card>
      )}
      {!opened.place && (
        <Form page={page} action={action} hidden={{ pass }} label="Điểm danh bằng số điện thoại hoặc e-mail">
          <TextField
            name="contact"
            label="Số điện thoại hoặc e-mail đã đăng ký"
            autoComplete="tel"
            hint="Ghi đúng như trong danh sách lớp."
          />
          <Button full icon="check">
            Tôi có mặt
          </Button>
        </Form>
      )}
      {request.actor === null && (
        <Muted>
          Có tài khoản SaoQuê?{" "}
          <TextLink href={`/dang-nhap?tiep=${encodeURIComponent(back)}`}>Đăng nhập</TextLink> rồi điểm danh
          bằng một lần bấm.
        </Muted>
      )}
    </Stack>
  );
}
