import type { PreparedSet } from "@saoque/scoring";
import { type Fields, textOf } from "#platform/http";
import { readChoice } from "../domain/level-choices.ts";
import {
  type KnockOutEntry,
  knockOutField,
  knockOutReasonField,
  type MarkEntry,
  markField,
  reasonField,
  type SheetContent,
} from "../domain/sheet-content.ts";

/** Reads a sheet from the form, criterion by criterion of the set; fields of no criterion are not looked at. */
export function readSheetForm(set: PreparedSet, fields: Fields): SheetContent {
  const marks: Record<string, MarkEntry> = {};
  for (const { code } of set.leaves) {
    const reason = textOf(fields, reasonField(code));
    const value = textOf(fields, markField(code));
    if (value !== "" || reason !== "") marks[code] = { ...readChoice(value), reason };
  }
  const knockOuts: Record<string, KnockOutEntry> = {};
  for (const code of set.knockOuts.keys()) {
    const raised = textOf(fields, knockOutField(code)) !== "";
    const reason = textOf(fields, knockOutReasonField(code));
    if (raised || reason !== "") knockOuts[code] = { raised, reason };
  }
  return { marks, knockOuts, comment: textOf(fields, "comment") };
}
