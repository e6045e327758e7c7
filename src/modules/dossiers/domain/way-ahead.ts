import type { DossierStatus } from "./actions.ts";

const stages = [
  { title: "Nộp hồ sơ cho Ủy ban nhân dân xã" },
  { title: "Xã kiểm tra, gửi báo cáo lên tỉnh", note: "trong 15 ngày làm việc" },
  { title: "Tỉnh tiếp nhận, đưa vào đợt đánh giá" },
  { title: "Hội đồng đánh giá, phân hạng" },
  { title: "Quyết định và giấy chứng nhận", note: "có giá trị 36 tháng" },
] as const;

/** How many of the stages lie behind a dossier that is still on its way. */
const behind: Readonly<Partial<Record<DossierStatus, number>>> = {
  draft: 0,
  submitted: 2,
  commune_returned: 1,
  commune_accepted: 2,
  forwarded: 3,
  province_returned: 2,
  province_accepted: 3,
  in_round: 3,
  in_council: 4,
  scored: 4,
};

/** What follows the present state, so that nobody has to know the decree to know how far it still is. */
export function wayAhead(status: DossierStatus): readonly { title: string; note?: string }[] {
  const from = behind[status];
  return from === undefined ? [] : stages.slice(from);
}
