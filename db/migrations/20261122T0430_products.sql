create schema products;
grant usage on schema products to saoque_app;
alter default privileges in schema products grant select, insert, update, delete on tables to saoque_app;

create table products.products (
  id uuid primary key,
  producer_id uuid not null references producers.producers,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  commune_code text check (commune_code ~ '^[0-9]{5}$'),
  name text not null check (length(name) between 2 and 200),
  name_basis text not null default 'source' check (name_basis in ('source', 'inferred')),
  slug text not null unique,
  sector text not null check (sector in ('I', 'II', 'III', 'IV', 'V', 'VI')),
  set_code text,
  motif text,
  description text,
  story text,
  specification text,
  ingredients text,
  storage_guide text,
  shelf_life text,
  gtin text check (gtin ~ '^[0-9]{8,14}$'),
  status text not null default 'active' check (status in ('draft', 'active', 'withdrawn')),
  is_demo boolean not null default false,
  source text,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(name)) stored
);
comment on table products.products is 'A product or tourism service of a producer.';
comment on column products.products.sector is 'Ngành of Phụ lục I, QĐ 26/2026/QĐ-TTg: I food, II drinks, III herbal, IV handicraft, V ornamental, VI tourism.';
comment on column products.products.set_code is 'Criteria set, e.g. QD26-03; null for old records whose subgroup is not known.';
create index products_search on products.products using gin (search_text public.gin_trgm_ops);
create index on products.products (producer_id);
create index on products.products (province_code, commune_code);

create table products.variants (
  id uuid primary key,
  product_id uuid not null references products.products,
  name text not null,
  net_content text,
  gtin text check (gtin ~ '^[0-9]{8,14}$'),
  price_vnd bigint check (price_vnd >= 0),
  position integer not null default 0
);
create index on products.variants (product_id);

create table products.pictures (
  id uuid primary key,
  product_id uuid not null references products.products,
  file_id uuid not null,
  alt text not null,
  position integer not null default 0,
  created_at timestamptz not null default now()
);
create index on products.pictures (product_id);

create table products.material_zones (
  id uuid primary key,
  product_id uuid not null references products.products,
  name text not null,
  commune_code text,
  area_ha numeric(10, 2) check (area_ha >= 0),
  households integer check (households >= 0),
  certification text,
  created_at timestamptz not null default now()
);
create index on products.material_zones (product_id);

create table products.codes (
  code text primary key,
  product_id uuid not null references products.products,
  province_code text not null,
  commune_code text,
  serial integer,
  year integer,
  is_current boolean not null default true,
  issued_at timestamptz not null default now()
);
comment on table products.codes is 'T-X-STT-20yy of QĐ 26/2026 Phụ lục II, serial kept by the commune; older codes stay as aliases.';
create unique index codes_current on products.codes (product_id) where is_current;
create unique index codes_serial on products.codes (commune_code, year, serial) where serial is not null;

create view products.public_products as
  select p.id, p.producer_id, p.province_code, p.commune_code, p.name, p.name_basis, p.slug, p.sector, p.set_code, p.motif,
    p.description, p.story, p.specification, p.ingredients, p.storage_guide, p.shelf_life, p.gtin, p.status, p.is_demo, p.search_text,
    p.created_at,
    (select c.code from products.codes c where c.product_id = p.id and c.is_current) as code,
    (select f.file_id from products.pictures f where f.product_id = p.id order by f.position, f.id limit 1) as picture_file_id,
    (select min(v.price_vnd) from products.variants v where v.product_id = p.id) as price_from_vnd
  from products.products p;
comment on view products.public_products is 'Products as other modules and the public may read them.';
comment on column products.public_products.commune_code is 'null where unknown';
comment on column products.public_products.set_code is 'null where unknown';
comment on column products.public_products.motif is 'null when none';
comment on column products.public_products.description is 'null when none';
comment on column products.public_products.story is 'null when none';
comment on column products.public_products.specification is 'null when none';
comment on column products.public_products.ingredients is 'null when none';
comment on column products.public_products.storage_guide is 'null when none';
comment on column products.public_products.shelf_life is 'null when none';
comment on column products.public_products.gtin is 'null when none';
comment on column products.public_products.code is 'null until one is issued';
comment on column products.public_products.picture_file_id is 'null when none';
comment on column products.public_products.price_from_vnd is 'null when none';
grant select on products.public_products to saoque_app;

create view products.public_parts as
  select p.id as product_id,
    (select coalesce(jsonb_agg(jsonb_build_object('name', v.name, 'netContent', v.net_content, 'priceVnd', v.price_vnd, 'gtin', v.gtin)
      order by v.position, v.id), '[]') from products.variants v where v.product_id = p.id) as variants,
    (select coalesce(jsonb_agg(jsonb_build_object('name', z.name, 'communeCode', z.commune_code, 'areaHa', z.area_ha,
      'households', z.households, 'certification', z.certification) order by z.created_at, z.id), '[]')
      from products.material_zones z where z.product_id = p.id) as material_zones,
    (select coalesce(jsonb_agg(jsonb_build_object('fileId', f.file_id, 'alt', f.alt) order by f.position, f.id), '[]')
      from products.pictures f where f.product_id = p.id) as pictures,
    (select coalesce(jsonb_agg(c.code order by c.issued_at, c.code), '[]') from products.codes c
      where c.product_id = p.id and not c.is_current) as former_codes
  from products.products p;
comment on view products.public_parts is 'Variants, material zones, pictures and earlier codes of a product as lists: one read for a public page.';
grant select on products.public_parts to saoque_app;
