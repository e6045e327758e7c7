create schema producers;
grant usage on schema producers to saoque_app;
alter default privileges in schema producers grant select, insert, update, delete on tables to saoque_app;

create table producers.producers (
  id uuid primary key,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  commune_code text check (commune_code ~ '^[0-9]{5}$'),
  old_commune_code text check (old_commune_code ~ '^[0-9]{5}$'),
  old_place text,
  kind text not null check (kind in ('cooperative', 'cooperative_group', 'enterprise', 'farm', 'household',
    'association', 'tourism_centre', 'facility', 'unknown')),
  name text not null check (length(name) between 2 and 200),
  slug text not null unique,
  tax_code text check (tax_code ~ '^[0-9]{10}(-[0-9]{3})?$'),
  registration_number text,
  registered_on date,
  registration_issuer text,
  founded_on date,
  address text,
  phone text,
  email text,
  website text,
  about text,
  status text not null default 'active' check (status in ('pending', 'active', 'closed', 'refused')),
  is_demo boolean not null default false,
  source text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(name)) stored
);
comment on table producers.producers is 'Chủ thể OCOP: QĐ 26/2026/QĐ-TTg Điều 2.';
comment on column producers.producers.commune_code is 'Commune of 2025; null where an old record does not tell it.';
comment on column producers.producers.old_place is 'Place as an old record words it (commune, district before 7/2025).';
comment on column producers.producers.kind is 'facility and unknown only come from old registers; a new dossier needs a kind of Điều 2.';
comment on column producers.producers.phone is 'Business phone; shown publicly only when contact_public_at is set.';
alter table producers.producers add column contact_public_at timestamptz;
create index producers_search on producers.producers using gin (search_text public.gin_trgm_ops);
create index on producers.producers (province_code, commune_code);
create index on producers.producers (province_code, search_text, id);
create unique index producers_tax_code on producers.producers (tax_code) where tax_code is not null and status in ('active', 'pending');

create table producers.representatives (
  id uuid primary key,
  producer_id uuid not null references producers.producers,
  full_name text not null,
  title text,
  sex text check (sex in ('female', 'male', 'other')),
  ethnicity text,
  has_disability boolean,
  permanent_address text,
  phone text,
  email text,
  purpose text,
  consented_at timestamptz,
  valid_from date not null,
  valid_to date,
  created_at timestamptz not null default now(),
  check ((sex is null and ethnicity is null and has_disability is null) or purpose is not null)
);
comment on table producers.representatives is 'Legal representative. Personal data for criterion 3.2 and Mẫu 02 only (Luật 91/2025/QH15); never public.';
create unique index representatives_current on producers.representatives (producer_id) where valid_to is null;

create table producers.workforces (
  producer_id uuid not null references producers.producers,
  year integer not null check (year between 2000 and 2100),
  workers integer not null check (workers >= 0),
  local_workers integer not null check (local_workers between 0 and workers),
  female_workers integer check (female_workers between 0 and workers),
  insured_workers integer check (insured_workers between 0 and workers),
  revenue_million numeric(14, 2) check (revenue_million >= 0),
  profit_million numeric(14, 2),
  updated_at timestamptz not null default now(),
  primary key (producer_id, year)
);
comment on table producers.workforces is 'Workers and business result of a year: Mẫu 02 part II, criteria 3.3 and 3.4. Money in triệu đồng.';

create table producers.proofs (
  id uuid primary key,
  producer_id uuid not null references producers.producers,
  product_id uuid,
  kind integer not null check (kind between 1 and 15),
  title text not null check (length(title) between 2 and 200),
  number text,
  issuer text,
  issued_on date,
  expires_on date,
  file_id uuid,
  note text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  replaces_id uuid references producers.proofs,
  retired_at timestamptz,
  check (expires_on is null or issued_on is null or expires_on >= issued_on)
);
comment on table producers.proofs is 'Proof library (kho minh chứng): entered once, cited by every dossier. kind = line of the evidence table of Mẫu 02 (Phụ lục III).';
comment on column producers.proofs.replaces_id is 'The older paper that this one renewed; the chain is the history of a paper.';
create unique index proofs_replaced_once on producers.proofs (replaces_id) where replaces_id is not null;
create index on producers.proofs (producer_id, kind) where retired_at is null;
create index on producers.proofs (expires_on) where retired_at is null and expires_on is not null;

create table producers.registrations (
  id uuid primary key,
  producer_id uuid not null references producers.producers,
  account_id uuid not null,
  province_code text not null,
  commune_code text not null,
  status text not null default 'pending' check (status in ('pending', 'approved', 'refused')),
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  check ((status = 'pending') = (decided_at is null))
);
comment on table producers.registrations is 'A producer registered itself; the commune approves or refuses with a reason.';
create index on producers.registrations (commune_code, status);

create view producers.public_producers as
  select p.id, p.province_code, p.commune_code, p.old_commune_code, p.old_place, p.kind, p.name, p.slug, p.website, p.about,
    case when p.contact_public_at is not null then p.phone end as phone, p.status, p.is_demo, p.search_text,
    p.founded_on
  from producers.producers p;
comment on view producers.public_producers is 'What other modules and the public may read of a producer: no person, no tax code.';
comment on column producers.public_producers.commune_code is 'null where unknown';
comment on column producers.public_producers.old_commune_code is 'null where unknown';
comment on column producers.public_producers.old_place is 'null where unknown';
comment on column producers.public_producers.website is 'null when none';
comment on column producers.public_producers.about is 'null when none';
comment on column producers.public_producers.phone is 'null unless the producer made it public';
comment on column producers.public_producers.founded_on is 'null where unknown';
grant select on producers.public_producers to saoque_app;
