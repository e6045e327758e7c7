export { directivesUrls } from "./urls.ts";
