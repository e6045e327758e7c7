export { defaultRegulation, type Regulation } from "./domain/regulation.ts";
export {
  evidenceKindName,
  getPreparedSet,
  getProductSet,
  getRuleSet,
  listProductSets,
  listRuleSets,
  ruleSetInForce,
} from "./rule-sets.ts";
export { regulationById, regulationOf } from "./store/regulations.store.ts";
