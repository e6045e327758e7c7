import type { Config } from "#platform/config";

/** What the terminal shows when everything runs. */
export function greet(config: Config): string {
  const address = `http://${config.HOST === "0.0.0.0" ? "localhost" : config.HOST}:${config.PORT}`;
  const lines = ["", `SaoQuê đang chạy tại ${address}`];
  if (config.SAOQUE_DEMO) {
    lines.push(
      "",
      "Thử ngay:",
      `  ${address}/san-pham       danh mục sản phẩm thật của Cà Mau và Tây Ninh`,
      `  ${address}/bo-tieu-chi    sản phẩm của tôi được mấy sao?`,
      `  ${address}/tra-cuu        tra cứu giấy chứng nhận, mã sản phẩm`,
      `  ${address}/dang-nhap      đăng nhập một chạm cho từng vai trò`,
    );
  }
  return `${lines.join("\n")}\n`;
}
