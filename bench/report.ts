import { readFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import type { Row } from "./measure.ts";

const number = (value: number, digits = 0) =>
  value.toLocaleString("vi-VN", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** How many processes already wanted the machine when the run began: with more than its cores, ours starves first. */
const loadBefore = loadavg()[0] ?? 0;

/** The table as a document, with what a reader needs to judge it. */
export function reportOf(
  rows: readonly Row[],
  startMs: { first: number; second: number },
  postgres: string,
): string {
  const cores = cpus();
  const lines = rows.map((row) => {
    const digits = row.unit === "ms" ? 1 : 0;
    const aim = row.aim ? `${row.aim.text} ${row.aim.reached ? "✓" : "✗"}` : "–";
    return `| ${row.what} | ${number(row.ours, digits)} ${row.unit} | ${number(row.limit, digits)} ${row.unit} | ${row.limitWas} | ${number(row.ratio, 2)} | ${aim} |`;
  });
  return `# Đo tốc độ

\`npm run bench\` dựng ứng dụng, mở một PostgreSQL riêng trong thư mục tạm, tạo dữ liệu, đo và viết lại trang này. Mỗi số là trung vị của các lượt đo xen kẽ: phần của ta và giới hạn của nó chạy thay phiên nhau trong cùng một lần chạy, nên máy chậm đi thì cả hai cùng chậm. Giới hạn là mức không thể vượt nếu không bỏ bớt việc: \`node:http\` trần trả các dòng của đúng câu lệnh SQL ấy dưới dạng JSON; cùng câu lệnh gửi thẳng cho PostgreSQL; phép cộng trần của cùng những điểm ấy.

Các dòng “Trang …” đo bảng điều hành, danh sách và báo cáo của việc chạy Chương trình trên một cơ sở dữ liệu riêng cỡ cả nước: 34 tỉnh trong 10 năm, 20.000 sản phẩm, 10.000 chủ thể, khoảng 1,1 triệu bản ghi điểm danh, nhiệm vụ và tiền. Mỗi trang mở hai lần cho ấm rồi đo bảy lần, dưới đúng vai trò và địa bàn của người dùng nó; giới hạn là mọi câu lệnh SQL mà chính trang ấy đã gửi, gửi thẳng cùng lúc trên bốn kết nối. Trang lấy câu lệnh này từ kết quả của câu lệnh kia thì tỷ lệ thấp hơn 1; sai số của máy có thể làm tỷ lệ nhỉnh hơn 1.

| Việc | SaoQuê | Giới hạn | Giới hạn là gì | Tỷ lệ | Mục tiêu |
|---|---|---|---|---|---|
${lines.join("\n")}

Khởi động không có dữ liệu minh hoạ: lần đầu ${number(startMs.first / 1000, 1)} s (tạo cơ sở dữ liệu, nạp địa giới), lần sau ${number(startMs.second / 1000, 1)} s (mục tiêu ≤ 5 s ${startMs.second <= 5000 ? "✓" : "✗"}).

Máy đo: ${cores.length} nhân ${cores[0]?.model.trim()}, ${number(totalmem() / 2 ** 30)} GiB bộ nhớ, Node ${process.version}, ${postgres}, ${hostSystem()}; tải của máy lúc bắt đầu ${number(loadBefore, 1)}. Máy phát yêu cầu, ứng dụng và PostgreSQL dùng chung các nhân ấy; 16 kết nối giữ mở, không nén, 500 sản phẩm khác nhau, giới hạn số yêu cầu mỗi phút được nâng lên.
`;
}

function hostSystem(): string {
  try {
    return /PRETTY_NAME="([^"]+)"/.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}
