create schema planning;
grant usage on schema planning to saoque_app;
alter default privileges in schema planning grant select, insert, update, delete on tables to saoque_app;

create table planning.plans (
  id uuid primary key,
  level text not null check (level in ('nation', 'province', 'commune')),
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  commune_code text check (commune_code ~ '^[0-9]{5}$'),
  old_province_code text check (old_province_code ~ '^[0-9]{2}$'),
  title text not null check (length(title) between 2 and 250),
  from_year integer not null check (from_year between 2018 and 2100),
  to_year integer not null check (to_year between 2018 and 2100),
  number text,
  decided_on date,
  basis text,
  solutions text,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'approved', 'replaced', 'dropped')),
  refusal_reason text,
  parent_id uuid references planning.plans,
  copied_from_id uuid references planning.plans,
  replaced_by_id uuid references planning.plans,
  file_id uuid,
  source text,
  is_demo boolean not null default false,
  prepared_by uuid,
  prepared_by_name text,
  submitted_at timestamptz,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  check (to_year >= from_year),
  check ((level = 'commune') = (commune_code is not null)),
  check ((level = 'nation') = (province_code = '00'))
);
comment on table planning.plans is 'Yearly and multi-year plans of nation, province and commune, with the decision that issued them.';
comment on column planning.plans.old_province_code is 'Province before 1 July 2025 that a plan of that time was for: its figures are reckoned in the old boundaries.';
comment on column planning.plans.parent_id is 'Plan above whose targets were cascaded into this one.';
create index on planning.plans (province_code, from_year desc, id);
create index on planning.plans (commune_code, from_year desc) where commune_code is not null;
create index on planning.plans (parent_id);

create table planning.targets (
  id uuid primary key,
  plan_id uuid not null references planning.plans,
  indicator text not null,
  filter jsonb not null default '{}',
  year integer not null,
  reckoning text not null check (reckoning in ('in_year', 'at_end')),
  comparison text not null default 'at_least' check (comparison in ('at_least', 'at_most', 'range')),
  low numeric not null,
  high numeric,
  wording text,
  parent_target_id uuid references planning.targets,
  position integer not null default 0,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  check ((comparison = 'range') = (high is not null)),
  check (high is null or high >= low)
);
comment on table planning.targets is 'Target of a plan for an indicator in a year, in the year (in_year) or as it stands at its end (at_end).';
comment on column planning.targets.filter is 'Narrowing of the indicator, such as {"stars":[3,4]}; keys are defined with the indicator.';
comment on column planning.targets.wording is 'The plan''s own words where they say more than the number.';
create index on planning.targets (plan_id, position, id);
create index on planning.targets (parent_target_id);

create table planning.target_shares (
  target_id uuid not null references planning.targets,
  unit_code text not null,
  low numeric not null,
  note text,
  primary key (target_id, unit_code)
);
comment on table planning.target_shares is 'How a target is shared out to the units below (provinces or communes); for indicators that add up the shares must reach the target.';

create table planning.plan_tasks (
  id uuid primary key,
  plan_id uuid not null references planning.plans,
  no integer not null,
  title text not null check (length(title) between 2 and 300),
  required_result text,
  lead text,
  due_on date,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  unique (plan_id, no)
);
comment on table planning.plan_tasks is 'Tasks of a plan; handing one out makes tasks of directives.';

create table planning.plan_budgets (
  id uuid primary key,
  plan_id uuid not null references planning.plans,
  year integer not null,
  source text not null,
  purpose text not null,
  title text,
  amount_vnd bigint not null check (amount_vnd >= 0),
  version integer not null default 1
);
comment on table planning.plan_budgets is 'Money of a plan by year, source and purpose (codes of funding), in đồng.';
create index on planning.plan_budgets (plan_id, year);

create table planning.manual_values (
  id uuid primary key,
  indicator text not null,
  filter jsonb not null default '{}',
  province_code text not null,
  era text not null default '2025' check (era in ('2025', 'pre2025')),
  unit_level text not null check (unit_level in ('nation', 'province', 'district', 'commune')),
  unit_code text not null,
  from_on date,
  to_on date not null,
  value numeric not null,
  source text not null,
  source_link text,
  file_id uuid,
  note text,
  entered_by uuid,
  entered_by_name text,
  entered_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  check (from_on is null or from_on <= to_on)
);
comment on table planning.manual_values is 'Figures told by a report or entered by hand where no records exist, with source and author; never mixed into recorded figures.';
comment on column planning.manual_values.from_on is 'Start of the period; null for a figure as it stood on to_on.';
create index on planning.manual_values (province_code, indicator, to_on desc) where withdrawn_at is null;
create index on planning.manual_values (era, unit_level, unit_code, to_on desc) where withdrawn_at is null;

