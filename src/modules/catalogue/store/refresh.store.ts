import type { RawBuilder } from "kysely";
import { sql, type Tx } from "#platform/db";

// The 2025 commune first, as in a sentence; an old register's own words where no commune is known.
const place = sql`concat_ws(', ',
  coalesce(lower(left(commune.full_name, 1)) || substr(commune.full_name, 2), pr.old_place),
  case when commune.code is null and pr.old_place like '%' || province.name then null
    when province.type = 'tinh' then province.name
    else lower(left(province.full_name, 1)) || substr(province.full_name, 2) end)`;

const current = sql`select r.star, r.recognition_year, r.valid_until, r.revoked_on, r.certificate_number, r.certificate_slug
  from certification.public_recognitions r where r.product_id = p.id
  order by (r.revoked_on is null) desc, r.recognised_on desc nulls last, r.recognition_year desc nulls last, r.id desc limit 1`;

const years = sql`array(select distinct r.recognition_year from certification.public_recognitions r
  where r.product_id = p.id and r.recognition_year is not null order by 1)`;

/** Writes the rows of these products afresh and drops those that are no longer public; all products without a list. */
export async function writeEntries(tx: Tx, productIds: readonly string[] | "all"): Promise<void> {
  const these = (column: RawBuilder<unknown>) =>
    productIds === "all" ? sql`true` : sql`${column} = any(${productIds}::uuid[])`;
  await sql`with fresh as (
    insert into catalogue.entries (product_id, slug, code, name, producer_id, producer_name, producer_slug, producer_kind,
      province_code, commune_code, place_text, sector, set_code, star, recognition_year, recognition_years, valid_until, revoked_on,
      certificate_number, certificate_slug, motif, picture_file_id, price_from_vnd, is_demo, name_text, search_text, refreshed_at)
    select p.id, p.slug, p.code, p.name, pr.id, pr.name, pr.slug, pr.kind, p.province_code,
      coalesce(p.commune_code, pr.commune_code), ${place}, p.sector, p.set_code, r.star, r.recognition_year, ${years}, r.valid_until,
      r.revoked_on, r.certificate_number, r.certificate_slug, p.motif, p.picture_file_id, p.price_from_vnd, p.is_demo,
      public.fold_vi(p.name),
      public.fold_vi(concat_ws(' ', p.name, pr.name, ${place}, pr.old_place, old_commune.full_name, old_district.full_name,
        p.code, r.certificate_number)), now()
    from products.public_products p
    join producers.public_producers pr on pr.id = p.producer_id
    join lateral (${current}) r on true
    left join territory.public_units province on province.era = '2025' and province.level = 'province'
      and province.code = p.province_code
    left join territory.public_units commune on commune.era = '2025' and commune.level = 'commune'
      and commune.code = coalesce(p.commune_code, pr.commune_code)
    left join territory.public_units old_commune on old_commune.era = 'pre2025' and old_commune.level = 'commune'
      and old_commune.code = pr.old_commune_code
    left join territory.public_units old_district on old_district.era = 'pre2025' and old_district.level = 'district'
      and old_district.code = old_commune.parent_code
    where p.status = 'active' and pr.status in ('active', 'closed') and ${these(sql`p.id`)}
    on conflict (product_id) do update set slug = excluded.slug, code = excluded.code, name = excluded.name,
      producer_id = excluded.producer_id, producer_name = excluded.producer_name, producer_slug = excluded.producer_slug,
      producer_kind = excluded.producer_kind, province_code = excluded.province_code, commune_code = excluded.commune_code,
      place_text = excluded.place_text, sector = excluded.sector, set_code = excluded.set_code, star = excluded.star,
      recognition_year = excluded.recognition_year,
      recognition_years = excluded.recognition_years, valid_until = excluded.valid_until, revoked_on = excluded.revoked_on,
      certificate_number = excluded.certificate_number, certificate_slug = excluded.certificate_slug, motif = excluded.motif,
      picture_file_id = excluded.picture_file_id, price_from_vnd = excluded.price_from_vnd, is_demo = excluded.is_demo,
      name_text = excluded.name_text, search_text = excluded.search_text, refreshed_at = excluded.refreshed_at
    returning product_id)
  delete from catalogue.entries e where ${these(sql`e.product_id`)}
    and not exists (select from fresh f where f.product_id = e.product_id)`.execute(tx);
}

/** Products whose rows change when their producer does. */
export async function writeEntriesOfProducer(tx: Tx, producerId: string): Promise<void> {
  const found = await sql<{
    id: string;
  }>`select id from products.public_products where producer_id = ${producerId}`.execute(tx);
  if (found.rows.length > 0)
    await writeEntries(
      tx,
      found.rows.map(({ id }) => id),
    );
}
