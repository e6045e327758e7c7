/** Every address of this module. */
export const criteriaUrls = {
  list: "/bo-tieu-chi",
  ruleSet: (slug: string) => `/bo-tieu-chi/${slug}`,
  productSet: (slug: string, setCode: string) => `/bo-tieu-chi/${slug}/${setCode}`,
  selfCheck: (slug: string, setCode: string) => `/bo-tieu-chi/${slug}/${setCode}/tu-cham`,
  regulations: "/lam-viec/quan-tri/quy-che",
  score: "/api/v1/score",
  api: "/api/v1/criteria",
  apiRuleSet: (slug: string) => `/api/v1/criteria/${slug}`,
  apiProductSet: (slug: string, setCode: string) => `/api/v1/criteria/${slug}/${setCode}`,
} as const;
