create schema support;
grant usage on schema support to saoque_app;
alter default privileges in schema support grant select, insert, update, delete on tables to saoque_app;

create table support.requests (
  id uuid primary key,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  commune_code text check (commune_code ~ '^[0-9]{5}$'),
  number text not null,
  year integer not null,
  producer_id uuid not null references producers.producers,
  product_id uuid references products.products,
  kind text not null check (kind in ('packaging', 'label', 'story', 'business_plan', 'traceability', 'website', 'barcode', 'trademark', 'gi', 'design_protection',
    'testing', 'certification', 'machinery', 'digital_sales', 'other')),
  title text not null check (length(title) between 2 and 200),
  need text not null,
  wanted_by date,
  status text not null default 'submitted' check (status in ('submitted', 'accepted', 'declined', 'contracted', 'delivered', 'completed', 'withdrawn')),
  decline_reason text,
  consultant_id uuid references consultants.consultants,
  budget_vnd bigint check (budget_vnd >= 0),
  budget_source text,
  own_share_vnd bigint check (own_share_vnd >= 0),
  contract_number text,
  contract_on date,
  contract_value_vnd bigint check (contract_value_vnd >= 0),
  due_on date,
  delivered_on date,
  completed_on date,
  result text,
  rating integer check (rating between 1 and 5),
  rating_note text,
  submitted_by uuid,
  on_behalf_of text,
  handled_by uuid,
  source text,
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(title)) stored,
  unique (province_code, year, number)
);
comment on table support.requests is 'What a producer asks help for, from the request to acceptance with pictures before and after; money in đồng.';
create index on support.requests (province_code, status, created_at, id);
create index on support.requests (producer_id, created_at desc);
create index on support.requests (commune_code, created_at desc);
create index on support.requests (province_code, year, kind);
create index on support.requests (due_on) where status = 'contracted';
create index requests_search on support.requests using gin (search_text public.gin_trgm_ops);

create table support.request_counters (
  province_code text not null,
  year integer not null,
  last integer not null,
  primary key (province_code, year)
);
comment on table support.request_counters is 'Last number given to a support request of a province in a year.';

create table support.request_moves (
  id uuid primary key,
  request_id uuid not null references support.requests,
  from_status text,
  to_status text not null,
  note text,
  moved_by uuid,
  moved_by_name text,
  on_behalf_of text,
  moved_at timestamptz not null default now()
);
comment on table support.request_moves is 'The timeline of a request.';
create index on support.request_moves (request_id, moved_at);

create table support.request_files (
  id uuid primary key,
  request_id uuid not null references support.requests,
  role text not null check (role in ('brief', 'contract', 'before', 'after', 'acceptance', 'other')),
  file_id uuid not null,
  caption text,
  added_by uuid,
  added_at timestamptz not null default now(),
  removed_at timestamptz
);
comment on table support.request_files is 'Papers and pictures of a request: contract, before, after, acceptance.';
create index on support.request_files (request_id);

create table support.design_projects (
  id uuid primary key,
  province_code text not null,
  request_id uuid references support.requests,
  producer_id uuid references producers.producers,
  product_id uuid references products.products,
  title text not null check (length(title) between 2 and 200),
  brief text not null,
  audience text,
  must_have text,
  due_on date,
  status text not null default 'open' check (status in ('open', 'choosing', 'chosen', 'handed_over', 'stopped')),
  chosen_proposal_id uuid,
  choice_reason text,
  chosen_at timestamptz,
  chosen_by uuid,
  chosen_by_name text,
  handed_over_on date,
  stopped_reason text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(title)) stored
);
comment on table support.design_projects is 'A job of the creative design and development centre: brief, proposals with versions, choice, files.';
create index on support.design_projects (province_code, status, created_at desc, id);
create index on support.design_projects (producer_id) where producer_id is not null;
create unique index on support.design_projects (request_id) where request_id is not null and status <> 'stopped';

