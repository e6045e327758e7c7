create schema directives;
grant usage on schema directives to saoque_app;
alter default privileges in schema directives grant select, insert, update, delete on tables to saoque_app;

create table directives.agencies (
  id uuid primary key,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  kind text not null check (kind in ('department', 'union', 'office', 'other')),
  name text not null check (length(name) between 2 and 200),
  short_name text,
  email text,
  phone text,
  ended_on date,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(name || ' ' || coalesce(short_name, ''))) stored
);
comment on table directives.agencies is 'Departments (sở, ngành), unions (hội, đoàn thể) and offices of a province that tasks are given to; communes come from territory.';
create unique index agencies_name on directives.agencies (province_code, name) where ended_on is null;

create table directives.agency_people (
  agency_id uuid not null references directives.agencies,
  account_id uuid not null,
  since timestamptz not null default now(),
  until timestamptz,
  added_by uuid,
  primary key (agency_id, account_id)
);
comment on table directives.agency_people is 'Accounts (role agency_officer) that answer for an agency''s tasks.';
create index on directives.agency_people (account_id) where until is null;

create table directives.documents (
  id uuid primary key,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  number text not null,
  issued_on date not null,
  issued_text text,
  issuer text not null,
  kind text not null default 'letter' check (kind in ('letter', 'plan', 'decision', 'directive', 'notice', 'resolution', 'other')),
  abstract text not null check (length(abstract) between 2 and 1000),
  received_on date,
  urgency text not null default 'normal' check (urgency in ('normal', 'urgent', 'express')),
  file_id uuid,
  note text,
  source text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(number || ' ' || abstract || ' ' || issuer)) stored
);
comment on table directives.documents is 'Documents that give tasks: số, ngày, cơ quan ban hành, trích yếu, file.';
comment on column directives.documents.issued_text is 'What the source says of the day where it names none; issued_on is then the last day it can be.';
create index on directives.documents (province_code, issued_on desc, id);
create index documents_search on directives.documents using gin (search_text public.gin_trgm_ops);

create table directives.recurrences (
  id uuid primary key,
  province_code text not null,
  title text not null,
  required_result text,
  priority text not null default 'normal' check (priority in ('high', 'normal', 'low')),
  rhythm text not null check (rhythm in ('monthly', 'quarterly', 'yearly')),
  due_day integer not null check (due_day between 1 and 31),
  due_month integer check (due_month between 1 and 12),
  lead_days integer not null default 14 check (lead_days between 1 and 120),
  assignees jsonb not null,
  plan_task_id uuid,
  starts_on date not null,
  ends_on date,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
comment on table directives.recurrences is 'Tasks that return every month, quarter or year; a job hands each out lead_days before it is due.';
comment on column directives.recurrences.assignees is 'List of {"kind":"agency","id":…} or {"kind":"commune","code":…} or {"kind":"all_communes"}.';

create table directives.tasks (
  id uuid primary key,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  document_id uuid references directives.documents,
  parent_id uuid references directives.tasks,
  recurrence_id uuid references directives.recurrences,
  occurrence text,
  plan_task_id uuid,
  title text not null check (length(title) between 2 and 300),
  required_result text,
  priority text not null default 'normal' check (priority in ('high', 'normal', 'low')),
  assignee_kind text not null check (assignee_kind in ('agency', 'commune')),
  agency_id uuid references directives.agencies,
  commune_code text check (commune_code ~ '^[0-9]{5}$'),
  owner_account_id uuid,
  owner_name text,
  starts_on date not null,
  due_on date not null,
  original_due_on date not null,
  status text not null default 'assigned' check (status in ('assigned', 'in_progress', 'reported', 'done', 'cancelled', 'recorded')),
  progress integer not null default 0 check (progress between 0 and 100),
  reported_at timestamptz,
  done_on date,
  cancel_reason text,
  subject_kind text check (subject_kind in ('dossier', 'class', 'event', 'producer', 'support_request', 'plan')),
  subject_id uuid,
  subject_title text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(title)) stored,
  check ((assignee_kind = 'agency') = (agency_id is not null)),
  check ((assignee_kind = 'commune') = (commune_code is not null)),
  check ((status = 'done') = (done_on is not null))
);
comment on table directives.tasks is 'A task for one department, union or commune, from a document, the yearly plan or by itself; sub-tasks point to their parent.';
comment on column directives.tasks.status is 'recorded = told by a source of an earlier time; what became of it is not known, so it is owed by nobody and counted nowhere.';
comment on column directives.tasks.original_due_on is 'Deadline as first given; due_on moves with granted extensions.';
comment on column directives.tasks.done_on is 'Day of the final report that the office accepted; how long accepting took is not the unit''s delay. Late is done_on > due_on.';
create index on directives.tasks (province_code, due_on, id);
create index tasks_open on directives.tasks (province_code, due_on, id) where status in ('assigned', 'in_progress', 'reported');
create index on directives.tasks (agency_id, status, due_on);
create index on directives.tasks (commune_code, status, due_on);
create index on directives.tasks (document_id);
create index on directives.tasks (parent_id);
create index on directives.tasks (subject_kind, subject_id) where subject_id is not null;
create index on directives.tasks (plan_task_id) where plan_task_id is not null;
create unique index tasks_one_occurrence on directives.tasks (recurrence_id, occurrence, coalesce(agency_id::text, commune_code)) where recurrence_id is not null;
create index tasks_due on directives.tasks (due_on, id) where status in ('assigned', 'in_progress');
create index on directives.tasks (owner_account_id) where owner_account_id is not null;
create index tasks_search on directives.tasks using gin (search_text public.gin_trgm_ops);
create index tasks_performance on directives.tasks (province_code, original_due_on) include (assignee_kind, agency_id, commune_code, status, due_on, done_on);

