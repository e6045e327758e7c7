import type { ReportFigures, ReportTarget } from "./figures.ts";
import type { ReportSubject } from "./sections.ts";
import { paragraphs, say, sayList, until } from "./sentences.ts";

/** Sections that judge: what was reached, what is behind and why, what follows from it. */
export function writeTargets({ plan, targets, toOn }: ReportFigures, _subject: ReportSubject): string {
  if (!plan || targets.length === 0)
    return "Chưa có kế hoạch được ban hành cho kỳ này trên hệ thống nên chưa đối chiếu được chỉ tiêu.";
  const met = targets.filter(({ light }) => light === "met").length;
  return paragraphs(
    `${until(toOn)}, ${say(met)}/${say(targets.length)} chỉ tiêu của ${plan} đã đạt. Cụ thể:`,
    ...targets.map(targetLine),
  );
}

function targetLine({ name, unit, goal, value, percent, lightLabel }: ReportTarget): string {
  const reached = percent === null || goal.startsWith("≤") ? "" : `, bằng ${say(percent)} % chỉ tiêu`;
  return `- ${name}: ${value === null ? "chưa có số liệu" : `${say(value)} ${unit}`} (chỉ tiêu ${goalInWords(goal, unit)})${reached}; ${lightLabel.toLowerCase()}.`;
}

/** Signs of comparison belong to tables; a paper says them in words. */
function goalInWords(goal: string, unit: string): string {
  const share = unit === "%" ? " %" : "";
  if (goal.startsWith("≥ ")) return `từ ${goal.slice(2)}${share} trở lên`;
  if (goal.startsWith("≤ ")) return `không quá ${goal.slice(2)}${share}`;
  return `${goal}${share}`;
}

export function writeDifficulties(
  { targets, tasks, ending }: ReportFigures,
  _subject: ReportSubject,
): string {
  const behind = targets.filter(({ light }) => light === "at_risk" || light === "missed");
  const soon = ending.find(({ months }) => months === 6)?.products ?? 0;
  const lines = [
    behind.length > 0 &&
      `${say(behind.length)} chỉ tiêu chưa đạt hoặc có nguy cơ không đạt: ${behind.map(({ name, reason }) => `${name} (${lowered(reason)})`).join("; ")}.`,
    tasks.overdue > 0 && `Còn ${say(tasks.overdue)} nhiệm vụ quá hạn, chậm so với yêu cầu.`,
    soon > 0 &&
      `Trong 6 tháng tới có ${say(soon)} sản phẩm hết hạn giấy chứng nhận, cần được hướng dẫn đánh giá lại kịp thời.`,
  ].filter(Boolean);
  return lines.length > 0
    ? paragraphs(...lines)
    : "Trong kỳ không phát sinh khó khăn lớn; các chỉ tiêu và nhiệm vụ bảo đảm tiến độ.";
}

const lowered = (sentence: string): string =>
  `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, "");

export function writeNext({ targets, tasks, ending }: ReportFigures, subject: ReportSubject): string {
  // A ceiling that holds so far is kept, not "completed".
  const open = targets
    .filter(({ light, goal }) => light !== "met" && light !== "unknown" && !goal.startsWith("≤"))
    .map(({ name }) => name);
  const year = ending.find(({ months }) => months === 12)?.products ?? 0;
  return paragraphs(
    `Trong ${subject.next}, tập trung thực hiện các nhiệm vụ sau:`,
    open.length > 0 && `- Tập trung hoàn thành các chỉ tiêu: ${sayList(open)}.`,
    tasks.overdue > 0 && `- Đôn đốc các đơn vị hoàn thành ${say(tasks.overdue)} nhiệm vụ quá hạn.`,
    year > 0 &&
      `- Hướng dẫn chủ thể lập hồ sơ đánh giá lại cho ${say(year)} sản phẩm hết hạn giấy chứng nhận trong 12 tháng tới.`,
    "- Hỗ trợ chủ thể chuẩn hoá sản phẩm, hoàn thiện hồ sơ, bao bì, nhãn mác và truy xuất nguồn gốc.",
    "- Đẩy mạnh xúc tiến thương mại, đưa sản phẩm OCOP vào các kênh bán hàng hiện đại.",
  );
}
