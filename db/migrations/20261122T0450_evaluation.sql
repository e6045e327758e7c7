create schema evaluation;
grant usage on schema evaluation to saoque_app;
alter default privileges in schema evaluation grant select, insert, update, delete on tables to saoque_app;

create table evaluation.rounds (
  id uuid primary key,
  province_code text not null,
  year integer not null check (year between 2019 and 2100),
  no integer not null check (no between 1 and 12),
  name text not null,
  proposals_before date not null,
  done_before date not null,
  plan_number text,
  is_demo boolean not null default false,
  closed_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  unique (province_code, year, no),
  check (done_before >= proposals_before)
);
comment on table evaluation.rounds is 'Đợt đánh giá: at least two a year (Điều 5): proposals before 30/4 and 30/10, done before 30/6 and 30/12.';

create table evaluation.councils (
  id uuid primary key,
  province_code text not null,
  round_id uuid not null references evaluation.rounds,
  name text not null,
  decision_number text not null,
  decided_on date not null,
  regulation_id uuid references criteria.regulations,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  dissolved_at timestamptz
);
comment on table evaluation.councils is 'Hội đồng đánh giá, phân hạng cấp tỉnh (Điều 7 khoản 3b), working under the Quy chế it was appointed under.';

create index on evaluation.councils (province_code, created_at desc, id);
create index on evaluation.councils (round_id);

create table evaluation.members (
  id uuid primary key,
  council_id uuid not null references evaluation.councils,
  account_id uuid not null,
  name text not null,
  agency text not null,
  seat text not null check (seat in ('chair', 'deputy', 'secretary', 'member', 'observer')),
  created_at timestamptz not null default now(),
  left_at timestamptz
);
comment on column evaluation.members.seat is 'The secretary runs the room and does not score; the observer only watches.';
create index on evaluation.members (account_id) where left_at is null;
create unique index members_once on evaluation.members (council_id, account_id) where left_at is null;
create unique index members_one_chair on evaluation.members (council_id) where seat = 'chair' and left_at is null;

create table evaluation.sessions (
  id uuid primary key,
  council_id uuid not null references evaluation.councils,
  province_code text not null,
  title text not null,
  held_on date not null,
  place text,
  status text not null default 'planned' check (status in ('planned', 'open', 'closed')),
  opened_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  minutes text,
  is_demo boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check ((status = 'closed') = (closed_at is not null))
);

create index on evaluation.sessions (council_id, held_on);
create index on evaluation.sessions (province_code, status);

create table evaluation.session_dossiers (
  session_id uuid not null references evaluation.sessions,
  dossier_id uuid not null references dossiers.dossiers,
  position integer not null,
  closed_at timestamptz,
  marking_round integer not null default 1,
  primary key (session_id, dossier_id)
);
create unique index session_dossiers_one_open on evaluation.session_dossiers (dossier_id) where closed_at is null;
create index on evaluation.session_dossiers (dossier_id);
comment on column evaluation.session_dossiers.marking_round is 'Rises when the spread is too wide and the members mark again (Quy chế).';

create table evaluation.attendances (
  session_id uuid not null references evaluation.sessions,
  member_id uuid not null references evaluation.members,
  present boolean not null,
  noted_at timestamptz not null default now(),
  primary key (session_id, member_id)
);

create table evaluation.conflicts (
  id uuid primary key,
  member_id uuid not null references evaluation.members,
  dossier_id uuid not null references dossiers.dossiers,
  reason text not null,
  found_by text not null check (found_by in ('declared', 'register', 'chair')),
  created_at timestamptz not null default now(),
  unique (member_id, dossier_id)
);

create table evaluation.score_sheets (
  id uuid primary key,
  session_id uuid not null references evaluation.sessions,
  dossier_id uuid not null references dossiers.dossiers,
  member_id uuid not null references evaluation.members,
  marking_round integer not null default 1,
  status text not null default 'draft' check (status in ('draft', 'submitted')),
  comment text,
  seal bytea,
  submitted_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  unique (session_id, dossier_id, member_id, marking_round),
  check ((status = 'submitted') = (submitted_at is not null and seal is not null))
);
comment on column evaluation.score_sheets.seal is 'SHA-256 over the marks at submission, before anybody''s marks are shown.';

create table evaluation.marks (
  sheet_id uuid not null references evaluation.score_sheets,
  criterion text not null,
  points numeric(5, 2),
  abstained boolean not null default false,
  case_code text,
  reason text,
  primary key (sheet_id, criterion),
  check (not abstained or points is null)
);
comment on column evaluation.marks.points is 'null with abstained = not marked on purpose, which is not zero; null without = only the reason is written so far.';

create table evaluation.knock_outs (
  sheet_id uuid not null references evaluation.score_sheets,
  code text not null,
  raised boolean not null default true,
  reason text not null,
  primary key (sheet_id, code),
  check (not raised or length(reason) > 0)
);
comment on column evaluation.knock_outs.raised is 'false = a reason typed in a draft without raising it.';

create function evaluation.keep_sealed() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  sheet uuid;
begin
  if tg_table_name = 'score_sheets' then
    if old.status = 'submitted' then raise exception 'Sheet % is sealed', old.id using errcode = 'check_violation'; end if;
  else
    if tg_op = 'INSERT' then sheet := new.sheet_id; else sheet := old.sheet_id; end if;
    if exists (select from evaluation.score_sheets s where s.id = sheet and s.status = 'submitted') then
      raise exception 'Sheet % is sealed', sheet using errcode = 'check_violation';
    end if;
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
comment on function evaluation.keep_sealed is 'A submitted sheet is never changed, by no part of the application: marking again makes a new sheet.';
create trigger keep_sealed before update or delete on evaluation.score_sheets for each row execute function evaluation.keep_sealed();
create trigger keep_sealed before insert or update or delete on evaluation.marks for each row execute function evaluation.keep_sealed();
create trigger keep_sealed before insert or update or delete on evaluation.knock_outs for each row execute function evaluation.keep_sealed();

create table evaluation.results (
  id uuid primary key,
  session_id uuid not null references evaluation.sessions,
  dossier_id uuid not null references dossiers.dossiers,
  province_code text not null,
  rule_set text not null,
  set_code text not null,
  points_a numeric not null,
  points_b numeric not null,
  points_c numeric not null,
  total numeric not null check (total between 0 and 100),
  star integer not null check (star between 0 and 5),
  level text check (level in ('province', 'ministry')),
  sheets integer not null,
  spread numeric not null,
  detail jsonb not null,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  unique (session_id, dossier_id)
);
comment on table evaluation.results is 'Result of the council for one dossier, computed on the server at closing; detail = what blocked, who marked, the regulation applied.';
create index on evaluation.results (dossier_id, created_at desc);

create view evaluation.public_results as
  select r.id, r.session_id, r.dossier_id, r.province_code, r.rule_set, r.set_code, r.points_a, r.points_b, r.points_c, r.total, r.star,
    r.level, r.sheets, r.spread, r.detail, r.created_at, r.is_demo, s.held_on, s.title as session_title, c.round_id, c.name as council_name
  from evaluation.results r join evaluation.sessions s on s.id = r.session_id join evaluation.councils c on c.id = s.council_id;
comment on view evaluation.public_results is 'Closed results for decisions and product pages; no member''s marks.';
comment on column evaluation.public_results.level is 'null below 3 stars';
grant select on evaluation.public_results to saoque_app;
