import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import jsqr from "jsqr";
import { PNG } from "pngjs";

/** Prints the first page of a PDF to pixels and reads the QR symbol in them, as a phone would. */
export function readQrOfPdf(pdf: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), "saoque-qr-"));
  try {
    writeFileSync(join(folder, "paper.pdf"), pdf);
    execFileSync("pdftoppm", [
      "-r",
      "150",
      "-png",
      "-singlefile",
      join(folder, "paper.pdf"),
      join(folder, "page"),
    ]);
    const { data, width, height } = PNG.sync.read(readFileSync(join(folder, "page.png")));
    const found = jsqr(new Uint8ClampedArray(data), width, height);
    if (!found) throw new Error("No QR symbol was found on the page");
    return found.data;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
