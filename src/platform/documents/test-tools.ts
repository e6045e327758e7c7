import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import jsQR from "jsqr";
import { PNG } from "pngjs";

const PACKAGES: Record<string, string> = {
  pdftotext: "poppler-utils",
  pdftoppm: "poppler-utils",
  soffice: "libreoffice-writer",
};

/** Text of a PDF as another program reads it. */
export function pdfText(pdf: Uint8Array, ...options: string[]): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, "in.pdf"), pdf);
    run("pdftotext", [...options, "in.pdf", "out.txt"], folder);
    return readFileSync(join(folder, "out.txt"), "utf8").normalize("NFC");
  });
}

/** What a phone reads from the QR symbol on a page of a PDF, decoded from its pixels. */
export function pdfQr(pdf: Uint8Array, page: number): string | undefined {
  return inFolder((folder) => {
    writeFileSync(join(folder, "in.pdf"), pdf);
    run(
      "pdftoppm",
      ["-r", "150", "-f", `${page}`, "-l", `${page}`, "-png", "-singlefile", "in.pdf", "out"],
      folder,
    );
    return pngQr(readFileSync(join(folder, "out.png")));
  });
}

export function pngQr(png: Uint8Array): string | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(png));
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

/** A Word file as LibreOffice prints it. */
export function docxToPdf(docx: Uint8Array): Uint8Array {
  return inFolder((folder) => {
    writeFileSync(join(folder, "in.docx"), docx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    run("soffice", [profile, "--headless", "--convert-to", "pdf", "in.docx"], folder);
    return new Uint8Array(readFileSync(join(folder, "in.pdf")));
  });
}

function run(program: string, options: string[], folder: string): void {
  try {
    execFileSync(program, options, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Error(`This test needs "${program}": apt-get install -y ${PACKAGES[program]}`);
  }
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "saoque-documents-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
