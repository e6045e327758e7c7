import { dayInVietnam } from "#platform/calendar";
import type { Services } from "#platform/http";
import type { SheetContent } from "../../modules/evaluation/domain/sheet-content.ts";
import { appointCouncil } from "../../modules/evaluation/use-cases/appoint-council.ts";
import { assignDossiers } from "../../modules/evaluation/use-cases/assign-dossiers.ts";
import { closeDossier } from "../../modules/evaluation/use-cases/close-dossier.ts";
import { planSession } from "../../modules/evaluation/use-cases/plan-session.ts";
import { loadRoom } from "../../modules/evaluation/use-cases/read-room.ts";
import { closeSession, noteAttendance, openSession } from "../../modules/evaluation/use-cases/run-session.ts";
import { saveSheet, submitSheet } from "../../modules/evaluation/use-cases/save-sheet.ts";
import { agreed } from "./agreed.ts";
import type { Cast } from "./cast.ts";
import type { OnItsWay } from "./dossier-steps.ts";
import { type ChosenLevel, seenBy } from "./marks.ts";

const seats = [
  { key: "chu-tich-hoi-dong", seat: "chair", agency: "UBND tỉnh Cà Mau" },
  { key: "thu-ky-hoi-dong", seat: "secretary", agency: "Văn phòng Điều phối nông thôn mới" },
  { key: "thanh-vien-1", seat: "member", agency: "Sở Nông nghiệp và Môi trường" },
  { key: "thanh-vien-2", seat: "member", agency: "Sở Công Thương" },
  { key: "thanh-vien-3", seat: "member", agency: "Sở Y tế" },
  { key: "thanh-vien-4", seat: "member", agency: "Hội Nông dân tỉnh" },
  { key: "quan-sat-hoi-dong", seat: "observer", agency: "Liên minh Hợp tác xã tỉnh" },
] as const;

const scorers = seats.filter(({ seat }) => seat === "chair" || seat === "member").map(({ key }) => key);

export async function appoint(services: Services, cast: Cast, roundId: string): Promise<string> {
  const people = Object.fromEntries(
    seats.map(({ key, seat, agency }) => [cast(key).accountId, { seat, agency }]),
  );
  const decidedOn = dayInVietnam(services.now());
  const council = agreed(
    await appointCouncil(services, cast("can-bo-tinh"), roundId, {
      name: "Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh Cà Mau",
      decisionNumber: `1862/QĐ-UBND (minh hoạ)`,
      decidedOn,
      people,
    }),
  );
  return council.id;
}

export interface Sitting {
  services: Services;
  cast: Cast;
  sessionId: string;
}

/** Plans a session for today's date of `services`, hands it the dossiers and opens it with everybody present. */
export async function openSitting(
  services: Services,
  cast: Cast,
  input: { councilId: string; title: string; ways: readonly OnItsWay[] },
): Promise<Sitting> {
  const secretary = cast("thu-ky-hoi-dong");
  const heldOn = dayInVietnam(services.now());
  const { id: sessionId } = agreed(
    await planSession(services, secretary, input.councilId, {
      title: input.title,
      heldOn,
      place: "Phòng họp số 2, Văn phòng Điều phối nông thôn mới",
    }),
  );
  const ids = input.ways.map((way) => way.dossierId);
  agreed(await assignDossiers(services, secretary, sessionId, ids));
  const { session } = await loadRoom(services.db, sessionId);
  agreed(await openSession(services, secretary, sessionId, session.version));
  const { members } = await loadRoom(services.db, sessionId);
  await noteAttendance(
    services,
    secretary,
    sessionId,
    members.map((member) => member.id),
  );
  return { services, cast, sessionId };
}

/** Sheets of one dossier: the first members submit, the next one has half a draft. */
export async function markDossier(
  { services, cast, sessionId }: Sitting,
  way: OnItsWay,
  submitted: number,
): Promise<void> {
  const input = { version: 0, markingRound: 1 };
  for (const [member, key] of scorers.entries()) {
    if (member > submitted || (member === submitted && submitted === 0)) continue;
    const levels = seenBy(way.set, way.levels, way.good.star, member);
    const finished = member < submitted;
    const content = contentOf(finished ? levels : levels.slice(0, 12), member, finished);
    const save = finished ? submitSheet : saveSheet;
    agreed(await save(services, cast(key), sessionId, way.dossierId, { ...input, content }));
  }
}

const remarks = [
  "Sản phẩm ổn định, hồ sơ đầy đủ; cần giữ nhịp kiểm nghiệm định kỳ.",
  "Nên làm rõ thêm phần liên kết và hợp đồng với hộ trồng.",
  "Bao bì đẹp, đề nghị bổ sung thông tin truy xuất cho từng lô.",
  "Chất lượng cảm quan tốt, mùi vị đặc trưng.",
  "Đề nghị mở rộng kênh bán ngoài tỉnh.",
];

function contentOf(levels: readonly ChosenLevel[], member: number, finished: boolean): SheetContent {
  const marks = levels.map(({ criterion, points, caseCode }, at) => {
    const reason = (at + member) % 6 === 0 ? "Đối chiếu minh chứng kèm theo, phù hợp mức này." : "";
    return [criterion, { points, abstained: false, caseCode, reason }] as const;
  });
  const comment = finished ? (remarks[member] ?? "") : "";
  return { marks: Object.fromEntries(marks), knockOuts: {}, comment };
}

/** Closes every dossier of the session and then the session itself. */
export async function closeSitting(
  { services, cast, sessionId }: Sitting,
  ways: readonly OnItsWay[],
): Promise<void> {
  const chair = cast("chu-tich-hoi-dong");
  for (const { dossierId, good } of ways) {
    const closing = agreed(
      await closeDossier(services, chair, sessionId, dossierId, { markingRound: 1, agreed: {} }),
    );
    if (closing.state !== "closed") throw new Error(`The council has to mark ${good.key} again`);
  }
  const { session } = await loadRoom(services.db, sessionId);
  const minutes = "Hội đồng thảo luận từng hồ sơ, nếm thử và đối chiếu minh chứng trước khi chấm.";
  agreed(
    await closeSession(services, cast("thu-ky-hoi-dong"), sessionId, { version: session.version, minutes }),
  );
}
