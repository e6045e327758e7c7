const signature = "SaoQuê – nền tảng Chương trình Mỗi xã một sản phẩm";

/** A letter as it is sent: greeting, paragraphs, where to go on, signature. */
export function letterText(name: string, paragraphs: readonly string[], way: string): string {
  return [`Kính gửi ${name},`, ...paragraphs, way, signature].join("\n\n");
}

/** Paragraphs of a text with one paragraph a line. */
export function paragraphsOf(body: string): string[] {
  return body
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
