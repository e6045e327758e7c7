create schema reporting;
grant usage on schema reporting to saoque_app;
alter default privileges in schema reporting grant select, insert, update, delete on tables to saoque_app;

create table reporting.reports (
  id uuid primary key,
  level text not null check (level in ('nation', 'province', 'commune')),
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  commune_code text check (commune_code ~ '^[0-9]{5}$'),
  kind text not null check (kind in ('month', 'quarter', 'half_year', 'year')),
  year integer not null check (year between 2018 and 2100),
  period_no integer not null default 1 check (period_no between 1 and 12),
  from_on date not null,
  to_on date not null,
  title text not null,
  recipient text,
  number text,
  signed_on date,
  signer_name text,
  signer_title text,
  status text not null default 'draft' check (status in ('draft', 'final', 'dropped')),
  figures jsonb not null,
  figures_at timestamptz not null,
  is_demo boolean not null default false,
  created_by uuid,
  created_by_name text,
  created_at timestamptz not null default now(),
  finished_by uuid,
  finished_by_name text,
  finished_at timestamptz,
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  check ((level = 'commune') = (commune_code is not null)),
  check ((status = 'final') = (finished_at is not null))
);
comment on table reporting.reports is 'Monthly, quarterly and yearly reports: figures as reckoned at figures_at, text by section in report_sections.';
create index on reporting.reports (province_code, year desc, id);
create index on reporting.reports (commune_code, year desc) where commune_code is not null;

create table reporting.report_sections (
  report_id uuid not null references reporting.reports,
  key text not null,
  position integer not null,
  title text not null,
  written text not null,
  edited text,
  edited_by uuid,
  edited_by_name text,
  edited_at timestamptz,
  primary key (report_id, key)
);
comment on table reporting.report_sections is 'A section''s text as it writes itself from the figures, and as edited; the edit is kept when figures are reckoned anew.';

create table reporting.schedules (
  id uuid primary key,
  level text not null check (level in ('nation', 'province', 'commune')),
  province_code text not null,
  commune_code text,
  kind text not null check (kind in ('month', 'quarter', 'half_year', 'year')),
  recipients text[] not null,
  send_day integer not null default 5 check (send_day between 1 and 28),
  next_on date not null,
  last_sent_on date,
  stopped_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
comment on table reporting.schedules is 'Reports that are made and mailed by themselves; a draft for the office, never signed.';
create index on reporting.schedules (next_on) where stopped_at is null;

create table reporting.exports (
  id uuid primary key,
  standard text not null check (standard in ('qd5277', 'qd5333')),
  province_code text not null,
  as_of date not null,
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed')),
  run_id uuid,
  rows_total integer,
  faults integer,
  report jsonb,
  xlsx_file_id uuid,
  csv_file_id uuid,
  json_file_id uuid,
  requested_by uuid,
  requested_by_name text,
  requested_at timestamptz not null default now(),
  finished_at timestamptz
);
comment on table reporting.exports is 'Exports to the ministry''s data structure with their validation report.';
create index on reporting.exports (province_code, requested_at desc, id);
