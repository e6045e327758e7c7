import { describePlace } from "./describe-place.ts";
import { findUnits } from "./find-units.ts";
import { gazetteer } from "./gazetteer.ts";

/** A commune somebody picked; with the old one when an old name led to it. */
export interface CommuneChoice {
  communeCode: string;
  oldCommuneCode: string | null;
}

/** One line of the list to choose from. `value` is what the form sends back. */
export interface CommuneOption {
  value: string;
  label: string;
  hint?: string;
}

const MOST = 12;

/**
 * Communes to choose from for a text; an old commune that was divided gives one line a part, none chosen beforehand.
 * `more` says that others matched too.
 */
export function communeOptions(
  query: string,
  provinceCode?: string,
): { options: CommuneOption[]; more: boolean } {
  const found = findUnits(query, {
    level: "commune",
    limit: MOST + 1,
    ...(provinceCode ? { province: provinceCode } : {}),
  });
  const options = found.slice(0, MOST).map(({ unit, label, note, formerly, extent }) => ({
    value: toValue({
      communeCode: unit.code,
      oldCommuneCode: formerly?.level === "commune" ? formerly.code : null,
    }),
    label,
    ...(note ? { hint: extent === "part" ? `${note} (một phần)` : note } : {}),
  }));
  return { options, more: found.length > MOST };
}

/** The line of a commune already chosen, to show it again. */
export function chosenOption(choice: CommuneChoice): CommuneOption {
  const text = describePlace({ communeCode2025: choice.communeCode, oldCommuneCode: choice.oldCommuneCode });
  return { value: toValue(choice), label: text.charAt(0).toUpperCase() + text.slice(1) };
}

/** Reads what a form sent; undefined when it is no commune, or the old one never became the new one. */
export function readCommuneChoice(value: string): CommuneChoice | undefined {
  const [communeCode = "", oldCommuneCode] = value.split("/");
  const places = gazetteer();
  if (!places.unit("2025", "commune", communeCode)) return undefined;
  if (oldCommuneCode === undefined) return { communeCode, oldCommuneCode: null };
  const edges = places.after("commune", oldCommuneCode);
  return edges.some((edge) => edge.newCode === communeCode) ? { communeCode, oldCommuneCode } : undefined;
}

function toValue({ communeCode, oldCommuneCode }: CommuneChoice): string {
  return oldCommuneCode ? `${communeCode}/${oldCommuneCode}` : communeCode;
}
