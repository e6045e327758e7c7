export { cycleUrls } from "./urls.ts";
