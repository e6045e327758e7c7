create schema training;
grant usage on schema training to saoque_app;
alter default privileges in schema training grant select, insert, update, delete on tables to saoque_app;

create table training.classes (
  id uuid primary key,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  commune_code text check (commune_code ~ '^[0-9]{5}$'),
  code text not null,
  title text not null check (length(title) between 2 and 250),
  year integer not null check (year between 2018 and 2100),
  topics text[] not null default '{}',
  audiences text[] not null default '{}',
  organiser text,
  partner text,
  teachers text,
  place text,
  starts_on date not null,
  ends_on date not null,
  capacity integer check (capacity > 0),
  plan_number text,
  planned_cost_vnd bigint check (planned_cost_vnd >= 0),
  status text not null default 'planned' check (status in ('planned', 'inviting', 'running', 'closed', 'cancelled')),
  cancel_reason text,
  check_in_secret bytea not null,
  test_max integer check (test_max > 0),
  test_pass integer check (test_pass > 0 and test_pass <= test_max),
  attendance_share integer not null default 75 check (attendance_share between 1 and 100),
  reported_learners integer check (reported_learners >= 0),
  reported_attendances integer check (reported_attendances >= 0),
  source text,
  note text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(title || ' ' || coalesce(place, '') || ' ' || coalesce(partner, ''))) stored,
  unique (province_code, year, code),
  check (ends_on >= starts_on)
);
comment on table training.classes is 'Lớp tập huấn, from plan to certificates of completion.';
comment on column training.classes.reported_learners is 'Number told by an old report where no list of learners exists; never added to a list.';
comment on column training.classes.reported_attendances is 'Attendances told by an old report where no list exists.';
comment on column training.classes.attendance_share is 'Share of the meetings a learner must have attended for a certificate, percent; set per class.';
comment on column training.classes.check_in_secret is 'Key of the changing QR code shown in the room.';
create index on training.classes (province_code, year desc, starts_on desc, id);
create index classes_search on training.classes using gin (search_text public.gin_trgm_ops);

create table training.meetings (
  id uuid primary key,
  class_id uuid not null references training.classes,
  no integer not null check (no >= 1),
  held_on date not null,
  part text not null default 'day' check (part in ('morning', 'afternoon', 'day', 'evening')),
  topic text,
  teacher text,
  unique (class_id, no)
);
comment on table training.meetings is 'Buổi học: attendance is taken per meeting.';

create table training.learners (
  id uuid primary key,
  class_id uuid not null references training.classes,
  province_code text not null,
  commune_code text check (commune_code ~ '^[0-9]{5}$'),
  full_name text not null check (length(full_name) between 2 and 120),
  audience text not null check (audience in ('official_province', 'official_commune', 'advisory', 'council', 'leader', 'worker', 'producer', 'other')),
  account_id uuid,
  producer_id uuid references producers.producers,
  agency text,
  job_title text,
  phone text,
  email text,
  origin text not null check (origin in ('invited', 'self', 'list', 'import', 'walk_in')),
  status text not null default 'registered' check (status in ('invited', 'registered', 'declined', 'removed')),
  test_points integer check (test_points >= 0),
  certificate_number text,
  certificate_serial integer,
  certified_on date,
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  name_text text generated always as (public.fold_vi(full_name)) stored,
  check ((certificate_number is null) = (certified_on is null)),
  check ((certificate_number is null) = (certificate_serial is null))
);
comment on column training.learners.certificate_serial is 'Running number of the certificate of completion within province and year.';
comment on table training.learners is 'People invited to or registered for a class; a person in two classes has two rows, joined by account or by producer and name.';
create index on training.learners (class_id, name_text, id);
create index on training.learners (producer_id) where producer_id is not null;
create index on training.learners (account_id) where account_id is not null;
create index on training.learners (province_code, audience);
create unique index learners_account_once on training.learners (class_id, account_id) where account_id is not null and status <> 'removed';
create unique index learners_certificate on training.learners (province_code, certificate_number) where certificate_number is not null;

