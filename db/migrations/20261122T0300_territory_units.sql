-- Administrative units of both eras. Codes were given anew on 1 July 2025 and many now mean another place,
-- so a unit is named by (era, level, code), never by its code alone.

create schema territory;
grant usage on schema territory to saoque_app;

create table territory.units (
  era text not null check (era in ('pre2025', '2025')),
  level text not null check (level in ('province', 'district', 'commune')),
  code text not null,
  parent_code text,
  province_code text not null,
  name text not null,
  full_name text not null,
  type text not null check (type in ('tinh', 'thanh_pho', 'quan', 'huyen', 'thi_xa', 'xa', 'phuong', 'thi_tran', 'dac_khu')),
  slug text not null,
  search_text text not null generated always as (public.fold_vi(full_name)) stored,
  valid_from date,
  valid_to date,
  primary key (era, level, code),
  check ((level = 'province') = (parent_code is null)),
  check (not (era = '2025' and level = 'district')),
  check (valid_to is null or valid_from is null or valid_from <= valid_to)
);
comment on table territory.units is 'Provinces, districts and communes before and from 1 July 2025, under their newest name of that era';
comment on column territory.units.parent_code is 'Within the same era: province of a district or of a new commune, district of an old commune';
comment on column territory.units.valid_from is 'Null for old units: the lists give their state on 30 June 2025, not when each began';
create index units_by_province on territory.units (era, province_code, level);
create index units_search on territory.units using gin (search_text public.gin_trgm_ops);

create table territory.unit_names (
  era text not null,
  level text not null,
  code text not null,
  full_name text not null,
  valid_from date,
  valid_to date,
  legal_basis text not null,
  unique nulls not distinct (era, level, code, valid_from),
  foreign key (era, level, code) references territory.units
);
comment on table territory.unit_names is 'Every name of a unit that was renamed within its era, with its dates; units never renamed have no row';

create table territory.successions (
  old_level text not null,
  old_code text not null,
  new_level text not null,
  new_code text not null,
  extent text not null check (extent in ('whole', 'part')),
  old_era text not null default 'pre2025' check (old_era = 'pre2025'),
  new_era text not null default '2025' check (new_era = '2025'),
  primary key (old_level, old_code, new_level, new_code),
  foreign key (old_era, old_level, old_code) references territory.units,
  foreign key (new_era, new_level, new_code) references territory.units
);
comment on table territory.successions is 'Which new unit took over an old one on 1 July 2025';
comment on column territory.successions.extent is 'part: the old unit was divided, and only its people know which part a place lies in';
create index successions_by_new on territory.successions (new_level, new_code);

create view territory.public_units as
  select era, level, code, parent_code, province_code, name, full_name, type, slug, search_text, valid_from, valid_to
  from territory.units;
comment on view territory.public_units is 'For lists and reports of other modules';

grant select, insert, delete on territory.units, territory.unit_names, territory.successions to saoque_app;
grant select on territory.public_units to saoque_app;
