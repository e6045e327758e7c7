export { catalogueUrls } from "./urls.ts";
export { rebuildCatalogue, refreshEntry } from "./use-cases/refresh-entry.ts";
