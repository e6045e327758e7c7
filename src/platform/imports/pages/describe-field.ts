import type { RegisterField } from "../register.ts";

const kindWords: Readonly<Record<RegisterField["kind"], string>> = {
  text: "chữ",
  date: "ngày, ví dụ 05/03/2022",
  integer: "số nguyên",
  number: "số, ví dụ 12,5",
  money: "số tiền bằng đồng; ghi “triệu đồng” ở tiêu đề thì tính theo triệu",
  choice: "",
  "yes-no": "“Có” hoặc “Không”",
};

/** What may stand in a column, in words. */
export function describeField({ kind, choices = [], hint }: RegisterField): string {
  const labels = choices.slice(0, 8).map(({ label }) => `“${label}”`);
  const what = kind === "choice" ? `một trong: ${labels.join(", ")}` : kindWords[kind];
  return hint ? `${hint} (${what})` : what;
}
