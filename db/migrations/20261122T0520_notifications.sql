create schema notifications;
grant usage on schema notifications to saoque_app;
alter default privileges in schema notifications grant select, insert, update, delete on tables to saoque_app;

create table notifications.letters (
  id uuid primary key,
  event_id uuid not null,
  account_id uuid not null,
  dossier_id uuid not null references dossiers.dossiers,
  subject text not null,
  body text not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  unique (event_id, account_id)
);
comment on table notifications.letters is 'Letters about a step of a dossier: one per fact and person, sent once.';
create index on notifications.letters (dossier_id, created_at desc);
