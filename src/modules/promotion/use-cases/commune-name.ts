import { findCommune } from "#modules/territory";

/** "" where no commune is known. */
export function communeName(code: string | null): string {
  return code ? (findCommune(code)?.name ?? "") : "";
}
