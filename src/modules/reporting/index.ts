export { reportingUrls } from "./urls.ts";
