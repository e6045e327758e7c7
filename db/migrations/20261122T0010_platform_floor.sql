-- The floor: the application's role, the audit trail, announced events, double-submit keys, progress of long work.

do $$ begin
  if not exists (select from pg_roles where rolname = 'saoque_app') then create role saoque_app nologin; end if;
end $$;

create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;
create extension if not exists btree_gist with schema public;
grant usage on schema public to saoque_app;

grant usage on schema platform to saoque_app;
grant select on platform.migrations to saoque_app;

create table platform.idempotency_keys (
  account_id uuid not null,
  key text not null check (length(key) between 8 and 80),
  location text,
  created_at timestamptz not null default now(),
  primary key (account_id, key)
);
comment on table platform.idempotency_keys is 'One row a submitted form: a second press of the same button answers with the first result.';
comment on column platform.idempotency_keys.location is 'Where the first submission led; null while it is still running.';
create index on platform.idempotency_keys (created_at);

create table platform.events (
  id uuid primary key,
  name text not null,
  payload jsonb not null,
  occurred_at timestamptz not null default now(),
  dispatched_at timestamptz
);
comment on table platform.events is 'Outbox: facts announced by modules, written in the transaction of the change, delivered by the worker.';
create index events_waiting on platform.events (occurred_at) where dispatched_at is null;

create table platform.job_runs (
  id uuid primary key,
  task text not null,
  started_by uuid,
  title text not null,
  done integer not null default 0,
  total integer,
  result jsonb,
  failure text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
comment on table platform.job_runs is 'Long work that a person started and may follow: progress, result to download, failure in words.';

create table platform.reference_loads (
  name text primary key,
  checksum text not null,
  loaded_at timestamptz not null default now()
);
comment on table platform.reference_loads is 'Which version of the reference data stands in the database.';

grant select, insert, update, delete on platform.idempotency_keys, platform.job_runs to saoque_app;
grant select, insert, update on platform.events, platform.reference_loads to saoque_app;

create schema audit;
grant usage on schema audit to saoque_app;

create table audit.chains (
  province_code text primary key,
  last_seq bigint not null,
  last_hash bytea not null
);
comment on table audit.chains is 'End of each province''s chain: a row removed from the end is missed here.';

create table audit.entries (
  province_code text not null,
  seq bigint not null,
  occurred_at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor_name text,
  action text not null check (length(action) between 3 and 80),
  subject_kind text not null,
  subject_id text not null,
  on_behalf_of text,
  request_id text,
  details jsonb not null default '{}',
  previous_hash bytea not null,
  hash bytea not null,
  primary key (province_code, seq, occurred_at)
) partition by range (occurred_at);
comment on table audit.entries is 'Who did what to which record, chained per province: each hash covers the row and the hash before it.';
comment on column audit.entries.province_code is 'Province of the record; 00 for the nation and the system.';
create index on audit.entries (subject_kind, subject_id, occurred_at desc);
create index on audit.entries (province_code, occurred_at desc);

create function audit.ensure_partition(at timestamptz) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  first date := date_trunc('month', at at time zone 'UTC')::date;
  name text := 'entries_' || to_char(first, 'YYYYMM');
begin
  if to_regclass('audit.' || name) is null then
    perform pg_advisory_xact_lock(7236502);
    if to_regclass('audit.' || name) is null then
      execute format('create table audit.%I partition of audit.entries for values from (%L) to (%L)',
        name, (first::timestamp at time zone 'UTC'), ((first + interval '1 month')::timestamp at time zone 'UTC'));
    end if;
  end if;
end $$;
comment on function audit.ensure_partition is 'Makes the month''s partition when its first row comes.';

create function audit.row_hash(previous bytea, province text, seq bigint, at timestamptz, actor uuid, actor_name text, action text,
    kind text, id text, behalf text, request text, details jsonb) returns bytea language sql immutable set search_path = pg_catalog as $$
  select sha256(previous || convert_to(jsonb_build_array(province, seq, extract(epoch from at)::text, actor, actor_name, action, kind, id,
    behalf, request, details)::text, 'UTF8'))
$$;

create function audit.append(province text, actor uuid, actor_name text, action text, kind text, id text, behalf text, request text, details jsonb)
returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  at timestamptz := clock_timestamp();
  before audit.chains%rowtype;
  fresh bytea;
begin
  perform audit.ensure_partition(at);
  insert into audit.chains values (province, 0, sha256(convert_to('saoque:' || province, 'UTF8'))) on conflict do nothing;
  select * into before from audit.chains c where c.province_code = province for update;
  fresh := audit.row_hash(before.last_hash, province, before.last_seq + 1, at, actor, actor_name, action, kind, id, behalf, request, details);
  insert into audit.entries values (province, before.last_seq + 1, at, actor, actor_name, action, kind, id, behalf, request, details, before.last_hash, fresh);
  update audit.chains set last_seq = before.last_seq + 1, last_hash = fresh where province_code = province;
end $$;
comment on function audit.append is 'The only way to write an audit row: numbers it, chains it to the row before, inside the caller''s transaction.';

revoke all on function audit.append, audit.ensure_partition from public;
grant execute on function audit.append to saoque_app;
grant select on audit.entries, audit.chains to saoque_app;
