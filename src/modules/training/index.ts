export { type Audience, audienceNames, audiences } from "./domain/audiences.ts";
export { trainingUrls } from "./urls.ts";
export { findClassTitles } from "./use-cases/class-titles.ts";
