import reference from "../../../../db/reference/funding/norms.json" with { type: "json" };
import type { Purpose, Source } from "./sources.ts";

export type Star = 3 | 4 | 5;

/** A rule of spending in force for some time; what is not certain about it stands in `doubts`. */
export interface Norm {
  code: string;
  act: string;
  article: string;
  validFrom: string;
  /** null while in force. */
  validTo: string | null;
  purposes: readonly Purpose[];
  title: string;
  wording: string;
  confidence: string;
  doubts: readonly string[];
  levelsVnd?: Readonly<Record<"3" | "4" | "5", number>>;
  /** Most for one object (a trademark). */
  capVnd?: number;
  /** A cap that only a doubtful transcript tells: told, never applied. */
  doubtfulCapVnd?: number;
  centralShareMax?: number;
}

// The file is ours and its shape is tested; its purposes are the codes of `purposes`.
const norms = reference.norms as readonly Norm[];

export function normsInForce(day: string): Norm[] {
  return norms.filter((norm) => norm.validFrom <= day && (norm.validTo === null || day <= norm.validTo));
}

export function findNorm(code: string | null): Norm | undefined {
  return norms.find((norm) => norm.code === code);
}

/** What a star was worth on the day of its recognition; undefined before any norm that is known here. */
export function rewardNormOn(day: string): Norm | undefined {
  return normsInForce(day).find((norm) => norm.levelsVnd !== undefined);
}

export function rewardLevel(norm: Norm, star: Star): number {
  return norm.levelsVnd?.[`${star}`] ?? 0;
}

interface Planned {
  norm: string | null;
  source: Source;
  purpose: Purpose;
  /** A day of the year the money is for. */
  day: string;
  amountVnd: number;
}

/** What an office should look at before spending; nothing here stops it. */
export function normWarnings(planned: Planned): string[] {
  const norm = findNorm(planned.norm);
  if (!norm) return planned.norm ? ["Định mức này không có trong dữ liệu của hệ thống."] : [];
  const warnings: string[] = [];
  if (!normsInForce(planned.day).includes(norm))
    warnings.push(`${norm.act} không còn (hoặc chưa) áp dụng cho ngày đã ghi. Kiểm tra lại định mức.`);
  if (!norm.purposes.includes(planned.purpose))
    warnings.push(`Định mức “${norm.title}” không dành cho nội dung chi này.`);
  if (norm.capVnd !== undefined && planned.amountVnd > norm.capVnd)
    warnings.push(
      `Số tiền vượt mức tối đa ${million(norm.capVnd)} cho một đối tượng. Chỉ đúng khi dòng gồm nhiều đối tượng.`,
    );
  if (norm.centralShareMax !== undefined && planned.source === "ntm_central")
    warnings.push("Phần ngân sách trung ương không quá 50 % kinh phí của một điểm bán hàng.");
  return [...warnings, ...norm.doubts];
}

function million(amount: number): string {
  return `${amount / 1_000_000} triệu đồng`;
}
