/** Every address of this module. */
export const productUrls = {
  list: "/lam-viec/san-pham",
  listOf: (producerId: string) => `/lam-viec/san-pham?chu-the=${producerId}`,
  add: "/lam-viec/san-pham/moi",
  addTo: (producerId: string) => `/lam-viec/san-pham/moi?chu-the=${producerId}`,
  overview: (productId: string) => `/lam-viec/san-pham/${productId}`,
  edit: (productId: string) => `/lam-viec/san-pham/${productId}/thong-tin`,
  status: (productId: string) => `/lam-viec/san-pham/${productId}/trang-thai`,
  variants: (productId: string) => `/lam-viec/san-pham/${productId}/quy-cach`,
  removeVariant: (productId: string, variantId: string) =>
    `/lam-viec/san-pham/${productId}/quy-cach/${variantId}/bo`,
  zones: (productId: string) => `/lam-viec/san-pham/${productId}/vung-nguyen-lieu`,
  removeZone: (productId: string, zoneId: string) =>
    `/lam-viec/san-pham/${productId}/vung-nguyen-lieu/${zoneId}/bo`,
  pictures: (productId: string) => `/lam-viec/san-pham/${productId}/hinh-anh`,
  removePicture: (productId: string, pictureId: string) =>
    `/lam-viec/san-pham/${productId}/hinh-anh/${pictureId}/bo`,
  putFirst: (productId: string, pictureId: string) =>
    `/lam-viec/san-pham/${productId}/hinh-anh/${pictureId}/len-dau`,
} as const;
