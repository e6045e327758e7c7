export { budgetSources, requestStatuses } from "./domain/request.ts";
export { supportUrls } from "./urls.ts";
export { findRequestTitles } from "./use-cases/requests/list-requests.ts";
