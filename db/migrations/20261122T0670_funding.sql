create schema funding;
grant usage on schema funding to saoque_app;
alter default privileges in schema funding grant select, insert, update, delete on tables to saoque_app;

create table funding.lines (
  id uuid primary key,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  commune_code text check (commune_code ~ '^[0-9]{5}$'),
  year integer not null check (year between 2018 and 2100),
  source text not null check (source in ('ntm_central', 'ntm_local', 'khuyen_nong', 'khuyen_cong', 'khcn', 'xttm', 'own', 'credit', 'other')),
  purpose text not null check (purpose in ('communication', 'training', 'dossier', 'packaging', 'ip', 'traceability', 'promotion', 'sale_point', 'council', 'reward', 'machinery', 'software', 'other')),
  norm text,
  title text not null check (length(title) between 2 and 250),
  allocated_vnd bigint not null check (allocated_vnd >= 0),
  decision_number text,
  decided_on date,
  status text not null default 'open' check (status in ('open', 'closed')),
  source_note text,
  note text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(title)) stored
);
comment on table funding.lines is 'Budget line: what a source gives a province or commune for a purpose in a year, in đồng.';
comment on column funding.lines.norm is 'Code of the spending norm (dated reference data: TT 60/2026/TT-BTC, TT 55/2023/TT-BTC).';
create index on funding.lines (province_code, year, source, id);
create index on funding.lines (year, source);
create index on funding.lines (commune_code, year) where commune_code is not null;

create table funding.allocations (
  id uuid primary key,
  line_id uuid not null references funding.lines,
  change_vnd bigint not null check (change_vnd <> 0),
  decision_number text,
  decided_on date not null,
  reason text not null,
  noted_by uuid,
  noted_by_name text,
  noted_at timestamptz not null default now()
);
comment on table funding.allocations is 'Every change of a line''s allocation; the line holds their sum.';
create index on funding.allocations (line_id, decided_on);

create table funding.commitments (
  id uuid primary key,
  line_id uuid not null references funding.lines,
  province_code text not null,
  year integer not null,
  title text not null check (length(title) between 2 and 250),
  amount_vnd bigint not null check (amount_vnd > 0),
  committed_on date not null,
  contract_number text,
  payee text,
  producer_id uuid references producers.producers,
  activity_kind text check (activity_kind in ('class', 'event', 'support_request', 'reward_list', 'council_session', 'pilot', 'other')),
  activity_id uuid,
  status text not null default 'open' check (status in ('open', 'settled', 'cancelled')),
  settled_vnd bigint check (settled_vnd >= 0),
  cancel_reason text,
  note text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(title || ' ' || coalesce(payee, '') || ' ' || coalesce(contract_number, ''))) stored,
  check ((status = 'settled') = (settled_vnd is not null)),
  check (settled_vnd <= amount_vnd),
  check (status <> 'cancelled' or cancel_reason is not null)
);
comment on column funding.commitments.settled_vnd is 'What was paid in the end: the rest goes back to the line.';
comment on table funding.commitments is 'Money bound to a contract or activity; never more than the line has left.';
create index on funding.commitments (line_id);
create index on funding.commitments (activity_kind, activity_id) where activity_id is not null;
create index on funding.commitments (province_code, year, status);
create index commitments_by_year on funding.commitments (year) include (line_id, amount_vnd, settled_vnd, status);
create unique index commitments_one_per_activity on funding.commitments (activity_id)
  where activity_kind in ('council_session', 'reward_list') and status <> 'cancelled';
comment on index funding.commitments_one_per_activity is 'A session and a list of rewards are bound once, so that nobody is paid twice.';
create index on funding.commitments (producer_id) where producer_id is not null;

create table funding.commitment_products (
  commitment_id uuid not null references funding.commitments,
  product_id uuid not null references products.products,
  primary key (commitment_id, product_id)
);
comment on table funding.commitment_products is 'Products that the money was spent for: money to result.';
create index on funding.commitment_products (product_id);

