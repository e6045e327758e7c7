export { foldVietnamese, slugify } from "./fold.ts";
export { freeSlug, slugBase } from "./free-slug.ts";
export { normaliseTonePlacement } from "./tone-placement.ts";
