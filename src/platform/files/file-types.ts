/** What may be stored at all. Anything else is refused, SVG and macro files included: both carry programs. */
export const FILE_TYPES = {
  "application/pdf": { extensions: ["pdf"], label: "PDF", group: "document" },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
    extensions: ["docx"],
    label: "Word (.docx)",
    group: "document",
  },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
    extensions: ["xlsx"],
    label: "Excel (.xlsx)",
    group: "document",
  },
  "image/jpeg": { extensions: ["jpg", "jpeg", "jfif"], label: "ảnh JPEG", group: "picture" },
  "image/png": { extensions: ["png"], label: "ảnh PNG", group: "picture" },
  "image/webp": { extensions: ["webp"], label: "ảnh WebP", group: "picture" },
} as const;

export type FileMime = keyof typeof FILE_TYPES;
export type FileGroup = (typeof FILE_TYPES)[FileMime]["group"];

/** Which of the types one field takes. */
export type Accept = FileGroup | "either";

export function isFileMime(mime: string): mime is FileMime {
  return Object.hasOwn(FILE_TYPES, mime);
}

/** For the `accept` attribute of a file field. */
export function acceptAttribute(accept: Accept): string {
  return Object.values(FILE_TYPES)
    .filter(({ group }) => accept === "either" || group === accept)
    .flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`))
    .join(",");
}
