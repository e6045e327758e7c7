import { findOldUnit, listCommunes, predecessorsOf } from "#modules/territory";
import { uuidv7 } from "#platform/db";
import type { TestDatabase } from "#platform/testing";

/** Numbers that are the same in every run. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Draw = ReturnType<typeof seeded>;
const pick = <T>(draw: Draw, from: readonly T[]): T => from[draw(from.length)] as T;

const kinds = ["cooperative", "cooperative_group", "enterprise", "farm", "household"] as const;
const sectors = ["I", "II", "III", "IV", "V", "VI"] as const;

/** Producers, products and recognitions of two provinces: years without a day, unknown stars and places among them. */
export async function insertRandomRecords(
  database: TestDatabase,
  { seed, producers = 60 }: { seed: number; producers?: number },
): Promise<void> {
  const draw = seeded(seed);
  const rows = Array.from({ length: producers }, (_, index) => randomProducer(draw, index));
  await insert(database, "producers.producers", rows);
  const products = rows.flatMap((producer) =>
    Array.from({ length: 1 + draw(4) }, (_, index) => randomProduct(draw, producer, index)),
  );
  await insert(database, "products.products", products);
  const recognitions = products.flatMap((product) => randomRecognitions(draw, product));
  await insert(database, "certification.recognitions", recognitions);
  const years = rows.flatMap((producer) =>
    [2022, 2023, 2025].filter(() => draw(2) === 0).map((year) => randomWorkforce(draw, producer.id, year)),
  );
  await insert(database, "producers.workforces", years);
}

function randomProducer(draw: Draw, index: number) {
  const province = pick(draw, ["96", "80"]);
  const commune = draw(8) === 0 ? null : pick(draw, listCommunes(province));
  const [former] = commune ? predecessorsOf(commune.code) : [];
  const old = former && draw(5) > 0 ? findOldUnit("commune", former.unit.code) : undefined;
  return {
    id: uuidv7(),
    province_code: province,
    commune_code: commune?.code ?? null,
    old_commune_code: old?.code ?? null,
    old_province_code: old?.provinceCode ?? null,
    kind: pick(draw, kinds),
    name: `Cơ sở ${index}`,
    slug: `co-so-${index}`,
  };
}

function randomProduct(draw: Draw, producer: ReturnType<typeof randomProducer>, index: number) {
  return {
    id: uuidv7(),
    producer_id: producer.id,
    province_code: producer.province_code,
    commune_code: draw(3) === 0 ? null : producer.commune_code,
    name: `Sản phẩm ${index}`,
    slug: `${producer.slug}-${index}`,
    sector: pick(draw, sectors),
  };
}

function randomRecognitions(draw: Draw, product: ReturnType<typeof randomProduct>) {
  return Array.from({ length: draw(4) }, () => {
    const year = 2019 + draw(8);
    const told = draw(3) > 0;
    const on = `${year}-${String(1 + draw(12)).padStart(2, "0")}-${String(1 + draw(28)).padStart(2, "0")}`;
    return {
      id: uuidv7(),
      product_id: product.id,
      producer_id: product.producer_id,
      province_code: product.province_code,
      star: draw(9) === 0 ? null : 3 + draw(3),
      recognised_on: told ? on : null,
      recognition_year: draw(12) === 0 && !told ? null : year,
      valid_until: told ? `${year + 3}${on.slice(4)}` : null,
    };
  });
}

function randomWorkforce(draw: Draw, producerId: string, year: number) {
  return {
    producer_id: producerId,
    year,
    workers: 5 + draw(90),
    local_workers: draw(5),
    revenue_million: draw(9000),
  };
}

async function insert(database: TestDatabase, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first).join(", ");
  await database.asOwner(
    `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
