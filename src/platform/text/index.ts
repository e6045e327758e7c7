export { foldVietnamese, slugify } from "./fold.ts";
export { normaliseTonePlacement } from "./tone-placement.ts";
