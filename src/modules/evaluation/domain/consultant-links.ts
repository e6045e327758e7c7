import { foldVietnamese } from "#platform/text";

interface Seat {
  id: string;
  accountId: string;
  name: string;
}

interface Case {
  id: string;
  producerId: string;
  producerName: string;
}

interface Help {
  consultantName: string;
  producerId: string;
  accountIds: readonly string[];
  names: readonly string[];
}

export interface ConsultantLink {
  memberId: string;
  dossierId: string;
  reason: string;
}

/**
 * Who of a council helped the producer of a dossier, by the register of consultants. The same account is certain; the
 * same name may be another person, so the secretary is asked.
 */
export function consultantLinks(
  members: readonly Seat[],
  dossiers: readonly Case[],
  helps: readonly Help[],
): { certain: ConsultantLink[]; suspected: ConsultantLink[] } {
  const certain: ConsultantLink[] = [];
  const suspected: ConsultantLink[] = [];
  for (const dossier of dossiers) {
    const given = helps.filter(({ producerId }) => producerId === dossier.producerId);
    for (const member of members) {
      const sure = given.find(({ accountIds }) => accountIds.includes(member.accountId));
      const alike = given.find(({ names }) => names.some((name) => sameName(name, member.name)));
      const help = sure ?? alike;
      if (!help) continue;
      const reason = reasonOf(dossier.producerName, help.consultantName);
      (sure ? certain : suspected).push({ memberId: member.id, dossierId: dossier.id, reason });
    }
  }
  return { certain, suspected };
}

function reasonOf(producerName: string, consultantName: string): string {
  return `Theo sổ tư vấn, đã tư vấn cho chủ thể ${producerName} (${consultantName}).`;
}

// "Ông", "TS." and the like stand before a name in one list and not in the other.
const titles = /^(?:(?:ong|ba|anh|chi|ths|ts|pgs|gs|ks|bs|cn) )+/;

function sameName(one: string, other: string): boolean {
  const plain = (name: string) => foldVietnamese(name).replace(titles, "");
  return plain(one) === plain(other);
}
