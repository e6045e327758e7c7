export { promotionUrls } from "./urls.ts";