create table training.attendances (
  meeting_id uuid not null references training.meetings,
  learner_id uuid not null references training.learners,
  class_id uuid not null references training.classes,
  province_code text not null,
  attended_on date not null,
  way text not null check (way in ('qr', 'list', 'paper', 'import')),
  noted_by uuid,
  noted_at timestamptz not null default now(),
  primary key (meeting_id, learner_id)
);
comment on table training.attendances is 'One learner at one meeting, and how it was noted.';
create index on training.attendances (class_id);
create index on training.attendances (province_code, attended_on);
create index on training.attendances (learner_id);

create table training.attendance_papers (
  id uuid primary key,
  class_id uuid not null references training.classes,
  meeting_id uuid references training.meetings,
  file_id uuid not null,
  note text,
  uploaded_by uuid,
  uploaded_at timestamptz not null default now()
);
comment on table training.attendance_papers is 'Photo of the signed paper list that attendance was typed from.';
create index on training.attendance_papers (class_id);

create table training.feedback (
  class_id uuid not null references training.classes,
  learner_id uuid not null references training.learners,
  content integer not null check (content between 1 and 5),
  teacher integer not null check (teacher between 1 and 5),
  organisation integer not null check (organisation between 1 and 5),
  usefulness integer not null check (usefulness between 1 and 5),
  comment text,
  given_at timestamptz not null default now(),
  primary key (class_id, learner_id)
);
comment on table training.feedback is 'What a learner thought of the class, 1 to 5; shown as averages and unsigned comments.';

create table training.materials (
  id uuid primary key,
  province_code text not null,
  class_id uuid references training.classes,
  title text not null check (length(title) between 2 and 200),
  topic text,
  description text,
  file_id uuid,
  link text check (link ~ '^https://'),
  is_public boolean not null default false,
  is_demo boolean not null default false,
  withdrawn_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  search_text text generated always as (public.fold_vi(title || ' ' || coalesce(description, ''))) stored,
  check ((file_id is null) <> (link is null))
);
comment on table training.materials is 'Library of slides, handbooks and forms; a class points into it.';
create index on training.materials (province_code, created_at desc, id);

create view training.public_classes as
  select c.id, c.province_code, c.commune_code, c.code, c.title, c.year, c.topics, c.audiences, c.partner, c.place, c.starts_on, c.ends_on,
    c.status, c.planned_cost_vnd, c.reported_learners, c.reported_attendances, c.source, c.is_demo
  from training.classes c;
comment on view training.public_classes is 'Classes for plans, money and reports.';
comment on column training.public_classes.commune_code is 'null for a class of the province';
comment on column training.public_classes.partner is 'null when none';
comment on column training.public_classes.place is 'null where unknown';
comment on column training.public_classes.planned_cost_vnd is 'null where not planned';
comment on column training.public_classes.reported_learners is 'null where lists exist';
comment on column training.public_classes.reported_attendances is 'null where lists exist';
comment on column training.public_classes.source is 'null when entered here';
grant select on training.public_classes to saoque_app;

create view training.public_learners as
  select l.id, l.class_id, l.province_code, l.commune_code, l.audience, l.account_id, l.producer_id, l.name_text as person_key, l.certified_on,
    c.year, c.ends_on as class_ends_on, c.title as class_title, c.status as class_status, l.is_demo,
    (select min(a.attended_on) from training.attendances a where a.learner_id = l.id) as first_attended_on
  from training.learners l join training.classes c on c.id = l.class_id
  where l.status <> 'removed';
comment on view training.public_learners is 'Who learned where, for coverage: counted, never listed with names outside training.';
comment on column training.public_learners.commune_code is 'null where unknown';
comment on column training.public_learners.account_id is 'null without an account';
comment on column training.public_learners.producer_id is 'null when not of a producer';
comment on column training.public_learners.certified_on is 'null without certificate';
comment on column training.public_learners.first_attended_on is 'null when never present';
grant select on training.public_learners to saoque_app;

create view training.public_attendances as
  select a.meeting_id, a.learner_id, a.class_id, a.province_code, a.attended_on from training.attendances a;
comment on view training.public_attendances is 'Attendances for counting.';
grant select on training.public_attendances to saoque_app;

-- What became of producers after a class is asked by producer: the nation's year took 25 s without it.
create index on certification.recognitions (producer_id, recognised_on);
