create schema consultants;
grant usage on schema consultants to saoque_app;
alter default privileges in schema consultants grant select, insert, update, delete on tables to saoque_app;

create table consultants.consultants (
  id uuid primary key,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  kind text not null check (kind in ('person', 'organisation')),
  name text not null check (length(name) between 2 and 200),
  agency text,
  tax_code text check (tax_code ~ '^[0-9]{10}(-[0-9]{3})?$'),
  phone text,
  email text,
  address text,
  fields text[] not null default '{}',
  status text not null default 'active' check (status in ('active', 'inactive')),
  note text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(name || ' ' || coalesce(agency, ''))) stored
);
comment on table consultants.consultants is 'Register of the people and firms who help producers: packaging, plans, dossiers, tests, design.';
comment on column consultants.consultants.fields is 'Kinds of help, the same codes as support requests.';
create index consultants_search on consultants.consultants using gin (search_text public.gin_trgm_ops);
create index on consultants.consultants (province_code, name, id);

create table consultants.people (
  id uuid primary key,
  consultant_id uuid not null references consultants.consultants,
  full_name text not null check (length(full_name) between 2 and 120),
  account_id uuid,
  joined_on date,
  left_on date,
  created_at timestamptz not null default now(),
  name_text text generated always as (public.fold_vi(full_name)) stored
);
comment on table consultants.people is 'Who works for a consultant; a person who is a consultant alone has one row. account_id ties it to a seat in a council.';
create index on consultants.people (consultant_id);
create index on consultants.people (account_id) where account_id is not null;
create index on consultants.people (name_text);

create table consultants.engagements (
  id uuid primary key,
  consultant_id uuid not null references consultants.consultants,
  province_code text not null,
  producer_id uuid not null references producers.producers,
  product_id uuid references products.products,
  help text not null,
  contract_number text,
  from_on date not null,
  to_on date,
  source_kind text,
  source_id uuid,
  note text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  check (to_on is null or to_on >= from_on)
);
comment on table consultants.engagements is 'Who helped which producer with what: whoever helped to write a dossier does not score it.';
comment on column consultants.engagements.source_kind is 'support_request, pilot or design_project when the engagement came from one; null when entered by hand.';
create index on consultants.engagements (producer_id);
create index on consultants.engagements (consultant_id, from_on desc);
create unique index engagements_of_source on consultants.engagements (source_kind, source_id) where source_id is not null;

create view consultants.public_engagements as
  select e.id, e.province_code, e.consultant_id, c.name as consultant_name, c.kind as consultant_kind, e.producer_id, e.product_id, e.help,
    e.contract_number, e.from_on, e.to_on, e.source_kind, e.source_id, e.is_demo
  from consultants.engagements e join consultants.consultants c on c.id = e.consultant_id;
comment on view consultants.public_engagements is 'Help given to producers, for lists of other modules.';
comment on column consultants.public_engagements.product_id is 'null when for the producer as a whole';
comment on column consultants.public_engagements.contract_number is 'null when none';
comment on column consultants.public_engagements.to_on is 'null while it goes on';
comment on column consultants.public_engagements.source_kind is 'null when entered by hand';
comment on column consultants.public_engagements.source_id is 'null when entered by hand';
grant select on consultants.public_engagements to saoque_app;
