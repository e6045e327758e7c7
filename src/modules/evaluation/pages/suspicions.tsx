import { DataTable, Notice, type PageContext, PostButton, Stack } from "#platform/ui";
import { urls } from "../urls.ts";
import type { RoomView } from "../use-cases/read-room.ts";

/** Members who bear the name of a consultant of the producer: one press records it, or the form below with other words. */
export function Suspicions({ page, view }: { page: PageContext; view: RoomView }) {
  const { room, suspicions } = view;
  if (suspicions.length === 0) return null;
  const nameOf = (id: string) => room.members.find((member) => member.id === id)?.name ?? "";
  const productOf = (id: string) => room.dossiers.find((dossier) => dossier.id === id)?.productName ?? "";
  return (
    <Stack>
      <Notice kind="warn" title="Có thể trùng người đã tư vấn cho chủ thể">
        Họ tên dưới đây trùng với người trong sổ tư vấn nhưng chưa gắn tài khoản. Hỏi lại người đó: nếu đúng,
        ghi nhận không chấm; nếu chỉ trùng tên thì bỏ qua.
      </Notice>
      <DataTable
        caption="Thành viên có thể đã tư vấn"
        captionHidden
        rows={[...suspicions]}
        rowKey={(each) => `${each.memberId} ${each.dossierId}`}
        columns={[
          { key: "member", label: "Thành viên", primary: true, cell: (each) => nameOf(each.memberId) },
          { key: "product", label: "Hồ sơ", cell: (each) => productOf(each.dossierId) },
          { key: "reason", label: "Dấu hiệu", shape: "long", cell: (each) => each.reason },
          {
            key: "do",
            label: "Việc",
            cell: ({ memberId, dossierId, reason }) => (
              <PostButton
                page={page}
                action={urls.sessionRecusal(room.session.id)}
                hidden={{ memberId, dossierId, reason }}
                kind="secondary"
                small
              >
                Đúng, không chấm
              </PostButton>
            ),
          },
        ]}
        empty={null}
      />
    </Stack>
  );
}
