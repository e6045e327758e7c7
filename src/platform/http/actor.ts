/** One role in one unit, as it stands today. */
export interface Grant {
  role: string;
  unitKind: string;
  unitCode: string;
  /** The unit's name, for the screen. */
  unitName?: string;
  /** Province the unit lies in; "00" for the nation and the system. */
  provinceCode?: string;
}

/** The person behind a request. Everything that decides rights comes from here, never from the request's fields. */
export interface Actor {
  accountId: string;
  sessionId: string;
  displayName: string;
  grants: readonly Grant[];
  onBehalfOf?: string | undefined;
}

/** Whether the actor holds one of the roles anywhere. */
export function holdsRole(actor: Actor | null, roles: readonly string[]): actor is Actor {
  return actor?.grants.some((grant) => roles.includes(grant.role)) ?? false;
}

/** Whether the actor holds one of the roles in exactly this unit. */
export function holdsRoleIn(
  actor: Actor | null,
  roles: readonly string[],
  unitKind: string,
  unitCode: string,
): boolean {
  return (
    actor?.grants.some((g) => roles.includes(g.role) && g.unitKind === unitKind && g.unitCode === unitCode) ??
    false
  );
}

/** Codes of the units of a kind in which the actor holds one of the roles. */
export function unitsOf(actor: Actor, roles: readonly string[], unitKind: string): string[] {
  return actor.grants.filter((g) => roles.includes(g.role) && g.unitKind === unitKind).map((g) => g.unitCode);
}
