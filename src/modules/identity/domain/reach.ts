/** Whose accounts an administrator sees. */
export interface Reach {
  everywhere: boolean;
  provinces: readonly string[];
  communes: readonly string[];
}

export function reachOf(grants: readonly { role: string; unitCode: string }[]): Reach {
  const codes = (role: string) =>
    grants.filter((grant) => grant.role === role).map((grant) => grant.unitCode);
  return {
    everywhere: codes("system_admin").length > 0,
    provinces: codes("province_admin"),
    communes: codes("commune_leader"),
  };
}
