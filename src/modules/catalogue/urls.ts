/** Every address of this module. */
export const catalogueUrls = {
  home: "/",
  products: "/san-pham",
  product: (slug: string) => `/san-pham/${slug}`,
  producer: (slug: string) => `/chu-the/${slug}`,
  lookUp: "/tra-cuu",
  sitemap: "/sitemap.xml",
  robots: "/robots.txt",
  api: "/api/v1/products",
  apiProduct: (codeOrSlug: string) => `/api/v1/products/${codeOrSlug}`,
} as const;

/** The list with these choices in its address; empty ones are left out. */
export function listHref(query: Readonly<Record<string, string | readonly string[]>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of typeof value === "string" ? [value] : value)
      if (each !== "") params.append(name, each);
  }
  const text = params.toString();
  return text ? `${catalogueUrls.products}?${text}` : catalogueUrls.products;
}
