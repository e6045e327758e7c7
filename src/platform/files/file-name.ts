import { FILE_TYPES, type FileMime } from "./file-types.ts";

// Control signs, and the marks that turn the direction of writing: they make "gpj.exe" look like "exe.jpg".
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const FORBIDDEN = /[<>:"|?*]/g;
const LONGEST = 120;

/** The part after the last dot, lower-case; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,10})$/u.exec(name.trim())?.[1]?.toLowerCase() ?? "";
}

/** A name that every system can keep: no folders, no invisible signs, one extension that tells the truth. */
export function safeFileName(given: string, mime: FileMime): string {
  const [usual] = FILE_TYPES[mime].extensions;
  const extensions: readonly string[] = FILE_TYPES[mime].extensions;
  const bare =
    given.normalize("NFC").split(/[\\/]/).at(-1)?.replace(INVISIBLE, "").replace(FORBIDDEN, "-") ?? "";
  const extension = extensionOf(bare);
  const kept = extensions.includes(extension) ? extension : usual;
  const stem = (kept === extension ? bare.trim().slice(0, -extension.length - 1) : bare).replace(
    /^[.\s]+|[.\s]+$/g,
    "",
  );
  return `${[...stem].slice(0, LONGEST).join("").trim() || "tep"}.${kept}`;
}
