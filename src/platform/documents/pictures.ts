import sharp from "sharp";
import type { ImageBlock } from "./model.ts";

export interface Picture {
  bytes: Uint8Array;
  format: "png" | "jpg";
  width: number;
  height: number;
}

const PRINT_DPI = 300;
const MM_PER_INCH = 25.4;
// 40 megapixels: beyond that a small file can unpack into gigabytes.
const MAX_PIXELS = 40_000_000;

/** Brings any picture of a document to PNG or JPEG at no more than print resolution. */
export async function preparePicture(block: ImageBlock): Promise<Picture> {
  const pixels = Math.round((block.width / MM_PER_INCH) * PRINT_DPI);
  const drawn = block.source instanceof Uint8Array ? null : Buffer.from(block.source.svg);
  const image = sharp(drawn ?? (block.source as Uint8Array), { limitInputPixels: MAX_PIXELS })
    .rotate()
    .resize({ width: pixels, withoutEnlargement: drawn === null });
  const isPhoto = drawn === null && (await sharp(block.source as Uint8Array).metadata()).format === "jpeg";
  const { data, info } = await (isPhoto ? image.jpeg({ quality: 88 }) : image.png()).toBuffer({
    resolveWithObject: true,
  });
  return {
    bytes: new Uint8Array(data),
    format: isPhoto ? "jpg" : "png",
    width: info.width,
    height: info.height,
  };
}
