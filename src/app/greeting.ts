import { roleTitle } from "#modules/identity";
import type { Config } from "#platform/config";
import { demoEmail, demoPassword, demoPeople } from "./demo/people.ts";

/** What the terminal shows when everything runs. */
export function greet(config: Config): string {
  const address = `http://${config.HOST === "0.0.0.0" ? "localhost" : config.HOST}:${config.PORT}`;
  const lines = ["", `SaoQuê đang chạy tại ${address}`];
  if (config.SAOQUE_DEMO) lines.push("", ...placesToTry(address), "", ...accounts());
  return `${lines.join("\n")}\n`;
}

function placesToTry(address: string): string[] {
  return [
    "Thử ngay:",
    `  ${address}/san-pham       danh mục sản phẩm thật của Cà Mau và Tây Ninh`,
    `  ${address}/bo-tieu-chi    sản phẩm của tôi được mấy sao?`,
    `  ${address}/tra-cuu        tra cứu giấy chứng nhận, mã sản phẩm`,
    `  ${address}/dang-nhap      đăng nhập một chạm cho từng vai trò`,
  ];
}

/** One person of each role is enough here; the sign-in page shows them all. */
function accounts(): string[] {
  const first = demoPeople.filter((p, at) => demoPeople.findIndex((other) => other.role === p.role) === at);
  return [
    `Tài khoản minh hoạ, chung mật khẩu ${demoPassword}`,
    ...first.map((person) => `  ${demoEmail(person.key).padEnd(48)} ${roleTitle(person.role)}`),
  ];
}