create table planning.closings (
  id uuid primary key,
  province_code text not null,
  commune_code text,
  plan_id uuid references planning.plans,
  title text not null,
  from_on date not null,
  to_on date not null,
  status text not null default 'frozen' check (status in ('frozen', 'signed')),
  frozen_at timestamptz not null default now(),
  frozen_by uuid,
  frozen_by_name text,
  signed_at timestamptz,
  signed_by uuid,
  signed_by_name text,
  seal bytea not null,
  is_demo boolean not null default false,
  version integer not null default 1,
  check (to_on >= from_on),
  check ((status = 'signed') = (signed_at is not null))
);
comment on table planning.closings is 'Chốt số liệu: figures frozen at a date and signed; what changes later shows as a correction.';
comment on column planning.closings.seal is 'SHA-256 over the frozen values.';
create index on planning.closings (province_code, to_on desc, id);
create index on planning.closings (plan_id);

create table planning.closing_values (
  closing_id uuid not null references planning.closings,
  no integer not null,
  indicator text not null,
  filter jsonb not null default '{}',
  reckoning text not null,
  unit_code text not null,
  target_id uuid,
  value numeric,
  numerator numeric,
  denominator numeric,
  origin text not null check (origin in ('records', 'manual', 'none')),
  records jsonb not null default '[]',
  primary key (closing_id, no)
);
comment on table planning.closing_values is 'A frozen figure and the records it was reckoned from.';

create table planning.corrections (
  id uuid primary key,
  closing_id uuid not null,
  no integer not null,
  old_value numeric,
  new_value numeric,
  reason text not null,
  corrected_by uuid,
  corrected_by_name text,
  corrected_at timestamptz not null default now(),
  foreign key (closing_id, no) references planning.closing_values
);
comment on table planning.corrections is 'A later correction of a frozen figure: the frozen one stays, this stands beside it.';
create index on planning.corrections (closing_id, no, corrected_at);

create table planning.craft_villages (
  id uuid primary key,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  commune_code text check (commune_code ~ '^[0-9]{5}$'),
  name text not null check (length(name) between 2 and 200),
  kind text not null check (kind in ('craft_village', 'traditional_craft', 'traditional_craft_village')),
  craft text,
  decision_number text,
  recognised_on date,
  ended_on date,
  source text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
comment on table planning.craft_villages is 'Làng nghề, nghề truyền thống of a province: share with an OCOP product.';
create index on planning.craft_villages (province_code, name, id);

create table planning.craft_village_products (
  village_id uuid not null references planning.craft_villages,
  product_id uuid not null references products.products,
  created_at timestamptz not null default now(),
  primary key (village_id, product_id)
);
comment on table planning.craft_village_products is 'Products that come from a craft village.';

create table planning.value_chains (
  id uuid primary key,
  province_code text not null,
  producer_id uuid not null references producers.producers,
  name text not null,
  circular boolean not null default false,
  description text,
  since date not null,
  ended_on date,
  proof_file_id uuid,
  source text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
comment on table planning.value_chains is 'Value chains of producers; circular ones count for the target of the circular economy.';
create index on planning.value_chains (province_code, since, id);

create table planning.exports (
  producer_id uuid not null references producers.producers,
  year integer not null,
  market text not null,
  value_usd numeric(14,2) not null check (value_usd >= 0),
  source text,
  noted_by uuid,
  noted_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (producer_id, year, market)
);
comment on table planning.exports is 'Exports of a producer by year and market, in US dollars.';

create view planning.public_plans as
  select p.id, p.level, p.province_code, p.commune_code, p.title, p.from_year, p.to_year, p.number, p.decided_on, p.status, p.is_demo
  from planning.plans p;
comment on view planning.public_plans is 'Plans for reports.';
comment on column planning.public_plans.commune_code is 'null unless of a commune';
comment on column planning.public_plans.number is 'null before it is issued';
comment on column planning.public_plans.decided_on is 'null before it is issued';
grant select on planning.public_plans to saoque_app;
