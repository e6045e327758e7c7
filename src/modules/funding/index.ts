export { fundingUrls } from "./urls.ts";
