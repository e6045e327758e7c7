import { StatusTag } from "#platform/ui";

const words: Readonly<Record<string, { text: string; tone: "success" | "warn" | "danger" | "neutral" }>> = {
  active: { text: "đang dùng", tone: "success" },
  pending: { text: "chờ duyệt", tone: "warn" },
  disabled: { text: "tạm khoá", tone: "danger" },
};

export function AccountStatus({ status }: { status: string }) {
  const word = words[status];
  return <StatusTag tone={word?.tone ?? "neutral"}>{word?.text ?? status}</StatusTag>;
}
