export { planningUrls } from "./urls.ts";
