import type { Connection } from "#platform/db";

const nouns = [
  "Gạo",
  "Mật ong",
  "Khô cá",
  "Tôm khô",
  "Nước mắm",
  "Muối ớt",
  "Bánh tráng",
  "Bánh phồng tôm",
  "Trà",
  "Cà phê",
  "Rượu nếp",
  "Tinh dầu",
  "Mắm",
  "Chả cá",
  "Dưa bồn bồn",
  "Ba khía",
  "Xoài sấy",
  "Mứt dừa",
  "Chiếu",
  "Nón lá",
];
const kinds = [
  "lúa tôm",
  "rừng U Minh",
  "hữu cơ",
  "sấy lạnh",
  "truyền thống",
  "Hoà Thành",
  "thượng hạng",
  "đặc biệt",
  "một nắng",
  "tự nhiên",
  "nguyên chất",
  "nhà làm",
  "vị cay",
  "không đường",
  "ba sao",
  "Năm Căn",
  "đồng quê",
  "Hương Quê",
  "lá dứa",
  "mè đen",
];

/** One picture a noun, as the register import draws them. */
const motifs = [
  "sheaf-of-rice",
  "honey-pot",
  "fish",
  "shrimp",
  "amphora",
  "salt",
  "rice-cracker",
  "rice-cracker",
  "teacup-without-handle",
  "hot-beverage",
  "sake",
  "lotion-bottle",
  "amphora",
  "pot-of-food",
  "cucumber",
  "crab",
  "mango",
  "coconut",
  "basket",
  "basket",
];

/** Brings the catalogue to `total` products with producers and recognitions, spread over the country's communes. */
export async function growCatalogue({ pool }: Connection, total: number): Promise<void> {
  const [{ have }] = (await pool.query("select count(*)::integer as have from products.products")).rows;
  const range = [have + 1, total];
  await pool.query(
    `insert into producers.producers (id, province_code, commune_code, kind, name, slug)
     select gen_random_uuid(), u.province_code, u.code, (array['cooperative','enterprise','household'])[1 + n % 3],
       (array['HTX','Công ty','Hộ kinh doanh'])[1 + n % 3] || ' ' || u.name || ' ' || n, 'chu-the-' || n
     from generate_series($1::integer, $2::integer, 2) n
     join (select row_number() over (order by code) as at, count(*) over () as all, * from territory.units
       where era = '2025' and level = 'commune') u on u.at = 1 + (n * 7919) % u.all`,
    range,
  );
  await pool.query(
    `insert into products.products (id, producer_id, province_code, commune_code, name, slug, sector, set_code, motif,
       description, story, specification)
     select gen_random_uuid(), p.id, p.province_code, p.commune_code,
       ($3::text[])[1 + (n * 31) % cardinality($3::text[])] || ' ' || ($4::text[])[1 + (n * 17 / 20) % cardinality($4::text[])] || ' ' || n,
       'san-pham-' || n, 'I', 'QD26-' || lpad((1 + n % 26)::text, 2, '0'), ($5::text[])[1 + (n * 31) % cardinality($3::text[])],
       repeat('Làm từ nguyên liệu trong xã, theo cách của người trong vùng. ', 4),
       repeat('Nghề đã có ba đời, nay cả xóm cùng làm và cùng bán. ', 8), '500 g'
     from generate_series($1::integer, $2::integer) n
     join producers.producers p on p.slug = 'chu-the-' || (n - 1 + n % 2)`,
    [...range, nouns, kinds, motifs],
  );
  await pool.query(
    `insert into certification.recognitions (id, product_id, producer_id, province_code, star, rule_set, recognised_on,
       recognition_year, valid_until, source)
     select gen_random_uuid(), p.id, p.producer_id, p.province_code, 3 + (n % 20) / 12 + (n % 100) / 99, '148',
       d.day, extract(year from d.day), d.day + interval '36 months', 'bench'
     from products.products p cross join lateral (select substr(p.slug, 10)::integer as n) x
     cross join lateral (select date '2022-01-01' + (x.n * 13) % 1700 as day) d
     where x.n between $1 and $2`,
    range,
  );
}
