/** Where the page frame points to; the app mounts a route for each. */
export const addresses = {
  home: "/",
  products: "/san-pham",
  criteria: "/bo-tieu-chi",
  lookUp: "/tra-cuu",
  events: "/su-kien",
  materials: "/tai-lieu-tap-huan",
  signIn: "/dang-nhap",
  signOut: "/dang-xuat",
  workspace: "/lam-viec",
  account: "/lam-viec/tai-khoan",
  theme: "/giao-dien/che-do",
} as const;
