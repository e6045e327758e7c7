import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import jsQR from "jsqr";
import { PNG } from "pngjs";

/** What a phone reads from the first page of a PDF, decoded from its pixels. For tests; needs poppler-utils. */
export function pdfQr(pdf: Uint8Array): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "saoque-certificate-"));
  try {
    writeFileSync(join(folder, "in.pdf"), pdf);
    execFileSync("pdftoppm", ["-r", "150", "-png", "-singlefile", "in.pdf", "out"], { cwd: folder });
    const { data, width, height } = PNG.sync.read(readFileSync(join(folder, "out.png")));
    return jsQR(new Uint8ClampedArray(data), width, height)?.data;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
