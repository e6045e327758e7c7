import type { Block, TableCell } from "#platform/documents";
import { type Answers, answerList, answerText } from "../../domain/form-section.ts";
import type { DossierFile } from "../read-dossier-file.ts";

export const demoFootnote = "Dữ liệu minh hoạ";

/** What is kept about the representative and stands only in Mẫu 02 and 03; undefined when it may not be shown. */
export interface RepresentativeFacts {
  sex: string;
  ethnicity: string;
}

export function fieldsBlock(
  items: readonly (readonly [label: string, value: string | null | undefined])[],
): Block {
  return { type: "fields", items: items.map(([label, value]) => ({ label, ...(value ? { value } : {}) })) };
}

export function paragraph(text: string): Block {
  return { type: "paragraph", text };
}

export function heading(level: 1 | 2 | 3, text: string): Block {
  return { type: "heading", level, text };
}

/** An answer as its own paragraphs under a small heading; dots to write on when there is none. */
export function answerBlocks(label: string, answers: Answers, name: string): Block[] {
  const text = answerText(answers, name);
  if (text === "") return [fieldsBlock([[label, ""]])];
  return [{ type: "paragraph", text: [{ text: `${label}: `, bold: true }, { text }] }];
}

export function sectionAnswers(file: DossierFile, key: string): Answers {
  return file.answers.get(key) ?? {};
}

export function cell(text: string, extra: Partial<TableCell> = {}): TableCell {
  return { text, ...extra };
}

/** "Cà Mau, ngày 05 tháng 3 năm 2026"; dots for a day that is not there yet. */
export function placeAndDate(place: string, isoDate: string | undefined): string {
  if (!isoDate) return `${place}, ngày …… tháng …… năm ……`;
  const [year, month, day] = isoDate.split("-");
  return `${place}, ngày ${day} tháng ${month} năm ${year}`;
}

export function ticked(answers: Answers, name: string, value: string): boolean {
  return answerList(answers, name).includes(value);
}

/** Names of ngành, nhóm and phân nhóm of the set, as Phụ lục I prints them. */
export function classificationOf({ set }: DossierFile): { sector: string; group: string; subgroup: string } {
  const { sector: code, group: groupCode, code: setCode, name } = set.set;
  const sector = set.ruleSet.sectors.find((each) => each.code === code);
  const group = sector?.groups.find((each) => each.code === groupCode);
  const subgroup = group?.subgroups.find((each) => each.set === setCode);
  return { sector: sector?.name ?? "", group: group?.name ?? "", subgroup: subgroup?.name ?? name };
}
