create schema dossiers;
grant usage on schema dossiers to saoque_app;
alter default privileges in schema dossiers grant select, insert, update, delete on tables to saoque_app;

create table dossiers.dossiers (
  id uuid primary key,
  kind text not null check (kind in ('first', 'upgrade', 're_evaluation')),
  product_id uuid not null references products.products,
  producer_id uuid not null references producers.producers,
  province_code text not null,
  commune_code text not null,
  rule_set text not null,
  set_code text not null,
  target_star integer not null check (target_star between 3 and 5),
  council_on date,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'commune_returned', 'commune_accepted', 'forwarded',
    'province_returned', 'province_accepted', 'in_round', 'in_council', 'scored', 'recognised', 'sent_to_ministry', 'not_reached', 'rejected', 'withdrawn')),
  receipt_number text,
  submitted_at timestamptz,
  commune_due_on date,
  round_id uuid,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
comment on table dossiers.dossiers is 'Hồ sơ OCOP, pinned to the rule set in force when it was filed (QĐ 26/2026/QĐ-TTg Điều 6, Điều 12).';
comment on column dossiers.dossiers.receipt_number is '…/PĐK-tỉnh-xã-năm (Mẫu 01); given at submission.';
comment on column dossiers.dossiers.commune_due_on is '15 working days after receipt (Điều 7 khoản 2).';
comment on column dossiers.dossiers.council_on is 'Expected day of the council: papers that expire before it are flagged.';
create index on dossiers.dossiers (commune_code, status, submitted_at);
create index on dossiers.dossiers (province_code, status, submitted_at);
create index on dossiers.dossiers (producer_id, created_at desc);
create unique index dossiers_receipt on dossiers.dossiers (receipt_number) where receipt_number is not null;
create unique index dossiers_one_open on dossiers.dossiers (product_id)
  where status not in ('recognised', 'sent_to_ministry', 'not_reached', 'rejected', 'withdrawn');

create table dossiers.receipt_counters (
  commune_code text not null,
  year integer not null,
  last integer not null,
  primary key (commune_code, year)
);
comment on table dossiers.receipt_counters is 'Last serial of Phiếu đăng ký that a commune gave in a year.';

create table dossiers.status_changes (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossiers,
  action text not null,
  from_status text not null,
  to_status text not null,
  actor_id uuid,
  actor_name text,
  on_behalf_of text,
  note text,
  law text,
  changed_at timestamptz not null default now()
);
comment on table dossiers.status_changes is 'The dossier''s timeline: who moved it, when, on which article.';
create index on dossiers.status_changes (dossier_id, changed_at);

create table dossiers.answers (
  dossier_id uuid not null references dossiers.dossiers,
  form text not null check (form in ('mau_01', 'mau_02')),
  section text not null,
  content jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (dossier_id, form, section)
);
comment on table dossiers.answers is 'Mẫu 01 and Mẫu 02 by step, saved as the producer goes.';

create table dossiers.self_marks (
  dossier_id uuid not null references dossiers.dossiers,
  criterion text not null,
  points numeric(5, 2) not null,
  case_code text,
  reason text,
  updated_at timestamptz not null default now(),
  primary key (dossier_id, criterion)
);

create table dossiers.citations (
  dossier_id uuid not null references dossiers.dossiers,
  criterion text not null,
  proof_id uuid not null references producers.proofs,
  cited_at timestamptz not null default now(),
  primary key (dossier_id, criterion, proof_id)
);
comment on table dossiers.citations is 'Viện dẫn: one proof may serve several criteria.';

create table dossiers.returns (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossiers,
  level text not null check (level in ('commune', 'province')),
  reason text not null,
  respond_by date not null,
  returned_by uuid,
  returned_by_name text,
  returned_at timestamptz not null default now(),
  answered_at timestamptz
);
create index on dossiers.returns (dossier_id, returned_at);

create table dossiers.return_points (
  return_id uuid not null references dossiers.returns,
  no integer not null,
  criterion text,
  request text not null,
  answer text,
  answered_at timestamptz,
  primary key (return_id, no)
);

create table dossiers.composition_checks (
  dossier_id uuid not null references dossiers.dossiers,
  level text not null check (level in ('commune', 'province')),
  item text not null,
  verdict text not null check (verdict in ('present', 'missing', 'not_required')),
  note text,
  checked_by uuid,
  checked_at timestamptz not null default now(),
  primary key (dossier_id, level, item)
);

create table dossiers.commune_judgements (
  dossier_id uuid not null references dossiers.dossiers,
  content text not null check (content in ('material', 'labour', 'idea', 'identity')),
  criterion text,
  points numeric(5, 2),
  conclusion text not null check (length(conclusion) between 1 and 2000),
  judged_by uuid,
  judged_at timestamptz not null default now(),
  primary key (dossier_id, content)
);
comment on column dossiers.commune_judgements.criterion is 'Criterion of the set that carries the content; null where the set has none (tourism).';
comment on table dossiers.commune_judgements is 'The four judgements of the commune (Điều 7 khoản 2, Mẫu 03); points is the level that the commune finds, not a score.';

create table dossiers.commune_reports (
  dossier_id uuid primary key references dossiers.dossiers,
  report_number text not null,
  letter_number text not null,
  reported_on date not null,
  meeting_held boolean not null default false,
  proposal text not null check (proposal in ('propose', 'not_propose')),
  comment text,
  samples integer not null check (samples >= 0),
  samples_delivered_on date,
  signed_file_id uuid,
  signed_by text,
  created_by uuid,
  created_at timestamptz not null default now()
);
comment on table dossiers.commune_reports is 'Mẫu 03 and the proposal letter; 05 samples go along (Điều 7 khoản 2), none for tourism.';

create view dossiers.public_dossiers as
  select d.id, d.kind, d.product_id, d.producer_id, d.province_code, d.commune_code, d.rule_set, d.set_code, d.target_star,
    d.status, d.receipt_number, d.submitted_at, d.commune_due_on, d.round_id, d.is_demo, d.version, d.created_at, d.updated_at
  from dossiers.dossiers d;
comment on view dossiers.public_dossiers is 'Dossiers for the lists of modules above; no personal data.';
comment on column dossiers.public_dossiers.receipt_number is 'null before submission';
comment on column dossiers.public_dossiers.submitted_at is 'null before submission';
comment on column dossiers.public_dossiers.commune_due_on is 'null before submission';
comment on column dossiers.public_dossiers.round_id is 'null before a round';
grant select on dossiers.public_dossiers to saoque_app;
