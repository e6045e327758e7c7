export { consultantsUrls } from "./urls.ts";
