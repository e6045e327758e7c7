import { type Answer, html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  EmptyState,
  formatDate,
  formatDateTime,
  LinkButton,
  PageHeader,
  Pagination,
  Stack,
  Tabs,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { producerKindName } from "../domain/producer.ts";
import { producerUrls } from "../urls.ts";
import {
  countWaitingFor,
  listRegistrationsFor,
  type RegistrationLine,
} from "../use-cases/list-registrations.ts";
import { communeText } from "./place-text.tsx";
import { RegistrationTag } from "./status-tags.tsx";

/** What makers sent to the commune: those that wait, and those decided. */
export async function showRegistrations(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const waiting = textOf(request.query, "xem") !== "da-xu-ly";
  const cursor = textOf(request.query, "sau");
  const [{ lines, next }, count] = await Promise.all([
    listRegistrationsFor(request.services, actor, { waiting, cursor }),
    countWaitingFor(request.services, actor),
  ]);
  const here = waiting ? producerUrls.registrations : `${producerUrls.registrations}?xem=da-xu-ly`;
  return html(
    <WorkspacePage title="Đăng ký chủ thể" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Đăng ký chủ thể"
          lead="Cơ sở tự đăng ký chờ xã xác nhận. Xác nhận rồi họ mới đăng nhập và làm hồ sơ được."
        />
        <Tabs
          label="Trạng thái đăng ký"
          items={[
            { href: producerUrls.registrations, label: "Đang chờ", current: waiting, count },
            { href: `${producerUrls.registrations}?xem=da-xu-ly`, label: "Đã xử lý", current: !waiting },
          ]}
        />
        <DataTable
          caption={waiting ? "Đăng ký đang chờ, cũ nhất ở trên" : "Đăng ký đã xử lý, mới nhất ở trên"}
          captionHidden
          columns={columnsFor(waiting)}
          rows={lines}
          rowKey={(line) => line.id}
          empty={
            <EmptyState title={waiting ? "Không có đăng ký nào đang chờ" : "Chưa xử lý đăng ký nào"}>
              {waiting
                ? "Khi có cơ sở trong xã tự đăng ký, đăng ký hiện ở đây và trên trang việc của bạn."
                : "Các đăng ký đã xác nhận hoặc không xác nhận được lưu lại ở đây."}
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: `${here}${waiting ? "?" : "&"}sau=${next}` } : {})} />
      </Stack>
    </WorkspacePage>,
  );
}

function columnsFor(waiting: boolean) {
  return [
    {
      key: "name",
      label: "Cơ sở",
      primary: true,
      cell: (line: RegistrationLine) => (
        <TextLink href={producerUrls.registration(line.id)}>{line.producerName}</TextLink>
      ),
    },
    {
      key: "kind",
      label: "Loại hình",
      cell: (line: RegistrationLine) => producerKindName(line.producerKind),
    },
    { key: "place", label: "Xã, phường", cell: (line: RegistrationLine) => communeText(line.communeCode) },
    { key: "sent", label: "Gửi lúc", cell: (line: RegistrationLine) => formatDateTime(line.createdAt) },
    waiting
      ? {
          key: "act",
          label: "Việc",
          cell: (line: RegistrationLine) => (
            <LinkButton href={producerUrls.registration(line.id)} kind="secondary" small>
              Xem và xác nhận
            </LinkButton>
          ),
        }
      : {
          key: "result",
          label: "Kết quả",
          cell: (line: RegistrationLine) => (
            <>
              <RegistrationTag status={line.status} /> {line.decidedAt && formatDate(line.decidedAt)}
            </>
          ),
        },
  ];
}
