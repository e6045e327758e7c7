import type { OfficialDocument } from "#platform/documents";
import { formatDate } from "#platform/ui";
import { partNames } from "../domain/parts.ts";
import type { TrainingClass } from "../store/classes.store.ts";
import type { ListedLearner } from "../store/learners.store.ts";
import type { Meeting } from "../store/meetings.store.ts";

/** The list that learners sign in the room, for those who take attendance on paper. */
export function signListPaper(
  training: TrainingClass,
  meetings: readonly Meeting[],
  learners: readonly ListedLearner[],
  province: string,
): OfficialDocument {
  const shown = meetings.slice(0, 6);
  return {
    title: `Danh sách ký tên lớp ${training.code}`,
    orientation: "landscape",
    agency: {
      parent: `ỦY BAN NHÂN DÂN\n${province.toUpperCase()}`,
      name: (training.organiser ?? "CƠ QUAN THAM MƯU OCOP").toUpperCase(),
    },
    placeDate: `${province.replace(/^(Tỉnh|Thành phố) /, "")}, ngày      tháng      năm`,
    kind: "Danh sách học viên",
    abstract: training.title,
    ...(training.isDemo ? { footnote: "Dữ liệu minh hoạ" } : {}),
    blocks: [
      {
        type: "paragraph",
        align: "center",
        indent: false,
        text: `Từ ngày ${formatDate(training.startsOn)} đến ngày ${formatDate(training.endsOn)}${training.place ? `, tại ${training.place}` : ""}`,
      },
      {
        type: "table",
        small: true,
        columns: [
          { label: "TT", width: 0.4, align: "center" },
          { label: "Họ và tên", width: 2 },
          { label: "Cơ quan, cơ sở", width: 2.4 },
          ...shown.map((meeting) => ({
            label: `${partNames[meeting.part]} ${formatDate(meeting.heldOn).slice(0, 5)}`,
            width: 1,
          })),
        ],
        rows: learners.map((learner, at) => [
          String(at + 1),
          learner.fullName,
          learner.agency ?? "",
          ...shown.map(() => ""),
        ]),
      },
      {
        type: "signatures",
        columns: [
          { title: "Giảng viên", hint: "(Ký, ghi rõ họ tên)" },
          { title: "Đại diện đơn vị tổ chức", hint: "(Ký, ghi rõ họ tên)" },
        ],
      },
    ],
  };
}
