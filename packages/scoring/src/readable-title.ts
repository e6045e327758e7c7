/**
 * A criterion's title for a screen. The annex prints heads in capitals, which shout among other lines; a title
 * of mixed letters and short abbreviations stay as they are.
 *
 * @example
 * readableTitle("CÂU CHUYỆN SẢN PHẨM"); // "Câu chuyện sản phẩm"
 * readableTitle("Nguồn nguyên liệu"); // "Nguồn nguyên liệu"
 */
export function readableTitle(title: string): string {
  const shouts = title === title.toLocaleUpperCase("vi") && title.length > 4;
  return shouts ? title.charAt(0) + title.slice(1).toLocaleLowerCase("vi") : title;
}
