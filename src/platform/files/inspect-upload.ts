import { fileTypeFromBuffer } from "file-type";
import { fault, ok, type Result } from "#platform/result";
import { extensionOf } from "./file-name.ts";
import { type Accept, FILE_TYPES, type FileMime, isFileMime } from "./file-types.ts";

const KNOWN_REFUSALS: Record<string, string> = {
  "application/x-cfb":
    "Tệp có mật khẩu hoặc ở định dạng Office cũ. Hãy bỏ mật khẩu và lưu lại dạng .docx, .xlsx hoặc PDF.",
  "image/heic": "Ảnh HEIC chưa mở được trên mọi máy. Hãy lưu ảnh dạng JPEG rồi tải lên.",
  "image/heif": "Ảnh HEIF chưa mở được trên mọi máy. Hãy lưu ảnh dạng JPEG rồi tải lên.",
};

const EXPECTED: Record<Accept, string> = {
  picture: "Chỉ nhận ảnh JPEG, PNG hoặc WebP.",
  document: "Chỉ nhận tệp PDF, Word (.docx) hoặc Excel (.xlsx).",
  either: "Chỉ nhận tệp PDF, Word (.docx), Excel (.xlsx) hoặc ảnh JPEG, PNG, WebP.",
};

export interface Inspected {
  field: string;
  name: string;
  content: Uint8Array;
  accept: Accept;
}

/** Tells the type from the bytes and refuses what is not accepted, is not what its name says, locked or broken. */
export async function inspectUpload({ field, name, content, accept }: Inspected): Promise<Result<FileMime>> {
  const sniffed = (await fileTypeFromBuffer(content))?.mime ?? "unknown";
  const known = KNOWN_REFUSALS[sniffed];
  if (known) return fault(field, known);
  if (!isFileMime(sniffed)) return fault(field, EXPECTED[accept]);
  const type = FILE_TYPES[sniffed];
  if (accept !== "either" && type.group !== accept) return fault(field, EXPECTED[accept]);
  const extension = extensionOf(name);
  const extensions: readonly string[] = type.extensions;
  if (extension !== "" && !extensions.includes(extension)) {
    return fault(
      field,
      `Tên tệp có đuôi .${extension} nhưng nội dung là ${type.label}. Hãy chọn đúng tệp hoặc sửa đuôi tệp.`,
    );
  }
  const broken =
    sniffed === "application/pdf"
      ? pdfFault(content)
      : type.group === "document"
        ? zipFault(content)
        : undefined;
  return broken ? fault(field, broken) : ok(sniffed);
}

// The dictionary that names the encryption is itself never encrypted nor compressed (ISO 32000-1, 7.5.5 and 7.6.1).
function pdfFault(content: Uint8Array): string | undefined {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (/\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(text.toString("latin1"))) {
    return "Tệp PDF có mật khẩu hoặc bị khoá. Hãy lưu lại tệp không khoá rồi tải lên.";
  }
  return text.subarray(-4096).includes("startxref")
    ? undefined
    : "Tệp PDF bị hỏng hoặc chưa tải lên trọn vẹn. Hãy thử lại.";
}

function zipFault(content: Uint8Array): string | undefined {
  const tail = Buffer.from(content).subarray(-66_000);
  return tail.includes(Buffer.from([0x50, 0x4b, 5, 6]))
    ? undefined
    : "Tệp bị hỏng hoặc chưa tải lên trọn vẹn. Hãy mở thử rồi tải lại.";
}