create table directives.task_coworkers (
  task_id uuid not null references directives.tasks,
  no integer not null,
  agency_id uuid references directives.agencies,
  commune_code text,
  primary key (task_id, no),
  check ((agency_id is null) <> (commune_code is null))
);
create index on directives.task_coworkers (agency_id) where agency_id is not null;
create index on directives.task_coworkers (commune_code) where commune_code is not null;
comment on table directives.task_coworkers is 'Units that work along (đơn vị phối hợp).';

create table directives.task_reports (
  id uuid primary key,
  task_id uuid not null references directives.tasks,
  progress integer not null check (progress between 0 and 100),
  done text not null,
  difficulties text,
  final boolean not null default false,
  reported_by uuid,
  reported_by_name text,
  reported_at timestamptz not null default now()
);
comment on table directives.task_reports is 'Progress as the unit tells it; final asks the office to accept the result.';
create index on directives.task_reports (task_id, reported_at);

create table directives.task_files (
  id uuid primary key,
  task_id uuid not null references directives.tasks,
  report_id uuid references directives.task_reports,
  file_id uuid not null,
  added_by uuid,
  added_at timestamptz not null default now()
);
comment on table directives.task_files is 'Papers of a task: what was given along and what came back.';
create index on directives.task_files (task_id);

create table directives.extensions (
  id uuid primary key,
  task_id uuid not null references directives.tasks,
  asked_until date not null,
  reason text not null,
  asked_by uuid,
  asked_by_name text,
  asked_at timestamptz not null default now(),
  decision text check (decision in ('granted', 'refused')),
  granted_until date,
  decision_note text,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  check ((decision is null) = (decided_at is null)),
  check ((decision = 'granted') = (granted_until is not null))
);
comment on table directives.extensions is 'More time asked for a task, granted or refused with who and when.';
create index on directives.extensions (task_id, asked_at);
create unique index extensions_one_open on directives.extensions (task_id) where decision is null;

create table directives.task_moves (
  id uuid primary key,
  task_id uuid not null references directives.tasks,
  from_status text,
  to_status text not null,
  note text,
  moved_by uuid,
  moved_by_name text,
  moved_at timestamptz not null default now()
);
comment on table directives.task_moves is 'The timeline of a task.';
create index on directives.task_moves (task_id, moved_at);

create table directives.task_reminders (
  task_id uuid not null references directives.tasks,
  days_before integer not null,
  due_on date not null,
  sent_at timestamptz not null default now(),
  primary key (task_id, days_before, due_on)
);
comment on table directives.task_reminders is 'Which reminder of a deadline went out; each goes once for one deadline.';

create view directives.public_tasks as
  select t.id, t.province_code, t.document_id, t.plan_task_id, t.title, t.priority, t.assignee_kind, t.agency_id, t.commune_code, t.starts_on, t.due_on,
    t.original_due_on, t.status, t.progress, t.done_on, t.subject_kind, t.subject_id, t.is_demo,
    a.name as agency_name
  from directives.tasks t left join directives.agencies a on a.id = t.agency_id;
comment on view directives.public_tasks is 'Tasks for plans and reports.';
comment on column directives.public_tasks.document_id is 'null when not from a document';
comment on column directives.public_tasks.plan_task_id is 'null when not from a plan';
comment on column directives.public_tasks.agency_id is 'null for a commune''s task';
comment on column directives.public_tasks.agency_name is 'null for a commune''s task';
comment on column directives.public_tasks.commune_code is 'null for an agency''s task';
comment on column directives.public_tasks.done_on is 'null before it is done';
comment on column directives.public_tasks.subject_kind is 'null when tied to nothing';
comment on column directives.public_tasks.subject_id is 'null when tied to nothing';
grant select on directives.public_tasks to saoque_app;
