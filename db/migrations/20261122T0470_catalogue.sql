create schema catalogue;
grant usage on schema catalogue to saoque_app;
alter default privileges in schema catalogue grant select, insert, update, delete on tables to saoque_app;

create table catalogue.entries (
  product_id uuid primary key,
  slug text not null unique,
  code text,
  name text not null,
  producer_id uuid not null,
  producer_name text not null,
  producer_slug text not null,
  producer_kind text not null,
  province_code text not null,
  commune_code text,
  place_text text not null,
  sector text not null,
  set_code text,
  star integer check (star between 3 and 5),
  recognition_year integer,
  valid_until date,
  revoked_on date,
  certificate_number text,
  certificate_slug text,
  motif text,
  picture_file_id uuid,
  price_from_vnd bigint,
  is_demo boolean not null default false,
  name_text text not null,
  search_text text not null,
  refreshed_at timestamptz not null default now()
);
comment on table catalogue.entries is 'One flat row a public product, refreshed when product, producer or recognition changes; lists and search read only this.';
comment on column catalogue.entries.star is 'null where an old register recognises the product without telling the star.';
comment on column catalogue.entries.name_text is 'Folded name alone: a hit in the name comes before a hit in producer or place.';
comment on column catalogue.entries.search_text is 'Folded name, producer, codes, new and old place: what a search box may be given.';
comment on column catalogue.entries.revoked_on is 'Set when no recognition stands any more: the page stays, lists leave it out unless asked.';
create index entries_search on catalogue.entries using gin (search_text public.gin_trgm_ops);
create index entries_by_star on catalogue.entries ((coalesce(star, 0)) desc, name, product_id);
create index entries_by_year on catalogue.entries ((coalesce(recognition_year, 0)) desc, name, product_id);
create index entries_by_name on catalogue.entries (name, product_id);
create index on catalogue.entries (province_code, commune_code);
create index on catalogue.entries (producer_id);
create index on catalogue.entries (code) where code is not null;
create index on catalogue.entries (certificate_number) where certificate_number is not null;
create index on catalogue.entries (set_code);
create index on catalogue.entries (valid_until);
