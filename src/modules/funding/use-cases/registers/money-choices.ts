import { purposeCodes, purposes, sourceCodes, sources } from "../../domain/sources.ts";

const sourceWords: Readonly<Record<string, readonly string[]>> = {
  ntm_central: ["ngân sách trung ương", "trung ương", "NSTW", "vốn trung ương"],
  ntm_local: ["ngân sách địa phương", "địa phương", "ngân sách tỉnh", "NSĐP", "đối ứng ngân sách"],
  khcn: ["KHCN", "KH&CN"],
  xttm: ["XTTM"],
  own: ["vốn đối ứng", "đối ứng của chủ thể", "chủ thể", "vốn tự có"],
  credit: ["vay", "vốn vay"],
};

export const sourceChoices = sourceCodes.map((value) => ({
  value,
  label: sources[value],
  synonyms: sourceWords[value] ?? [],
}));

export const purposeChoices = purposeCodes.map((value) => ({ value, label: purposes[value] }));
