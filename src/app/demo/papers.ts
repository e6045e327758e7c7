import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evidenceKindName } from "#modules/criteria";
import { addProof } from "#modules/producers";
import { addDays, dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import { renderPdf } from "#platform/documents";
import type { Actor, Services } from "#platform/http";
import { agreed } from "./agreed.ts";

/** One drawn paper for each kind of evidence, waiting in a folder as uploads wait. */
export interface PaperFolder {
  pathOf(kind: number): string;
  remove(): Promise<void>;
}

const kinds = Array.from({ length: 14 }, (_, at) => at + 1);

export async function drawPapers(): Promise<PaperFolder> {
  const folder = await mkdtemp(join(tmpdir(), "saoque-demo-"));
  const pathOf = (kind: number) => join(folder, `${kind}.pdf`);
  for (const kind of kinds) await writeFile(pathOf(kind), await drawPaper(kind));
  return { pathOf, remove: () => rm(folder, { recursive: true, force: true }) };
}

function drawPaper(kind: number): Promise<Uint8Array> {
  const name = evidenceKindName(kind);
  return renderPdf({
    title: `${name} (minh hoạ)`,
    kind: "Giấy tờ minh hoạ",
    abstract: name,
    footnote: "Dữ liệu minh hoạ",
    blocks: [
      { type: "paragraph", text: "Tệp này do bản minh hoạ của SaoQuê tạo ra để xem thử quy trình." },
      { type: "paragraph", text: "Đây không phải giấy tờ thật và không có giá trị chứng minh." },
    ],
  });
}

interface PaperAbout {
  title: string;
  issuer: string;
  /** Days from today to the last day; left out = no end. */
  lasts?: number;
}

const about: Readonly<Record<number, PaperAbout>> = {
  1: { title: "Giấy đăng ký kinh doanh", issuer: "Phòng Đăng ký kinh doanh" },
  2: {
    title: "Giấy chứng nhận đủ điều kiện an toàn thực phẩm",
    issuer: "Chi cục Chất lượng nông sản",
    lasts: 610,
  },
  3: { title: "Hợp đồng liên kết vùng nguyên liệu", issuer: "UBND xã xác nhận", lasts: 420 },
  4: { title: "Hồ sơ môi trường và sổ thu gom chất thải", issuer: "UBND xã xác nhận" },
  5: { title: "Danh sách lao động địa phương", issuer: "UBND xã xác nhận" },
  6: { title: "Báo cáo tài chính hai năm gần nhất", issuer: "Cơ sở lập" },
  7: { title: "Giấy chứng nhận đăng ký nhãn hiệu", issuer: "Cục Sở hữu trí tuệ", lasts: 2900 },
  8: { title: "Hợp đồng đại lý và ảnh gian hàng hội chợ", issuer: "Cơ sở lập" },
  9: { title: "Ảnh chụp trang thông tin sản phẩm", issuer: "Cơ sở lập" },
  10: { title: "Câu chuyện sản phẩm và tờ rơi", issuer: "Cơ sở lập" },
  11: { title: "Bản tự công bố sản phẩm", issuer: "Cơ sở công bố" },
  // Soon at its end: the checklist and the library warn of it.
  12: { title: "Phiếu kiểm nghiệm chất lượng", issuer: "Trung tâm Kiểm nghiệm", lasts: 36 },
  13: { title: "Mã vạch và tem truy xuất nguồn gốc", issuer: "Cơ sở đăng ký", lasts: 300 },
  14: { title: "Quy trình kiểm soát chất lượng nội bộ", issuer: "Cơ sở lập" },
};

export interface PaperFiling {
  services: Services;
  tx: Tx;
  owner: Actor;
  producerId: string;
  folder: PaperFolder;
}

/** Fills the proof library of a producer. @returns kind of evidence → proof */
export async function filePapers(
  { services, tx, owner, producerId, folder }: PaperFiling,
  serial: string,
): Promise<Map<number, string>> {
  const today = dayInVietnam(services.now());
  const filed = new Map<number, string>();
  for (const kind of kinds) {
    const paper = about[kind];
    if (!paper) continue;
    const name = `minh-hoa-${kind}.pdf`;
    const proof = agreed(
      await addProof(services, tx, owner, {
        producerId,
        kind,
        title: paper.title,
        number: `${serial}-${String(kind).padStart(2, "0")}`,
        issuer: paper.issuer,
        issuedOn: addDays(today, -200),
        expiresOn: paper.lasts === undefined ? null : addDays(today, paper.lasts),
        note: "Dữ liệu minh hoạ",
        isDemo: true,
        upload: {
          field: "file",
          name,
          declaredType: "application/pdf",
          path: folder.pathOf(kind),
          bytes: 0,
          truncated: false,
        },
      }),
    );
    filed.set(kind, proof.id);
  }
  return filed;
}