create table support.design_proposals (
  id uuid primary key,
  project_id uuid not null references support.design_projects,
  consultant_id uuid references consultants.consultants,
  designer text not null,
  no integer not null,
  version_no integer not null default 1,
  idea text not null,
  price_vnd bigint check (price_vnd >= 0),
  file_id uuid,
  preview_file_id uuid,
  feedback text,
  feedback_by_name text,
  feedback_at timestamptz,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  unique (project_id, no, version_no)
);
comment on table support.design_proposals is 'Proposal no of a designer in its versions; an earlier version stays.';

create table support.design_files (
  id uuid primary key,
  project_id uuid not null references support.design_projects,
  file_id uuid not null,
  caption text,
  added_by uuid,
  added_at timestamptz not null default now()
);
comment on table support.design_files is 'What the centre hands over to the producer when the work is done.';
create index on support.design_files (project_id);

create table support.startups (
  id uuid primary key,
  province_code text not null,
  commune_code text,
  team text not null,
  leader_name text,
  idea text not null,
  cohort_year integer not null,
  stage text not null default 'applied' check (stage in ('applied', 'admitted', 'prototype', 'market', 'graduated', 'left')),
  mentor_id uuid references consultants.consultants,
  producer_id uuid references producers.producers,
  note text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(team || ' ' || idea)) stored
);
comment on table support.startups is 'Start-up programme of the centre: a team from application to its own producer.';
create index on support.startups (province_code, cohort_year desc, id);
create index on support.startups (commune_code, cohort_year desc);

create table support.startup_steps (
  id uuid primary key,
  startup_id uuid not null references support.startups,
  stage text not null,
  note text,
  stepped_by uuid,
  stepped_by_name text,
  stepped_at timestamptz not null default now()
);
comment on table support.startup_steps is 'When a team reached which stage.';
create index on support.startup_steps (startup_id, stepped_at);

create table support.ip_rights (
  id uuid primary key,
  province_code text not null,
  kind text not null check (kind in ('collective_mark', 'certification_mark', 'gi', 'trademark', 'industrial_design', 'patent', 'copyright')),
  name text not null check (length(name) between 2 and 200),
  owner text not null,
  application_number text,
  filed_on date,
  registration_number text,
  granted_on date,
  expires_on date,
  status text not null default 'filed' check (status in ('preparing', 'filed', 'granted', 'refused', 'expired')),
  goods text,
  area text,
  commune_codes text[] not null default '{}',
  file_id uuid,
  source text,
  note text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(name || ' ' || owner)) stored
);
comment on table support.ip_rights is 'Register of intellectual property of a province: collective and certification marks, geographical indications, trademarks, designs.';
create index on support.ip_rights (province_code, search_text, id);
create index on support.ip_rights using gin (commune_codes);
create index ip_rights_search on support.ip_rights using gin (search_text public.gin_trgm_ops);

create table support.ip_users (
  id uuid primary key,
  ip_right_id uuid not null references support.ip_rights,
  producer_id uuid not null references producers.producers,
  permitted_on date,
  permit_number text,
  ended_on date,
  created_by uuid,
  created_at timestamptz not null default now(),
  check (ended_on is null or permitted_on is null or ended_on >= permitted_on)
);
comment on table support.ip_users is 'Producers permitted to use a common mark or indication; a permission that ended stays.';
create unique index on support.ip_users (ip_right_id, producer_id) where ended_on is null;
create index on support.ip_users (producer_id);

create view support.public_requests as
  select r.id, r.province_code, r.commune_code, r.number, r.year, r.producer_id, r.product_id, r.kind, r.title, r.status, r.consultant_id,
    r.budget_vnd, r.contract_value_vnd, r.due_on, r.completed_on, r.created_at, r.is_demo
  from support.requests r;
comment on view support.public_requests is 'Support requests for plans, money and reports.';
comment on column support.public_requests.commune_code is 'null where unknown';
comment on column support.public_requests.product_id is 'null when for the producer as a whole';
comment on column support.public_requests.consultant_id is 'null before one is chosen';
comment on column support.public_requests.budget_vnd is 'null before a budget';
comment on column support.public_requests.contract_value_vnd is 'null before a contract';
comment on column support.public_requests.due_on is 'null before a contract';
comment on column support.public_requests.completed_on is 'null before acceptance';
grant select on support.public_requests to saoque_app;
