create schema identity;
grant usage on schema identity to saoque_app;
alter default privileges in schema identity grant select, insert, update, delete on tables to saoque_app;

create table identity.accounts (
  id uuid primary key,
  email text not null check (email = lower(email) and length(email) <= 200),
  display_name text not null check (length(display_name) between 2 and 120),
  phone text,
  password_hash text,
  totp_secret text,
  totp_enabled_at timestamptz,
  totp_last_step bigint,
  status text not null default 'pending' check (status in ('pending', 'active', 'disabled')),
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  active_since timestamptz,
  last_signed_in_at timestamptz,
  password_changed_at timestamptz,
  version integer not null default 1,
  search_text text not null generated always as (public.fold_vi(display_name || ' ' || email)) stored
);
comment on table identity.accounts is 'A person who signs in. Personal data: never on a public page.';
comment on column identity.accounts.totp_secret is 'Second-factor secret, encrypted with a key derived from SAOQUE_SECRET.';
comment on column identity.accounts.totp_last_step is 'Time step of the last accepted code: one code opens one session.';
comment on column identity.accounts.status is 'pending = invited or registered, not yet approved; disabled = may not sign in.';
comment on column identity.accounts.active_since is 'When it was last opened or opened again: the idle days are not counted from before.';
create index accounts_search on identity.accounts using gin (search_text public.gin_trgm_ops);
create unique index accounts_email on identity.accounts (email);

create table identity.grants (
  id uuid primary key,
  account_id uuid not null references identity.accounts,
  role text not null,
  unit_kind text not null check (unit_kind in ('system', 'nation', 'province', 'commune', 'producer')),
  unit_code text not null,
  unit_name text not null default '',
  province_code text not null default '00',
  valid_from date not null,
  valid_to date,
  granted_by uuid references identity.accounts,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_by uuid references identity.accounts,
  check (valid_to is null or valid_to >= valid_from)
);
comment on table identity.grants is 'A role of an account in one unit for a period; ended by a date or a revocation, never deleted.';
comment on column identity.grants.unit_code is 'Province or commune code of 2025, producer id, "vn" for the nation, "saoque" for the system.';
comment on column identity.grants.unit_name is 'The unit''s name when the role was given, shown beside the person.';
comment on column identity.grants.province_code is 'Province the unit lies in; 00 for the nation and the system.';
create index on identity.grants (account_id);
create index on identity.grants (province_code);
create index on identity.grants (unit_kind, unit_code);
create unique index grants_once on identity.grants (account_id, role, unit_kind, unit_code) where revoked_at is null;

create table identity.sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references identity.accounts,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  second_factor_at timestamptz,
  ip text,
  user_agent text,
  ended_at timestamptz
);
comment on table identity.sessions is 'A signed-in browser; its owner sees the list and can end each.';
comment on column identity.sessions.token_hash is 'SHA-256 of the cookie; the cookie itself is kept nowhere.';
create index on identity.sessions (account_id, last_seen_at desc);

create table identity.sign_in_failures (
  id uuid primary key,
  email text not null,
  ip text not null,
  step text not null default 'password' check (step in ('password', 'code')),
  failed_at timestamptz not null default now()
);
comment on table identity.sign_in_failures is 'Counted per (email, ip): a stranger slows down only himself, never the owner of the account.';
comment on column identity.sign_in_failures.step is 'code = the password was right, the second factor was not: counted per account, for only its owner or a thief gets this far.';
create index on identity.sign_in_failures (email, ip, failed_at desc);
create index on identity.sign_in_failures (ip, failed_at desc);
create index on identity.sign_in_failures (failed_at);

create table identity.invitations (
  id uuid primary key,
  email text not null,
  display_name text not null,
  role text not null,
  unit_kind text not null,
  unit_code text not null,
  unit_name text not null default '',
  province_code text not null default '00',
  valid_to date,
  token_hash bytea not null unique,
  invited_by uuid not null references identity.accounts,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz
);
comment on table identity.invitations is 'An offer of a role by letter; the account begins when it is accepted.';
comment on column identity.invitations.token_hash is 'SHA-256 of the secret in the letter; made anew by the job that sends it, kept nowhere else.';
create index on identity.invitations (unit_kind, unit_code);
create unique index invitations_open on identity.invitations (email, role, unit_kind, unit_code) where accepted_at is null and withdrawn_at is null;

create table identity.password_resets (
  id uuid primary key,
  account_id uuid not null references identity.accounts,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on identity.password_resets (account_id, created_at desc);

create table identity.recovery_codes (
  id uuid primary key,
  account_id uuid not null references identity.accounts,
  code_hash bytea not null,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  unique (account_id, code_hash)
);
comment on table identity.recovery_codes is 'One-time codes for a lost phone, as keyed hashes; a new set replaces the old.';

create table identity.external_identities (
  issuer text not null,
  subject text not null,
  account_id uuid not null references identity.accounts,
  linked_at timestamptz not null default now(),
  primary key (issuer, subject)
);
comment on table identity.external_identities is 'OpenID Connect identities (VNeID and the like) linked to an account.';

create view identity.public_accounts as
  select a.id, a.display_name, a.email, a.status, g.role, g.unit_kind, g.unit_code, g.unit_name, g.province_code
  from identity.accounts a join identity.grants g on g.account_id = a.id
  cross join (select (now() at time zone 'Asia/Ho_Chi_Minh')::date as today) as clock
  where g.revoked_at is null and g.valid_from <= clock.today and (g.valid_to is null or g.valid_to >= clock.today);
comment on view identity.public_accounts is 'Accounts with the roles in force today, for modules that pick people (councils, notices).';
grant select on identity.public_accounts to saoque_app;
