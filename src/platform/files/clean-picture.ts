import sharp, { type Sharp } from "sharp";
import { fault, ok, type Result } from "#platform/result";
import type { FileMime } from "./file-types.ts";

export interface CleanPicture {
  content: Uint8Array;
  thumbnail: Uint8Array;
  width: number;
  height: number;
}

// 40 megapixels covers every phone; a small file that claims more is built to exhaust memory.
const MAX_PIXELS = 40_000_000;
const LONGEST_SIDE = 4096;
const THUMBNAIL_SIDE = 640;

/** Draws the picture anew, upright: what the camera wrote (place, owner, time) is left behind. */
export async function cleanPicture(
  content: Uint8Array,
  mime: FileMime,
  field: string,
): Promise<Result<CleanPicture>> {
  try {
    const upright = sharp(content, { limitInputPixels: MAX_PIXELS, failOn: "error" })
      .rotate()
      .timeout({ seconds: 30 });
    const { data, info } = await encode(shrink(upright.clone(), LONGEST_SIDE), mime).toBuffer({
      resolveWithObject: true,
    });
    const thumbnail = await shrink(upright.clone(), THUMBNAIL_SIDE).webp({ quality: 78 }).toBuffer();
    return ok({
      content: new Uint8Array(data),
      thumbnail: new Uint8Array(thumbnail),
      width: info.width,
      height: info.height,
    });
  } catch (error) {
    const tooLarge = error instanceof Error && error.message.includes("pixel limit");
    if (tooLarge) return fault(field, "Ảnh có hơn 40 triệu điểm ảnh. Hãy thu nhỏ rồi tải lên.");
    return fault(field, "Ảnh bị hỏng hoặc chưa tải lên trọn vẹn. Hãy chọn ảnh khác.");
  }
}

function shrink(picture: Sharp, side: number): Sharp {
  return picture.resize({ width: side, height: side, fit: "inside", withoutEnlargement: true });
}

function encode(picture: Sharp, mime: FileMime): Sharp {
  if (mime === "image/jpeg") return picture.jpeg({ quality: 86 });
  return mime === "image/webp" ? picture.webp({ quality: 86 }) : picture.png();
}
