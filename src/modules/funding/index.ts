export { findNorm, type Norm, normsInForce } from "./domain/norms.ts";
export {
  type ActivityKind,
  activityKinds,
  isPurpose,
  isSource,
  type Purpose,
  purposeCodes,
  purposes,
  type Source,
  sourceCodes,
  sources,
} from "./domain/sources.ts";
export { fundingUrls } from "./urls.ts";