create table funding.disbursements (
  id uuid primary key,
  commitment_id uuid not null references funding.commitments,
  line_id uuid not null references funding.lines,
  province_code text not null,
  year integer not null,
  source text not null,
  paid_on date not null,
  amount_vnd bigint not null check (amount_vnd <> 0),
  paper_number text not null,
  file_id uuid,
  reverses_id uuid unique references funding.disbursements,
  reason text,
  is_demo boolean not null default false,
  created_by uuid,
  created_by_name text,
  created_at timestamptz not null default now(),
  check ((reverses_id is null) = (amount_vnd > 0)),
  check (reverses_id is null or reason is not null)
);
comment on table funding.disbursements is 'Money paid, with its paper. Never changed: a mistake is reversed by a row of its own with the reason.';
create index on funding.disbursements (line_id);
create index on funding.disbursements (commitment_id);
create index disbursements_by_province on funding.disbursements (province_code, year, source) include (amount_vnd, paid_on);
create index disbursements_by_year on funding.disbursements (year, source) include (amount_vnd, province_code, paid_on);

create table funding.reward_lists (
  id uuid primary key,
  province_code text not null,
  title text not null,
  norm text not null,
  from_on date not null,
  as_of date not null,
  kind text not null default 'computed' check (kind in ('computed', 'past')),
  status text not null default 'draft' check (status in ('draft', 'submitted', 'approved', 'paid', 'dropped')),
  decision_number text,
  decided_on date,
  line_id uuid references funding.lines,
  commitment_id uuid references funding.commitments,
  prepared_by uuid,
  prepared_at timestamptz not null default now(),
  submitted_at timestamptz,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz,
  refusal_reason text,
  paid_on date,
  source_note text,
  is_demo boolean not null default false,
  version integer not null default 1,
  check (from_on <= as_of),
  check (status not in ('approved', 'paid') or kind = 'past' or approved_at is not null)
);
comment on table funding.reward_lists is 'List of rewards for stars, computed from recognitions and approved by the province; kind past = paid before the platform, taken over from the office''s own book.';
comment on column funding.reward_lists.from_on is 'Recognitions from this day on; earlier ones without a reward on record are counted as rewarded.';
create index on funding.reward_lists (province_code, as_of desc, id);

create table funding.rewards (
  id uuid primary key,
  list_id uuid not null references funding.reward_lists,
  province_code text not null,
  product_id uuid not null references products.products,
  producer_id uuid not null references producers.producers,
  recognition_id uuid not null references certification.recognitions,
  star integer not null check (star between 3 and 5),
  level_vnd bigint not null,
  already_vnd bigint not null default 0,
  amount_vnd bigint not null check (amount_vnd > 0 and amount_vnd = level_vnd - already_vnd),
  explanation text not null,
  taken_out_at timestamptz,
  taken_out_reason text,
  check ((taken_out_at is null) = (taken_out_reason is null))
);
comment on table funding.rewards is 'Reward of a product for a star: once per level, an upgrade pays the difference (TT 60/2026/TT-BTC Điều 7; TT 55/2023/TT-BTC Điều 87).';
create unique index rewards_once on funding.rewards (product_id, star) where taken_out_at is null;
create index on funding.rewards (list_id);
create index on funding.rewards (province_code, star);

create table funding.rates (
  id uuid primary key,
  province_code text not null,
  role text not null check (role in ('chair', 'deputy', 'secretary', 'member', 'advisory')),
  unit text not null check (unit in ('session', 'dossier')),
  amount_vnd bigint not null check (amount_vnd >= 0),
  basis text not null,
  valid_from date not null,
  note text,
  created_by uuid,
  created_at timestamptz not null default now(),
  unique (province_code, role, unit, valid_from)
);
comment on table funding.rates is 'What a province pays council and advisory team, dated; the circular names the frame, the province the amount, so there is no default.';

