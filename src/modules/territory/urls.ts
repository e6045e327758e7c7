export const territoryUrls = {
  units: "/api/v1/territory/units",
} as const;
