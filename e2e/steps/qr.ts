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
    return readQrOfPicture(readFileSync(join(folder, "page.png")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads the QR symbol in the pixels of a PNG: of a screen, or of a printed page. */
export function readQrOfPicture(png: Buffer): string {
  const { data, width, height } = PNG.sync.read(png);
  const found = jsqr(new Uint8ClampedArray(data), width, height);
  if (!found) throw new Error("No QR symbol was found in the picture");
  return found.data;
}