create table funding.commendations (
  id uuid primary key,
  province_code text not null,
  year integer not null,
  kind text not null check (kind in ('collective', 'individual')),
  form text not null default 'bang_khen' check (form in ('bang_khen', 'giay_khen')),
  name text not null check (length(name) between 2 and 200),
  unit text,
  producer_id uuid references producers.producers,
  achievement text not null,
  status text not null default 'proposed' check (status in ('proposed', 'approved', 'declined')),
  decline_reason text,
  decision_number text,
  decided_on date,
  ceremony_on date,
  ceremony_place text,
  ceremony_order integer,
  received_on date,
  reward_vnd bigint check (reward_vnd >= 0),
  source text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(name || ' ' || coalesce(unit, ''))) stored,
  check ((status = 'declined') = (decline_reason is not null)),
  check (status <> 'approved' or decided_on is not null)
);
comment on table funding.commendations is 'Bằng khen and giấy khen of collectives and people, with the decision and the list of the ceremony.';
create index on funding.commendations (province_code, year desc, id);

create view funding.public_lines as
  select l.id, l.province_code, l.commune_code, l.year, l.source, l.purpose, l.title, l.allocated_vnd, l.status, l.is_demo from funding.lines l;
comment on view funding.public_lines is 'Budget lines for plans and reports.';
comment on column funding.public_lines.commune_code is 'null for lines of the province';
grant select on funding.public_lines to saoque_app;

create view funding.public_commitments as
  select c.id, c.line_id, c.province_code, c.year, c.title, c.amount_vnd, c.committed_on, c.producer_id, c.activity_kind, c.activity_id, c.status,
    l.source, l.purpose, c.is_demo,
    case c.status when 'open' then c.amount_vnd when 'settled' then c.settled_vnd else 0 end as bound_vnd, l.commune_code
  from funding.commitments c join funding.lines l on l.id = c.line_id;
comment on view funding.public_commitments is 'Money bound, with source and purpose.';
comment on column funding.public_commitments.commune_code is 'null for lines of the province';
comment on column funding.public_commitments.producer_id is 'null when not for one producer';
comment on column funding.public_commitments.activity_kind is 'null when not tied to an activity';
comment on column funding.public_commitments.activity_id is 'null when not tied to an activity';
grant select on funding.public_commitments to saoque_app;

create view funding.public_disbursements as
  select d.id, d.commitment_id, d.line_id, d.province_code, d.year, d.source, d.paid_on, d.amount_vnd, d.is_demo from funding.disbursements d;
comment on view funding.public_disbursements is 'Money paid; reversals count with minus.';
grant select on funding.public_disbursements to saoque_app;

create view funding.public_commitment_products as
  select p.commitment_id, p.product_id from funding.commitment_products p;
comment on view funding.public_commitment_products is 'Products that money was spent for.';
grant select on funding.public_commitment_products to saoque_app;

create view funding.public_rewards as
  select r.id, r.province_code, r.product_id, r.producer_id, r.star, r.amount_vnd, l.status as list_status, l.paid_on, l.is_demo
  from funding.rewards r join funding.reward_lists l on l.id = r.list_id
  where r.taken_out_at is null and l.status <> 'dropped';
comment on view funding.public_rewards is 'Rewards for stars, on their way or paid.';
comment on column funding.public_rewards.paid_on is 'null until paid';
grant select on funding.public_rewards to saoque_app;

create view funding.public_commendations as
  select c.id, c.province_code, c.year, c.kind, c.form, c.status, c.producer_id, c.decided_on, c.received_on, c.is_demo
  from funding.commendations c;
comment on view funding.public_commendations is 'Commendations for counting; names stay with the office.';
comment on column funding.public_commendations.producer_id is 'null when not for a producer';
comment on column funding.public_commendations.decided_on is 'null before the decision';
comment on column funding.public_commendations.received_on is 'null until handed over';
grant select on funding.public_commendations to saoque_app;
