import type { OfficialDocument } from "#platform/documents";
import { formatDate } from "#platform/ui";
import type { Commendation } from "../store/commendations.store.ts";
import { dayInWords, footnoteOf, placeOf } from "./paper-words.ts";

const forms = { bang_khen: "Bằng khen", giay_khen: "Giấy khen" } as const;

/** Who is called up in which order, for those who run the ceremony. */
export function ceremonyList(day: string, list: readonly Commendation[], province: string): OfficialDocument {
  const place = list.find(({ ceremonyPlace }) => ceremonyPlace)?.ceremonyPlace;
  return {
    title: `Danh sách khen thưởng ngày ${formatDate(day)}`,
    agency: { name: `ỦY BAN NHÂN DÂN\n${province.toUpperCase()}` },
    placeDate: `${placeOf(province)}, ${dayInWords(day)}`,
    kind: "Danh sách",
    abstract: `Tập thể, cá nhân nhận khen thưởng Chương trình OCOP ngày ${formatDate(day)}`,
    footnote: footnoteOf(list.some(({ isDemo }) => isDemo)),
    blocks: [
      ...(place ? [{ type: "paragraph" as const, text: `Địa điểm: ${place}.` }] : []),
      {
        type: "table",
        small: true,
        columns: [
          { label: "TT", width: 0.5, align: "center" },
          { label: "Tập thể, cá nhân", width: 2.4 },
          { label: "Đơn vị", width: 2.2 },
          { label: "Hình thức", width: 1 },
          { label: "Quyết định", width: 1.4 },
          { label: "Thành tích", width: 3 },
        ],
        rows: list.map((each, at) => [
          `${each.ceremonyOrder ?? at + 1}`,
          each.name,
          each.unit ?? "",
          forms[each.form],
          each.decisionNumber ?? "",
          each.achievement,
        ]),
      },
    ],
  };
}
