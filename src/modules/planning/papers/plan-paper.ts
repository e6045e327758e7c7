import type { OfficialDocument } from "#platform/documents";
import { formatDate, formatMoney } from "#platform/ui";
import { dimensionValueWords, goalWords, indicatorWords } from "../domain/figure-words.ts";
import { findIndicator } from "../domain/indicators.ts";
import { type Plan, reckonings, type Target } from "../domain/plan.ts";
import type { PlanBudget, PlanTask } from "../store/plan-parts.store.ts";

interface Printed {
  plan: Plan;
  targets: readonly Target[];
  tasks: readonly PlanTask[];
  budgets: readonly PlanBudget[];
  /** "Tỉnh Cà Mau" */
  unit: string;
  /** Province above a commune. */
  above: string | undefined;
}

type Blocks = OfficialDocument["blocks"];

/** Kế hoạch with its annex of targets, laid out as NĐ 30/2020/NĐ-CP wants. */
export function planPaper({ plan, targets, tasks, budgets, unit, above }: Printed): OfficialDocument {
  const nation = plan.level === "nation";
  const place = unit.replace(/^(Tỉnh|Thành phố|Xã|Phường|Đặc khu) /, "");
  return {
    title: plan.title,
    agency: nation
      ? { name: "BỘ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG" }
      : {
          ...(above ? { parent: `ỦY BAN NHÂN DÂN\n${above.toUpperCase()}` } : {}),
          name: `ỦY BAN NHÂN DÂN\n${unit.toUpperCase()}`,
        },
    number: `Số: ${plan.number ?? "      /KH-UBND"}`,
    placeDate: `${nation ? "Hà Nội" : place}, ${dayWords(plan.decidedOn)}`,
    kind: "Kế hoạch",
    abstract: plan.title.replace(/^Kế hoạch\s+/i, "").replace(/^./, (first) => first.toUpperCase()),
    ...(plan.isDemo ? { footnote: "Dữ liệu minh hoạ." } : {}),
    blocks: [
      ...paragraphs(plan.basis),
      { type: "heading", level: 1, text: "I. Chỉ tiêu" },
      ...targets.map(({ wording, ...target }, at) => ({
        type: "paragraph" as const,
        text: `${at + 1}. ${wording ?? sentence(target)}`,
      })),
      { type: "heading", level: 1, text: "II. Nhiệm vụ" },
      ...(tasks.length > 0 ? [taskTable(tasks)] : paragraphs("Theo phân công của cơ quan thường trực.")),
      { type: "heading", level: 1, text: "III. Giải pháp" },
      ...paragraphs(plan.solutions ?? "Theo hướng dẫn chung của Chương trình."),
      { type: "heading", level: 1, text: "IV. Kinh phí" },
      ...(budgets.length > 0 ? budgetBlocks(budgets) : paragraphs("Bố trí trong dự toán được giao.")),
      {
        type: "closing",
        recipients: ["Cơ quan cấp trên;", "Các đơn vị liên quan;", "Lưu: VT, hồ sơ OCOP."],
        signature: {
          ...(nation ? {} : { authority: "TM. ỦY BAN NHÂN DÂN" }),
          title: nation ? "Bộ trưởng" : "Chủ tịch",
          hint: plan.status === "approved" ? "(Đã ký)" : "(Ký, ghi rõ họ tên)",
        },
      },
      { type: "pageBreak" },
      { type: "heading", level: 1, text: "Phụ lục. Chỉ tiêu và cách tính" },
      targetTable(targets),
    ],
  };
}

function sentence(target: Omit<Target, "wording">): string {
  const indicator = findIndicator(target.indicator);
  const name = indicatorWords(indicator ?? { name: target.indicator }, target.filter);
  return `${name}: ${goalWords(target)} ${indicator?.unit ?? ""}, ${reckonings[target.reckoning].toLowerCase()} ${target.year}.`;
}

function paragraphs(text: string | null): Blocks {
  return (text ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => ({ type: "paragraph" as const, text: line }));
}

function dayWords(day: string | null): string {
  if (!day) return "ngày      tháng      năm      ";
  const [year, month, date] = day.split("-");
  return `ngày ${date} tháng ${month} năm ${year}`;
}

function taskTable(tasks: readonly PlanTask[]): Blocks[number] {
  return {
    type: "table",
    columns: [
      { label: "TT", width: 0.4, align: "center" },
      { label: "Nhiệm vụ", width: 3 },
      { label: "Kết quả", width: 2 },
      { label: "Chủ trì", width: 1.6 },
      { label: "Thời hạn", width: 1 },
    ],
    rows: tasks.map(({ no, title, requiredResult, lead, dueOn }) => [
      `${no}`,
      title,
      requiredResult ?? "",
      lead ?? "",
      dueOn ? formatDate(dueOn) : "",
    ]),
  };
}

function budgetBlocks(budgets: readonly PlanBudget[]): Blocks {
  const total = budgets.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
  return [
    { type: "paragraph", text: `Tổng kinh phí dự kiến: ${formatMoney(total)}.` },
    {
      type: "table",
      columns: [
        { label: "Nội dung", width: 2.4 },
        { label: "Nguồn", width: 2 },
        { label: "Năm", width: 0.7, align: "center" },
        { label: "Số tiền", width: 1.4, align: "right" },
      ],
      rows: budgets.map(({ title, purpose, source, year, amountVnd }) => [
        title ?? dimensionValueWords("purpose", purpose),
        dimensionValueWords("source", source),
        `${year}`,
        formatMoney(amountVnd),
      ]),
    },
  ];
}

function targetTable(targets: readonly Target[]): Blocks[number] {
  return {
    type: "table",
    small: true,
    columns: [
      { label: "TT", width: 0.4, align: "center" },
      { label: "Chỉ tiêu", width: 2.4 },
      { label: "Đơn vị tính", width: 0.9 },
      { label: "Mức", width: 0.8, align: "right" },
      { label: "Năm", width: 0.6, align: "center" },
      { label: "Cách tính", width: 3 },
    ],
    rows: targets.map((target, at) => {
      const indicator = findIndicator(target.indicator);
      return [
        `${at + 1}`,
        indicatorWords(indicator ?? { name: target.indicator }, target.filter),
        indicator?.unit ?? "",
        goalWords(target),
        `${target.year}`,
        indicator?.formula ?? "",
      ];
    }),
  };
}
