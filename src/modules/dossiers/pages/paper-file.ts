import { dossierUrls } from "../urls.ts";

const names = {
  "mau-01": "Mẫu 01 Phiếu đăng ký",
  "mau-02": "Mẫu 02 Báo cáo tự đánh giá",
  "mau-03": "Mẫu 03 Báo cáo của xã",
} as const;

/** One printable form as `FileList` shows it: to read as PDF, to work on in Word. */
export function paperFile(dossierId: string, name: keyof typeof names, date?: string) {
  return {
    href: dossierUrls.paper(dossierId, name, "pdf"),
    name: names[name],
    kind: "PDF",
    formats: [{ href: dossierUrls.paper(dossierId, name, "docx"), label: "Word" }],
    ...(date ? { date } : {}),
  };
}
