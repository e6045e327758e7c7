export { type Consultant, consultantKinds, type Engagement } from "./domain/consultant.ts";
export { type HelpKind, helpKindCodes, helpKindName, helpKinds, isHelpKind } from "./domain/help-kinds.ts";
export { helpersOf, type ProducerHelp } from "./store/engagements.store.ts";
export { consultantsUrls } from "./urls.ts";
export {
  type EngagementInput,
  endEngagement,
  getConsultant,
  listConsultants,
  listHelpFor,
  recordEngagement,
} from "./use-cases/engagements.ts";
