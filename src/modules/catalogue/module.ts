import type { Module, Route } from "#platform/http";
import { productRoutes } from "./api/products.api.ts";
import { answerRobots, answerSitemap } from "./api/sitemap.ts";
import { listeners } from "./listeners/keep-entries.ts";
import { showHome } from "./pages/home.page.tsx";
import { showLookUp } from "./pages/look-up.page.tsx";
import { showProducer } from "./pages/producer.page.tsx";
import { showProduct } from "./pages/product.page.tsx";
import { showProducts } from "./pages/products.page.tsx";
import { catalogueUrls } from "./urls.ts";

type Handle = Route["handle"];
const show = (path: string, action: string, handle: Handle): Route => {
  return { method: "GET", path, action, access: "public", kind: "page", handle };
};
const file = (path: string, action: string, handle: Handle): Route => {
  return { method: "GET", path, action, access: "public", kind: "api", handle };
};

export const catalogueModule: Module = {
  name: "catalogue",
  routes: [
    show(catalogueUrls.home, "catalogue.show-home", showHome),
    show(catalogueUrls.products, "catalogue.list-products", showProducts),
    show(catalogueUrls.product(":slug"), "catalogue.show-product", showProduct),
    show(catalogueUrls.producer(":slug"), "catalogue.show-producer", showProducer),
    show(catalogueUrls.lookUp, "catalogue.look-up", showLookUp),
    file(catalogueUrls.sitemap, "catalogue.list-addresses", answerSitemap),
    file(catalogueUrls.robots, "catalogue.guide-robots", answerRobots),
    ...productRoutes,
  ],
  listeners,
};
