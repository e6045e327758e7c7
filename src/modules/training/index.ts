export { trainingUrls } from "./urls.ts";
