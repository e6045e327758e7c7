import { AlignmentType, type IRunOptions, TextRun } from "docx";
import { type Align, type Inline, runsOf } from "./model.ts";

/** Twentieths of a point, the unit of lengths in Word. */
export function millimetres(value: number): number {
  return Math.round((value / 25.4) * 1440);
}

/** Half points, the unit of type sizes in Word. */
export function points(value: number): number {
  return value * 2;
}

export const ALIGNMENT = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const satisfies Record<Align, string>;

type RunLook = Omit<IRunOptions, "text" | "children" | "break">;

// Times New Roman has no star; Word ships this face, other programs fall back by themselves.
const STAR_FONT = "Segoe UI Symbol";

/** Runs of one inline text: line feeds become breaks, stars get a face that has them. */
export function textRuns(inline: Inline, look: RunLook = {}): TextRun[] {
  return runsOf(inline).flatMap((run) => {
    const own = { ...look, ...(run.bold && { bold: true }), ...(run.italic && { italics: true }) };
    return run.text.split("\n").flatMap((line, index) => lineRuns(line, own, index > 0));
  });
}

function lineRuns(line: string, look: RunLook, onNewLine: boolean): TextRun[] {
  const parts = line.split(/([★☆]+)/).filter((part) => part !== "");
  if (parts.length === 0) parts.push("");
  return parts.map((text, index) => {
    const font = /^[★☆]/.test(text) ? { font: STAR_FONT } : {};
    return new TextRun({ ...look, ...font, text, ...(onNewLine && index === 0 && { break: 1 }) });
  });
}
