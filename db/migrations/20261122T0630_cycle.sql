create schema cycle;
grant usage on schema cycle to saoque_app;
alter default privileges in schema cycle grant select, insert, update, delete on tables to saoque_app;

create table cycle.surveys (
  id uuid primary key,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  title text not null check (length(title) between 2 and 200),
  year integer not null check (year between 2018 and 2100),
  letter_number text,
  opened_on date not null,
  due_on date not null,
  reported_producers integer check (reported_producers >= 0),
  reported_products integer check (reported_products >= 0),
  reminded_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  note text,
  source text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  check (due_on >= opened_on)
);
comment on table cycle.surveys is 'Rà soát: the province asks communes which products could be evaluated, and when.';
comment on column cycle.surveys.reported_producers is 'Totals that a report tells without naming anybody; null where the candidates themselves are recorded.';
create index on cycle.surveys (province_code, year desc, id);

create table cycle.survey_answers (
  survey_id uuid not null references cycle.surveys,
  commune_code text not null check (commune_code ~ '^[0-9]{5}$'),
  answered_by uuid,
  answered_at timestamptz not null default now(),
  nothing_to_report boolean not null default false,
  note text,
  primary key (survey_id, commune_code)
);
comment on table cycle.survey_answers is 'A commune says that its list is complete, or that it has none.';

create table cycle.candidates (
  id uuid primary key,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  commune_code text check (commune_code ~ '^[0-9]{5}$'),
  old_place text,
  survey_id uuid references cycle.surveys,
  year integer not null check (year between 2018 and 2100),
  producer_id uuid references producers.producers,
  producer_name text not null check (length(producer_name) between 2 and 200),
  producer_kind text,
  product_id uuid references products.products,
  product_name text,
  sector text check (sector in ('I', 'II', 'III', 'IV', 'V', 'VI')),
  set_code text,
  kind text not null default 'first' check (kind in ('first', 'upgrade', 're_evaluation')),
  potential text check (potential in ('high', 'medium', 'low')),
  needs text[] not null default '{}',
  expected_star integer check (expected_star between 3 and 5),
  expected_round text,
  pilot_kind text check (pilot_kind in ('model_product', 'tourism_village')),
  consultant_id uuid references consultants.consultants,
  step text not null default 'surveyed' check (step in ('surveyed', 'idea', 'business_plan', 'implementation', 'evaluation', 'promotion', 'stopped')),
  step_since timestamptz not null default now(),
  stopped_reason text,
  dossier_id uuid references dossiers.dossiers,
  note text,
  source text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(producer_name || ' ' || coalesce(product_name, ''))) stored,
  check ((step = 'stopped') = (stopped_reason is not null))
);
comment on table cycle.candidates is 'A product on its way through the yearly cycle (chu trình thường niên): from survey and idea to recognition and market.';
comment on column cycle.candidates.product_name is 'null where a report names only the producer.';
comment on column cycle.candidates.pilot_kind is 'A model with a consultant: one product a commune (district before 7/2025), or a tourism culture village.';
create index on cycle.candidates (province_code, year, step, id);
create index on cycle.candidates (commune_code, year);
create index on cycle.candidates (survey_id);
create index on cycle.candidates (producer_id);
create index on cycle.candidates (dossier_id) where dossier_id is not null;
create index candidates_search on cycle.candidates using gin (search_text public.gin_trgm_ops);

create table cycle.candidate_moves (
  id uuid primary key,
  candidate_id uuid not null references cycle.candidates,
  from_step text,
  to_step text not null,
  note text,
  moved_by uuid,
  moved_by_name text,
  moved_at timestamptz not null default now()
);
comment on table cycle.candidate_moves is 'Who moved a candidate on, when and why.';
create index on cycle.candidate_moves (candidate_id, moved_at);

create table cycle.idea_forms (
  candidate_id uuid primary key references cycle.candidates,
  idea text not null,
  materials text,
  market text,
  wishes text,
  registered_on date not null,
  accepted_on date,
  accepted_by uuid,
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
comment on table cycle.idea_forms is 'Phiếu đăng ký ý tưởng sản phẩm (step 2 of the cycle).';

create table cycle.business_plans (
  candidate_id uuid primary key references cycle.candidates,
  goal text not null,
  production text,
  investment_vnd bigint check (investment_vnd >= 0),
  own_capital_vnd bigint check (own_capital_vnd >= 0),
  expected_revenue_vnd bigint check (expected_revenue_vnd >= 0),
  workers integer check (workers >= 0),
  market text,
  schedule text,
  file_id uuid,
  submitted_on date,
  approved_on date,
  approved_by uuid,
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
comment on table cycle.business_plans is 'Phương án sản xuất kinh doanh of a candidate (step 3 of the cycle); money in đồng.';

create view cycle.public_candidates as
  select c.id, c.province_code, c.commune_code, c.old_place, c.survey_id, c.year, c.producer_id, c.producer_name, c.producer_kind, c.product_id,
    c.product_name, c.sector, c.kind, c.potential, c.needs, c.expected_star, c.pilot_kind, c.consultant_id, c.step, c.step_since, c.dossier_id,
    c.source, c.is_demo, c.created_at
  from cycle.candidates c;
comment on view cycle.public_candidates is 'Candidates of the yearly cycle, for plans and reports.';
comment on column cycle.public_candidates.commune_code is 'null where unknown';
comment on column cycle.public_candidates.old_place is 'null where unknown';
comment on column cycle.public_candidates.survey_id is 'null when not from a survey';
comment on column cycle.public_candidates.producer_id is 'null before the producer is registered';
comment on column cycle.public_candidates.producer_kind is 'null where unknown';
comment on column cycle.public_candidates.product_id is 'null before the product is registered';
comment on column cycle.public_candidates.product_name is 'null where only the producer is named';
comment on column cycle.public_candidates.sector is 'null where unknown';
comment on column cycle.public_candidates.potential is 'null where not judged';
comment on column cycle.public_candidates.expected_star is 'null where not told';
comment on column cycle.public_candidates.pilot_kind is 'null unless a pilot';
comment on column cycle.public_candidates.consultant_id is 'null when none';
comment on column cycle.public_candidates.dossier_id is 'null before a dossier';
comment on column cycle.public_candidates.source is 'null when entered here';
grant select on cycle.public_candidates to saoque_app;

create view cycle.public_surveys as
  select s.id, s.province_code, s.title, s.year, s.letter_number, s.opened_on, s.due_on, s.closed_at, s.reported_producers,
    s.reported_products, s.source, s.is_demo
  from cycle.surveys s;
comment on view cycle.public_surveys is 'Surveys of candidates, for plans and reports; reported totals stand for surveys whose rows are not known.';
comment on column cycle.public_surveys.letter_number is 'null when asked without a letter';
comment on column cycle.public_surveys.closed_at is 'null while open';
comment on column cycle.public_surveys.reported_producers is 'null where candidates are recorded';
comment on column cycle.public_surveys.reported_products is 'null where candidates are recorded';
comment on column cycle.public_surveys.source is 'null when entered here';
grant select on cycle.public_surveys to saoque_app;
