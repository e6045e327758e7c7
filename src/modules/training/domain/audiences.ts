export const audiences = [
  "official_province",
  "official_commune",
  "advisory",
  "council",
  "leader",
  "worker",
  "producer",
  "other",
] as const;

export type Audience = (typeof audiences)[number];

export const audienceNames: Readonly<Record<Audience, string>> = {
  official_province: "Cán bộ cấp tỉnh, sở, ngành",
  official_commune: "Cán bộ cấp xã",
  advisory: "Tổ tư vấn",
  council: "Hội đồng đánh giá",
  leader: "Lãnh đạo chủ thể có sản phẩm OCOP",
  worker: "Lao động của chủ thể",
  producer: "Chủ thể tiềm năng",
  other: "Khác",
};

export function isAudience(text: string): text is Audience {
  return (audiences as readonly string[]).includes(text);
}

/** Whom a role makes: a person is proposed for, and may register to, classes of these audiences. */
const audiencesOfRole: Readonly<Record<string, readonly Audience[]>> = {
  province_officer: ["official_province"],
  province_leader: ["official_province"],
  province_admin: ["official_province"],
  agency_officer: ["official_province"],
  commune_officer: ["official_commune"],
  commune_leader: ["official_commune"],
  advisory_member: ["advisory"],
  council_member: ["council"],
  producer_owner: ["leader", "producer"],
  producer_member: ["worker", "producer"],
};

export function audiencesOf(roles: readonly string[]): Audience[] {
  return [...new Set(roles.flatMap((role) => audiencesOfRole[role] ?? []))];
}

export function rolesOf(audience: Audience): string[] {
  return Object.keys(audiencesOfRole).filter((role) => audiencesOfRole[role]?.includes(audience));
}
