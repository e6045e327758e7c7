const base = "/lam-viec/tu-van";

/** Every address of this module. */
export const consultantsUrls = {
  list: base,
  sheet: `${base}/danh-sach.xlsx`,
  imports: `${base}/nhap-bang`,
  newConsultant: `${base}/moi`,
  consultant: (consultantId: string) => `${base}/${consultantId}`,
  edit: (consultantId: string) => `${base}/${consultantId}/sua`,
  status: (consultantId: string) => `${base}/${consultantId}/trang-thai`,
  people: (consultantId: string) => `${base}/${consultantId}/nguoi`,
  leave: (consultantId: string) => `${base}/${consultantId}/nguoi/thoi`,
  engagements: (consultantId: string) => `${base}/${consultantId}/lan-tu-van`,
  endEngagement: (consultantId: string) => `${base}/${consultantId}/lan-tu-van/ket-thuc`,
} as const;
