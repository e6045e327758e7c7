export type PayRole = "chair" | "deputy" | "secretary" | "member" | "advisory";
export type PayUnit = "session" | "dossier";

export const payRoles: Readonly<Record<PayRole, string>> = {
  chair: "Chủ tịch Hội đồng",
  deputy: "Phó Chủ tịch Hội đồng",
  secretary: "Thư ký",
  member: "Uỷ viên Hội đồng",
  advisory: "Thành viên Tổ tư vấn",
};

export const payUnits: Readonly<Record<PayUnit, string>> = { session: "một phiên họp", dossier: "một hồ sơ" };

export const payRoleCodes = Object.keys(payRoles) as PayRole[];
export const payUnitCodes = Object.keys(payUnits) as PayUnit[];

export interface Rate {
  id: string;
  role: PayRole;
  unit: PayUnit;
  amountVnd: number;
  basis: string;
  validFrom: string;
}

export interface Presence {
  memberId: string;
  name: string;
  agency: string;
  seat: string;
  present: boolean;
}

export interface PayRow {
  memberId: string;
  name: string;
  agency: string;
  role: PayRole;
  dossiers: number;
  parts: { unit: PayUnit; amountVnd: number; times: number; basis: string }[];
  totalVnd: number;
}

export interface PaySheet {
  rows: PayRow[];
  totalVnd: number;
  /** Roles of those present for which the province has no rate on the day of the session. */
  missing: PayRole[];
}

/** The rates of a day: of each role and unit the newest that had begun. */
export function ratesOn(rates: readonly Rate[], day: string): Rate[] {
  const found = new Map<string, Rate>();
  for (const rate of rates) {
    const key = `${rate.role}.${rate.unit}`;
    const known = found.get(key);
    if (rate.validFrom <= day && (!known || known.validFrom < rate.validFrom)) found.set(key, rate);
  }
  return [...found.values()];
}

/** Those present, each by the province's rate; the observer watches without pay. */
export function reckonPay(
  present: readonly Presence[],
  { rates, dossiers }: { rates: readonly Rate[]; dossiers: number },
): PaySheet {
  const missing = new Set<PayRole>();
  const rows: PayRow[] = [];
  for (const person of present) {
    const role = payRoleCodes.find((each) => each === person.seat);
    if (!person.present || !role) continue;
    const own = rates.filter((rate) => rate.role === role);
    if (own.length === 0) missing.add(role);
    const parts = own.map(({ unit, amountVnd, basis }) => ({
      unit,
      amountVnd,
      basis,
      times: unit === "session" ? 1 : dossiers,
    }));
    const totalVnd = parts.reduce((sum, part) => sum + part.amountVnd * part.times, 0);
    rows.push({
      memberId: person.memberId,
      name: person.name,
      agency: person.agency,
      role,
      dossiers,
      parts,
      totalVnd,
    });
  }
  rows.sort(
    (a, b) =>
      payRoleCodes.indexOf(a.role) - payRoleCodes.indexOf(b.role) || a.name.localeCompare(b.name, "vi"),
  );
  return { rows, totalVnd: rows.reduce((sum, row) => sum + row.totalVnd, 0), missing: [...missing] };
}
