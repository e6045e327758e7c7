import { cleanText, renderTypst } from "#platform/documents";
import { formatDate } from "#platform/ui";
import type { TrainingClass } from "../store/classes.store.ts";
import type { ListedLearner } from "../store/learners.store.ts";
import { COMPLETION_LAYOUT } from "./completion-layout.ts";

export interface CompletionPaper {
  training: TrainingClass;
  learner: Pick<
    ListedLearner,
    "fullName" | "jobTitle" | "agency" | "certificateNumber" | "certifiedOn" | "attended" | "testPoints"
  >;
  meetings: number;
  /** "Tỉnh Cà Mau" */
  province: string;
}

/** One certificate of completion, A4 landscape, to be signed and stamped by the organiser. */
export function completionPdf({ training, learner, meetings, province }: CompletionPaper): Uint8Array {
  const { testMax } = training;
  const test =
    testMax !== null && learner.testPoints !== null
      ? `, kiểm tra đạt ${learner.testPoints}/${testMax} điểm`
      : "";
  const data = {
    number: learner.certificateNumber ?? "",
    parent: `Ủy ban nhân dân ${province}`,
    organiser: cleanText(training.organiser ?? "Cơ quan tham mưu OCOP"),
    name: cleanText(learner.fullName),
    unit: cleanText([learner.jobTitle, learner.agency].filter(Boolean).join(", ")),
    class: cleanText(training.title),
    when: cleanText(
      `từ ngày ${formatDate(training.startsOn)} đến ngày ${formatDate(training.endsOn)}${training.place ? `, tại ${training.place}` : ""}`,
    ),
    result: `dự ${learner.attended}/${meetings} buổi${test}.`,
    place: province.replace(/^(Tỉnh|Thành phố) /, ""),
    day: dayInWords(learner.certifiedOn ?? training.endsOn),
    demo: training.isDemo,
  };
  return renderTypst({ source: COMPLETION_LAYOUT, data, pictures: new Map() });
}

/** NĐ 30/2020/NĐ-CP: a zero stands before days below 10 and before months 1 and 2. */
function dayInWords(day: string): string {
  const [year, month = "", date] = day.split("-");
  return `${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}
