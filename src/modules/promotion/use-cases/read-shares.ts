import { listCommunes, listProvinces } from "#modules/territory";
import { dayInVietnam } from "#platform/calendar";
import { writeSheet } from "#platform/documents";
import { type Actor, holdsRole, NotAllowed, type Services, unitsOf } from "#platform/http";
import { ministryRoles, provinceRoles } from "../permissions.ts";
import { type CommunePoints, salePointsByCommune } from "../store/channels.store.ts";
import {
  listModernProducers,
  type ModernProducer,
  type ModernShare,
  modernShare,
} from "../store/listings.store.ts";
import { communeName } from "./commune-name.ts";

const PAGE = 40;
const SHEET = 20_000;

/** The one province whose shares somebody may see: the own one, or for the ministry the chosen one. */
export function provinceFor(actor: Actor, chosen: string): string | undefined {
  const [own] = unitsOf(actor, provinceRoles, "province");
  if (own) return own;
  return holdsRole(actor, ministryRoles) && chosen !== "" ? chosen : undefined;
}

/** The same where a page cannot do without one: the ministry begins with the first province. */
function provinceToShow(actor: Actor, chosen: string): string {
  const first = holdsRole(actor, ministryRoles) ? listProvinces()[0]?.code : undefined;
  const provinceCode = provinceFor(actor, chosen) ?? first;
  if (!provinceCode) throw new NotAllowed();
  return provinceCode;
}

export interface ModernView {
  provinceCode: string;
  share: ModernShare;
  producers: ModernProducer[];
  next: { name: string; id: string } | undefined;
  today: string;
}

export interface ModernSearch {
  provinceCode: string;
  /** "in", "out" or "". */
  inside: string;
  after?: { name: string; id: string };
}

const insideOf = (text: string) => (text === "in" ? true : text === "out" ? false : undefined);

/** The share of producers in modern channels, with the producers behind each number. */
export async function readModern(
  services: Services,
  actor: Actor,
  search: ModernSearch,
): Promise<ModernView> {
  const provinceCode = provinceToShow(actor, search.provinceCode);
  const today = dayInVietnam(services.now());
  const query = { provinceCode, day: today, inside: insideOf(search.inside), after: search.after };
  const [share, lines] = await Promise.all([
    modernShare(services.readDb, provinceCode, today),
    listModernProducers(services.readDb, { ...query, limit: PAGE + 1 }),
  ]);
  const producers = lines.slice(0, PAGE);
  const last = producers.at(-1);
  const next = lines.length > PAGE && last ? { name: last.producerName, id: last.producerId } : undefined;
  return { provinceCode, share, producers, next, today };
}

export async function writeModernSheet(
  services: Services,
  actor: Actor,
  search: ModernSearch,
): Promise<Buffer> {
  const provinceCode = provinceToShow(actor, search.provinceCode);
  const day = dayInVietnam(services.now());
  const lines = await listModernProducers(services.readDb, {
    provinceCode,
    day,
    inside: insideOf(search.inside),
    after: undefined,
    limit: SHEET,
  });
  return writeSheet(
    [
      { label: "Chủ thể", width: 44 },
      { label: "Xã, phường", width: 24 },
      { label: "Sản phẩm còn hiệu lực", width: 14 },
      { label: "Sao cao nhất", width: 12 },
      { label: "Có trong kênh hiện đại", width: 14 },
      { label: "Các kênh", width: 60 },
    ],
    lines.map((line) => [
      line.producerName,
      communeName(line.communeCode),
      line.products,
      line.bestStar,
      line.channels.length > 0,
      line.channels.join("; "),
    ]),
    { name: "Kênh hiện đại" },
  );
}

/** Sale points by commune, with communes that have none. */
export async function readSalePoints(
  services: Services,
  actor: Actor,
  chosen: string,
): Promise<{ provinceCode: string; communes: (CommunePoints & { name: string })[]; without: number }> {
  const provinceCode = provinceToShow(actor, chosen);
  const found = await salePointsByCommune(services.readDb, provinceCode);
  const communes = listCommunes(provinceCode).map((unit) => {
    const own = found.find(({ communeCode }) => communeCode === unit.code);
    return {
      communeCode: unit.code,
      name: unit.fullName,
      points: own?.points ?? 0,
      ocopShops: own?.ocopShops ?? 0,
    };
  });
  const placed = communes.filter(({ points }) => points > 0).sort((one, other) => other.points - one.points);
  return { provinceCode, communes: placed, without: communes.length - placed.length };
}
