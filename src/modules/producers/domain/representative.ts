export const sexes = { female: "Nữ", male: "Nam", other: "Khác" } as const;
export type Sex = keyof typeof sexes;

/** Legal representative of a producer. Personal data: for Mẫu 02 and criterion 3.2 only, never public. */
export interface Representative {
  fullName: string;
  title: string | null;
  sex: Sex | null;
  ethnicity: string | null;
  hasDisability: boolean | null;
  permanentAddress: string | null;
  phone: string | null;
  email: string | null;
  purpose: string | null;
  consentedAt: Date | null;
  validFrom: string;
}

// Luật 91/2025/QH15: consent is given for one stated purpose; this is the purpose kept beside the data.
export const REPRESENTATIVE_PURPOSE =
  "Chấm tiêu chí 3.2 (đại diện pháp luật là nữ, người dân tộc thiểu số, người khuyết tật) và lập Mẫu 02, Mẫu 03 theo Quyết định 26/2026/QĐ-TTg";

/** The 54 peoples, as the General Statistics Office lists them, for the suggestions of a field. */
export const ethnicities: readonly string[] = [
  ..."Kinh, Tày, Thái, Hoa, Khmer, Mường, Nùng, Mông, Dao, Gia Rai, Ngái, Ê Đê, Ba Na, Xơ Đăng, Sán Chay, Cơ Ho, Chăm, Sán Dìu".split(
    ", ",
  ),
  ..."Hrê, Mnông, Raglay, Xtiêng, Bru Vân Kiều, Thổ, Giáy, Cơ Tu, Gié Triêng, Mạ, Khơ Mú, Co, Tà Ôi, Chơ Ro, Kháng, Xinh Mun, Hà Nhì, Chu Ru".split(
    ", ",
  ),
  ..."Lào, La Chí, La Ha, Phù Lá, La Hủ, Lự, Lô Lô, Chứt, Mảng, Pà Thẻn, Cơ Lao, Cống, Bố Y, Si La, Pu Péo, Brâu, Ơ Đu, Rơ Măm".split(
    ", ",
  ),
];
