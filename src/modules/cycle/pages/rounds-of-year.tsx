import { evaluationUrls } from "#modules/evaluation";
import { daysBetween } from "#platform/calendar";
import {
  Card,
  DemoMark,
  formatDate,
  formatDeadline,
  Grid,
  Muted,
  Row,
  Section,
  Stack,
  TextLink,
} from "#platform/ui";
import type { Board } from "../use-cases/read-board.ts";

/** Communes learn the days; the rounds themselves are the province's. */
export function Rounds({ board, province }: { board: Board; province: boolean }) {
  const rows = board.legal.map((legal) => ({ legal, made: board.rounds.find(({ no }) => no === legal.no) }));
  return (
    <Section
      title={`Đợt đánh giá năm ${board.year}`}
      lead="Ngày theo QĐ 26/2026/QĐ-TTg, Điều 5: tỉnh tổ chức ít nhất hai đợt mỗi năm."
    >
      <Grid min="medium">
        {rows.map(({ legal, made }) => (
          <Card
            key={legal.no}
            title={(province && made?.name) || `Đợt ${legal.no}`}
            level={3}
            aside={made?.isDemo ? <DemoMark /> : undefined}
          >
            <Stack gap="tight">
              <Row gap="tight">
                <span>{`Xã gửi đề nghị trước ${formatDate(made?.proposalsBefore ?? legal.proposalsBefore)}`}</span>
                <Muted>{daysLeft(board.today, made?.proposalsBefore ?? legal.proposalsBefore)}</Muted>
              </Row>
              <Row gap="tight">
                <span>{`Hoàn thành trước ${formatDate(made?.doneBefore ?? legal.doneBefore)}`}</span>
                <Muted>{daysLeft(board.today, made?.doneBefore ?? legal.doneBefore)}</Muted>
              </Row>
              {province && made ? (
                <TextLink href={evaluationUrls.round(made.id)}>{`${made.dossiers} hồ sơ trong đợt`}</TextLink>
              ) : (
                <Muted>{made ? "Tỉnh đã lập đợt." : "Tỉnh chưa lập đợt này."}</Muted>
              )}
            </Stack>
          </Card>
        ))}
      </Grid>
    </Section>
  );
}

function daysLeft(today: string, day: string): string {
  const left = daysBetween(today, day);
  return left < 0 ? "đã qua" : formatDeadline({ daysLeft: left });
}
