export { freeSlug, slugBase } from "./free-slug.ts";
export { foldVietnamese, slugify } from "./fold.ts";
export { normaliseTonePlacement } from "./tone-placement.ts";
