import type { Module, Route } from "#platform/http";
import { criteriaRoutes } from "./api/criteria.api.ts";
import { scoreRoute } from "./api/score.api.ts";
import { showProductSet } from "./pages/product-set.page.tsx";
import { postRegulation, showRegulations } from "./pages/regulations.page.tsx";
import { showRuleSet } from "./pages/rule-set.page.tsx";
import { showRuleSets } from "./pages/rule-sets.page.tsx";
import { postSelfCheck, showSelfCheck } from "./pages/self-check.page.tsx";
import { regulationReaders } from "./permissions.ts";
import { criteriaUrls } from "./urls.ts";

const show = (path: string, action: string, handle: Route["handle"]): Route => {
  return { method: "GET", path, action, access: "public", kind: "page", handle };
};
const selfCheck = criteriaUrls.selfCheck(":ruleSet", ":setCode");

export const criteriaModule: Module = {
  name: "criteria",
  routes: [
    show(criteriaUrls.list, "criteria.show-list", showRuleSets),
    show(criteriaUrls.ruleSet(":ruleSet"), "criteria.show-rule-set", showRuleSet),
    show(criteriaUrls.productSet(":ruleSet", ":setCode"), "criteria.show-product-set", showProductSet),
    show(selfCheck, "criteria.show-self-check", showSelfCheck),
    {
      method: "POST",
      path: selfCheck,
      action: "criteria.self-check",
      access: "public",
      kind: "compute",
      handle: postSelfCheck,
    },
    {
      method: "GET",
      path: criteriaUrls.regulations,
      action: "criteria.show-regulations",
      access: regulationReaders,
      kind: "page",
      handle: showRegulations,
    },
    {
      method: "POST",
      path: criteriaUrls.regulations,
      action: "criteria.add-regulation",
      access: ["province_admin"],
      kind: "form",
      handle: postRegulation,
    },
    ...criteriaRoutes,
    scoreRoute,
  ],
  menu: [
    {
      href: criteriaUrls.regulations,
      label: "Quy chế Hội đồng",
      roles: regulationReaders,
      group: "Quản trị",
      order: 890,
    },
  ],
};
