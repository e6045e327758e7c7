import { readableTitle } from "@saoque/scoring";
import {
  Card,
  DataTable,
  DescriptionList,
  formatPoints,
  formatShortPoints,
  Muted,
  Notice,
  Section,
  Stack,
  TextLink,
} from "#platform/ui";
import { seatNames } from "../domain/seats.ts";
import { urls } from "../urls.ts";
import type { ResultView } from "../use-cases/read-result.ts";

export function KnockOuts({ view }: { view: ResultView }) {
  const { knockOuts, unconfirmedKnockOuts = [] } = view.result.detail;
  return (
    <>
      {knockOuts.length > 0 && (
        <Notice kind="danger" title="Hồ sơ có điều kiện loại">
          <NamedKnockOuts view={view} named={knockOuts} />
        </Notice>
      )}
      {unconfirmedKnockOuts.length > 0 && (
        <Notice kind="warn" title="Có thành viên nêu điều kiện loại, chưa đủ số người theo Quy chế">
          <NamedKnockOuts view={view} named={unconfirmedKnockOuts} />
        </Notice>
      )}
    </>
  );
}

function NamedKnockOuts({
  view,
  named,
}: {
  view: ResultView;
  named: readonly { code: string; text: string; raisedBy: number }[];
}) {
  return (
    <>
      {named.map((each) => (
        <p key={each.code}>
          {each.text} ({each.raisedBy > 0 ? `${each.raisedBy} thành viên nêu` : "theo điểm chấm"})
          {view.result.detail.knockOutReasons
            .filter((reason) => reason.code === each.code)
            .map((reason) => ` – ${reason.reason}`)
            .join("")}
        </p>
      ))}
    </>
  );
}

export function Criteria({ view }: { view: ResultView }) {
  return (
    <Section title="Điểm trung bình từng tiêu chí">
      <DataTable
        caption="Điểm trung bình từng tiêu chí"
        captionHidden
        narrow
        rows={[...view.result.detail.criteria]}
        rowKey={(row) => row.code}
        columns={[
          {
            key: "criterion",
            label: "Tiêu chí",
            primary: true,
            cell: (row) => (
              <span id={`tc-${row.code}`}>
                {row.code} {readableTitle(view.set.leafOf.get(row.code)?.criterion.title ?? "")}
              </span>
            ),
          },
          {
            key: "mean",
            label: "Trung bình",
            align: "end",
            cell: (row) => `${formatPoints(row.mean)}/${row.max}`,
          },
          { key: "held", label: "Mức giữ", align: "end", cell: (row) => formatShortPoints(row.held) },
          { key: "marked", label: "Số phiếu", align: "end", cell: (row) => row.marked },
        ]}
        empty={null}
      />
    </Section>
  );
}

export function HowItCame({ view }: { view: ResultView }) {
  const { result } = view;
  const { detail } = result;
  const { regulation } = detail;
  return (
    <Card title="Kết quả được tính thế nào">
      <DescriptionList
        items={[
          { term: "Số phiếu tính điểm", value: `${result.sheets} phiếu, trung bình cộng, không làm tròn` },
          {
            term: "Có mặt",
            value: `${detail.quorum.present}/${detail.quorum.of} thành viên được chấm; cần ${regulation.quorum.numerator}/${regulation.quorum.denominator}`,
          },
          { term: "Chủ trì", value: `${detail.presiding.name} (${seatNames[detail.presiding.seat]})` },
          {
            term: "Chênh lệch cao nhất",
            value: `${formatPoints(result.spread)} điểm; Quy chế cho phép ${formatShortPoints(regulation.spreadLimit)}${detail.spreadTooWide ? " – vượt, ghi vào báo cáo" : ""}`,
          },
          {
            term: "Lượt chấm",
            value:
              detail.earlierRounds.length === 0
                ? "1 lượt"
                : `${detail.markingRounds} lượt; lượt trước chênh ${detail.earlierRounds.map((each) => formatPoints(each.spread)).join(", ")} điểm`,
          },
          { term: "Quy chế", value: regulation.decisionNumber ?? "mặc định của hệ thống" },
        ]}
      />
      {detail.caveats.map((text) => (
        <Notice key={text} kind="warn" title={text} />
      ))}
    </Card>
  );
}

export function Attendees({ view }: { view: ResultView }) {
  const { room, dossier, result, readable } = view;
  const readableOf = (memberId: string) => readable.find((member) => member.id === memberId);
  return (
    <Section title="Thành viên và phiếu">
      <DataTable
        caption="Thành viên và phiếu"
        captionHidden
        rows={[...result.detail.attendees]}
        rowKey={(row) => row.memberId}
        columns={[
          { key: "name", label: "Họ và tên", primary: true, cell: (row) => row.name },
          { key: "seat", label: "Vị trí", cell: (row) => seatNames[row.seat] },
          {
            key: "state",
            label: "Tham gia",
            cell: (row) => (row.recused ? `không chấm: ${row.recused}` : row.present ? "có mặt" : "vắng mặt"),
          },
          {
            key: "sheet",
            label: "Phiếu",
            cell: (row) => {
              const member = readableOf(row.memberId);
              if (member)
                return (
                  <TextLink href={urls.memberSheet(room.session.id, dossier.id, member.id)}>
                    xem phiếu
                  </TextLink>
                );
              return <Muted>{row.seal ? `niêm phong ${row.seal}` : ""}</Muted>;
            },
          },
        ]}
        empty={null}
      />
    </Section>
  );
}

export function Comments({ view }: { view: ResultView }) {
  const { comments } = view.result.detail;
  if (comments.length === 0) return null;
  return (
    <Card title="Nhận xét của thành viên">
      <Stack gap="tight">
        {comments.map((text, index) => (
          <p key={index}>{text}</p>
        ))}
      </Stack>
    </Card>
  );
}
