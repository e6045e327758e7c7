export { supportUrls } from "./urls.ts";
