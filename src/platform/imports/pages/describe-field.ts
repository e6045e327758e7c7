import type { RegisterField } from "../register.ts";

/** What may stand in a column, in words. */
export function describeField(field: RegisterField): string {
  const what = kindText(field);
  const example = exampleText(field);
  return [field.hint, what, example].filter((part) => part !== "" && part !== undefined).join("; ");
}

function kindText({ kind, choices = [] }: RegisterField): string {
  if (kind === "choice") return choices.map(({ label }) => label).join(" · ");
  if (kind === "yes-no") return "Có · Không";
  return kind === "money" ? "bằng đồng, hay triệu đồng nếu tiêu đề ghi vậy" : "";
}

function exampleText({ kind, example }: RegisterField): string {
  if (example === null || example === "" || kind === "choice" || kind === "yes-no") return "";
  const text =
    example instanceof Date
      ? example.toISOString().slice(0, 10).split("-").reverse().join("/")
      : typeof example === "number" && kind !== "text"
        ? // A year must not read 2.025.
          example.toLocaleString("vi-VN", { useGrouping: kind === "money" })
        : String(example);
  return `ví dụ: ${text}`;
}
