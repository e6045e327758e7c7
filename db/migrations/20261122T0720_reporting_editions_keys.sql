alter table reporting.reports add column edition integer not null default 1 check (edition >= 1);
alter table reporting.reports add column replaces_id uuid references reporting.reports;
comment on column reporting.reports.edition is 'A finished report is never changed: it is opened again as the next edition.';
comment on column reporting.reports.replaces_id is 'The finished report that this edition takes the place of.';
create unique index reports_one_next_edition on reporting.reports (replaces_id) where status <> 'dropped';

create table reporting.ministry_keys (
  key integer generated always as identity primary key,
  kind text not null check (kind in ('product', 'producer')),
  record_id uuid not null,
  given_at timestamptz not null default now(),
  unique (kind, record_id)
);
comment on table reporting.ministry_keys is 'Stable numbers of products and producers in exports to the ministry; never used again for another record.';

alter table reporting.exports add column failure text;
comment on column reporting.exports.failure is 'What went wrong, for the office to read.';
alter table reporting.exports add column is_demo boolean not null default false;
alter table reporting.schedules add column is_demo boolean not null default false;
alter table reporting.schedules add column created_by_name text;
