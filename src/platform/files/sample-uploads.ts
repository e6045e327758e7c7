import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { onTestFinished } from "vitest";
import { renderDocx, renderPdf, writeSheet } from "#platform/documents";
import type { UploadPlace, WaitingUpload } from "./accept-upload.ts";

export const CAMERA_MARK = "GPS-VA-CHU-MAY";

export const PLACE: UploadPlace = {
  accept: "either",
  ownerModule: "shelf",
  ownerKind: "book",
  ownerId: "42",
  provinceCode: "96",
  sensitivity: "internal",
  uploadedBy: null,
};

/** A picture as a phone takes it: lying on its side, with camera data. */
export function phonePhoto(format: "jpeg" | "png" | "webp", width = 400, height = 300): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: "#2e6b3e" } })
    .withExif({ IFD0: { Artist: CAMERA_MARK }, IFD3: { GPSMapDatum: CAMERA_MARK } })
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer();
}

const PAPER = { title: "Giấy", blocks: [{ type: "paragraph" as const, text: "Nội dung" }] };

export const samplePdf = () => renderPdf(PAPER);
export const sampleDocx = () => renderDocx(PAPER);
export const sampleXlsx = () => writeSheet([{ label: "Tên" }], [["Gạo"]]);

export async function waiting(name: string, content: Uint8Array, truncated = false): Promise<WaitingUpload> {
  const folder = await mkdtemp(join(tmpdir(), "saoque-waiting-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "0");
  await writeFile(path, content);
  return { field: "tep-1", name, path, truncated };
}
