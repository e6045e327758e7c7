import { type Answer, type Request, text } from "#platform/http";
import { catalogueUrls } from "../urls.ts";
import { readAddresses } from "../use-cases/read-public.ts";

/** Every public product and producer for search engines. */
export async function answerSitemap({ services }: Request): Promise<Answer> {
  const origin = services.config.SAOQUE_ORIGIN;
  const addresses = await readAddresses(services);
  const producers = new Set(addresses.map(({ producerSlug }) => producerSlug));
  const fixed = [catalogueUrls.home, catalogueUrls.products, "/bo-tieu-chi", catalogueUrls.lookUp];
  const entries = [
    ...fixed.map((path) => `<url><loc>${origin}${path}</loc></url>`),
    ...addresses.map(
      ({ slug, changed }) =>
        `<url><loc>${origin}${catalogueUrls.product(slug)}</loc><lastmod>${changed.toISOString().slice(0, 10)}</lastmod></url>`,
    ),
    ...[...producers].map((slug) => `<url><loc>${origin}${catalogueUrls.producer(slug)}</loc></url>`),
  ];
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("\n")}\n</urlset>\n`;
  return text(body, "application/xml; charset=utf-8", 3600);
}

export async function answerRobots({ services }: Request): Promise<Answer> {
  const lines = [
    "User-agent: *",
    "Disallow: /lam-viec",
    "Disallow: /dang-nhap",
    `Sitemap: ${services.config.SAOQUE_ORIGIN}${catalogueUrls.sitemap}`,
  ];
  return text(`${lines.join("\n")}\n`, "text/plain; charset=utf-8", 3600);
}
