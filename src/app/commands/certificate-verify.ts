import { existsSync, readFileSync } from "node:fs";
import { readPublicKey, signingKey, type TextCheck, verifyCertificateText } from "#modules/certification";
import type { Command } from "./command.ts";

export const verifyCertificateCommand: Command = {
  name: "certificate verify",
  arguments: "'NỘI DUNG MÃ QR' [--key KHOÁ|TỆP]",
  about: "kiểm tra chữ ký trên mã QR của giấy chứng nhận, không cần mạng hay cơ sở dữ liệu",
  async run(words, config) {
    const at = words.indexOf("--key");
    const given = at >= 0 ? words[at + 1] : undefined;
    const text = words.filter((_, index) => at < 0 || (index !== at && index !== at + 1)).join(" ");
    const key = given === undefined && at < 0 ? signingKey(config()).publicKey : readKey(given ?? "");
    if (key === undefined) {
      process.stderr.write("Khoá công khai phải là 32 byte viết bằng base64, hoặc tệp chứa khoá đó.\n");
      return 2;
    }
    const check = verifyCertificateText(text, [key]);
    process.stdout.write(`${describe(check)}\n`);
    return check.outcome === "genuine" ? 0 : 1;
  },
};

function readKey(given: string): string | undefined {
  return readPublicKey(existsSync(given) ? readFileSync(given, "utf8") : given);
}

function describe(check: TextCheck): string {
  switch (check.outcome) {
    case "unreadable":
      return "Không đọc được. Đặt toàn bộ nội dung mã QR (cả đoạn sau dấu #) trong dấu nháy đơn.";
    case "unknown-key":
      return `Mã được ký bằng khoá ${check.keyId}, không phải khoá đã cho.`;
    case "forged":
      return "CHỮ KÝ KHÔNG KHỚP: nội dung đã bị sửa hoặc không do khoá này ký.";
    case "genuine": {
      const { claim, slug } = check;
      return [
        `CHỮ KÝ ĐÚNG: giấy chứng nhận ${slug}`,
        `  Sản phẩm  ${claim.product}`,
        `  Chủ thể   ${claim.producer}`,
        `  Hạng      ${claim.star} sao`,
        `  Giá trị   ${claim.issuedOn} – hết ngày ${claim.validUntil}`,
        "Chữ ký không cho biết giấy có bị thu hồi sau đó hay không: xem trang xác thực.",
      ].join("\n");
    }
  }
}
