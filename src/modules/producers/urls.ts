/** Every address of this module. */
export const producerUrls = {
  register: "/dang-ky-chu-the",
  registered: (registrationId: string) => `/dang-ky-chu-the/da-gui/${registrationId}`,
  registrations: "/lam-viec/chu-the/dang-ky",
  registration: (registrationId: string) => `/lam-viec/chu-the/dang-ky/${registrationId}`,
  approve: (registrationId: string) => `/lam-viec/chu-the/dang-ky/${registrationId}/dong-y`,
  refuse: (registrationId: string) => `/lam-viec/chu-the/dang-ky/${registrationId}/tu-choi`,
  list: "/lam-viec/chu-the",
  overview: (producerId: string) => `/lam-viec/chu-the/${producerId}`,
  edit: (producerId: string) => `/lam-viec/chu-the/${producerId}/thong-tin`,
  place: (producerId: string) => `/lam-viec/chu-the/${producerId}/noi-hoat-dong`,
  representative: (producerId: string) => `/lam-viec/chu-the/${producerId}/dai-dien`,
  workforce: (producerId: string) => `/lam-viec/chu-the/${producerId}/lao-dong-ket-qua`,
  members: (producerId: string) => `/lam-viec/chu-the/${producerId}/thanh-vien`,
  endMember: (producerId: string, accountId: string) =>
    `/lam-viec/chu-the/${producerId}/thanh-vien/${accountId}/thoi`,
  mine: "/lam-viec/co-so",
  proofs: "/lam-viec/kho-minh-chung",
  proofsOf: (producerId: string) => `/lam-viec/kho-minh-chung?chu-the=${producerId}`,
  addProof: "/lam-viec/kho-minh-chung/them",
  addProofTo: (producerId: string, kind?: number) =>
    `/lam-viec/kho-minh-chung/them?chu-the=${producerId}${kind ? `&loai=${kind}` : ""}`,
  proof: (proofId: string) => `/lam-viec/kho-minh-chung/${proofId}`,
  replaceProof: (proofId: string) => `/lam-viec/kho-minh-chung/${proofId}/thay`,
  retireProof: (proofId: string) => `/lam-viec/kho-minh-chung/${proofId}/bo`,
} as const;
