import {
  Button,
  Card,
  DataTable,
  DemoMark,
  EmptyState,
  Form,
  fieldError,
  formatPoints,
  Grid,
  LinkButton,
  Muted,
  type PageContext,
  PostButton,
  Section,
  Select,
  Small,
  Stack,
  Stars,
  StatusTag,
  TextField,
  TextLink,
} from "#platform/ui";
import { type RoomDossier, type RoomMember, recusalOf, sheetCount, sittingMembers } from "../domain/room.ts";
import { scores } from "../domain/seats.ts";
import { urls } from "../urls.ts";
import type { RoomView } from "../use-cases/read-room.ts";
import { setName } from "./names.ts";
import type { SessionForms } from "./session-forms.tsx";

interface DossiersProps {
  page: PageContext;
  view: RoomView;
  own: RoomMember | undefined;
}

export function RoomDossiers({ page, view, own }: DossiersProps) {
  const { room } = view;
  return (
    <Section title={`Hồ sơ của phiên (${room.dossiers.length})`}>
      <DataTable
        caption="Hồ sơ của phiên họp"
        captionHidden
        rows={[...room.dossiers]}
        rowKey={(dossier) => dossier.id}
        columns={[
          { key: "no", label: "TT", offPhone: true, cell: (dossier) => dossier.position },
          {
            key: "product",
            label: "Sản phẩm",
            primary: true,
            cell: (dossier) => (
              <>
                {dossier.productName} {dossier.isDemo && <DemoMark />}
                <br />
                <Small>
                  <Muted>
                    {dossier.producerName} · {setName(dossier.setCode)} · mục tiêu {dossier.targetStar} sao
                  </Muted>
                </Small>
              </>
            ),
          },
          {
            key: "sheets",
            label: "Phiếu chấm",
            cell: (dossier) => <SheetProgress view={view} dossier={dossier} />,
          },
          { key: "result", label: "Kết quả", cell: (dossier) => <Outcome view={view} dossier={dossier} /> },
          {
            key: "own",
            label: "",
            cell: (dossier) => (
              <>
                <OwnSheet view={view} dossier={dossier} own={own} />
                {view.mayRun && room.session.status === "planned" && (
                  <PostButton
                    page={page}
                    action={urls.sessionTakeBack(room.session.id)}
                    hidden={{ dossierId: dossier.id, version: String(room.session.version) }}
                    kind="quiet"
                    small
                  >
                    Rút khỏi phiên
                  </PostButton>
                )}
              </>
            ),
          },
        ]}
        empty={
          <EmptyState title="Phiên chưa có hồ sơ">Giao hồ sơ của đợt cho phiên họp ở bên dưới.</EmptyState>
        }
      />
    </Section>
  );
}

/** Only counts: nothing of what is on a sheet shows before closing. */
function SheetProgress({ view, dossier }: { view: RoomView; dossier: RoomDossier }) {
  if (dossier.closedAt) return <StatusTag tone="success">đã chốt</StatusTag>;
  if (view.room.session.status === "planned") return <Muted>chưa mở</Muted>;
  const { submitted, of } = sheetCount(view.room, dossier);
  return (
    <>
      <StatusTag tone={submitted === of && of > 0 ? "success" : "progress"}>
        đã nộp {submitted}/{of}
      </StatusTag>
      {dossier.markingRound > 1 && (
        <Small>
          <Muted> lượt chấm {dossier.markingRound}</Muted>
        </Small>
      )}
    </>
  );
}

function Outcome({ view, dossier }: { view: RoomView; dossier: RoomDossier }) {
  const result = view.results.find((each) => each.dossierId === dossier.id);
  if (result && dossier.closedAt) {
    return (
      <TextLink href={urls.result(view.room.session.id, dossier.id)}>
        {formatPoints(result.points.total)} điểm <Stars value={result.star} size="small" />
      </TextLink>
    );
  }
  if (!view.mayRun || view.room.session.status !== "open") return <Muted>chưa có</Muted>;
  return (
    <LinkButton href={urls.closeDossier(view.room.session.id, dossier.id)} kind="secondary" small>
      Chốt kết quả
    </LinkButton>
  );
}

function OwnSheet({
  view,
  dossier,
  own,
}: {
  view: RoomView;
  dossier: RoomDossier;
  own: RoomMember | undefined;
}) {
  if (!own || !scores(own.seat) || view.room.session.status === "planned") return null;
  if (recusalOf(view.room, own.id, dossier.id)) return <Muted>bạn không chấm</Muted>;
  return <TextLink href={urls.sheet(view.room.session.id, dossier.id)}>Phiếu của tôi</TextLink>;
}

const foundBy = {
  declared: "thành viên khai báo",
  register: "hệ thống đối chiếu sổ chủ thể và sổ tư vấn",
  chair: "Hội đồng ghi nhận",
} as const;

export function Recusals({ page, view, errors, recusal }: SessionForms) {
  const { room } = view;
  const shown = room.recusals.filter((each) =>
    room.dossiers.some((dossier) => dossier.id === each.dossierId),
  );
  const nameOf = (id: string) => room.members.find((member) => member.id === id)?.name ?? "";
  const productOf = (id: string) => room.dossiers.find((dossier) => dossier.id === id)?.productName ?? "";
  const open = room.dossiers.filter((dossier) => !dossier.closedAt);
  return (
    <Section
      title="Xung đột lợi ích"
      lead="Người có liên quan đến chủ thể không chấm hồ sơ đó và không tính vào số người họp của hồ sơ; lý do ghi vào báo cáo."
    >
      <Stack>
        <DataTable
          caption="Thành viên không chấm"
          captionHidden
          rows={shown}
          rowKey={(each) => `${each.memberId} ${each.dossierId}`}
          columns={[
            { key: "member", label: "Thành viên", primary: true, cell: (each) => nameOf(each.memberId) },
            { key: "product", label: "Hồ sơ", cell: (each) => productOf(each.dossierId) },
            { key: "reason", label: "Lý do", cell: (each) => each.reason },
            { key: "by", label: "Nguồn", cell: (each) => foundBy[each.foundBy] },
          ]}
          empty={<Muted>Chưa ghi nhận trường hợp nào.</Muted>}
        />
        {view.mayRun && room.session.status !== "closed" && open.length > 0 && (
          <Card title="Ghi nhận xung đột lợi ích" level={3}>
            <Form
              page={page}
              errors={recusal ? errors : []}
              action={urls.sessionRecusal(room.session.id)}
              label="Ghi nhận xung đột lợi ích"
            >
              <Grid>
                <Select
                  name="memberId"
                  label="Thành viên"
                  value={recusal?.memberId ?? ""}
                  error={fieldError(errors, "memberId")}
                  options={sittingMembers(room)
                    .filter((member) => scores(member.seat))
                    .map((member) => ({ value: member.id, label: member.name }))}
                />
                <Select
                  name="dossierId"
                  label="Hồ sơ"
                  value={recusal?.dossierId ?? ""}
                  error={fieldError(errors, "dossierId")}
                  options={open.map((dossier) => ({ value: dossier.id, label: dossier.productName }))}
                />
              </Grid>
              <TextField
                name="reason"
                label="Lý do"
                value={recusal?.reason ?? ""}
                error={fieldError(errors, "reason")}
                maxLength={500}
              />
              <Button kind="secondary">Ghi nhận</Button>
            </Form>
          </Card>
        )}
      </Stack>
    </Section>
  );
}
