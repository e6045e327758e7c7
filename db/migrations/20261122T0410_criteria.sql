create schema criteria;
grant usage on schema criteria to saoque_app;
alter default privileges in schema criteria grant select, insert, update, delete on tables to saoque_app;

create table criteria.regulations (
  id uuid primary key,
  province_code text not null,
  decision_number text,
  issued_on date,
  valid_from date not null,
  quorum_numerator integer not null default 3,
  quorum_denominator integer not null default 4,
  chair_required boolean not null default true,
  spread_limit numeric(5, 2) not null default 10,
  spread_reaction text not null default 'mark_again' check (spread_reaction in ('mark_again', 'note')),
  minimum_rule text not null default 'majority' check (minimum_rule in ('majority', 'all', 'agreed')),
  show_marks text not null default 'after_closing' check (show_marks in ('after_closing', 'never')),
  certificate_number_pattern text not null default '{stt}/{nam}/GCN-OCOP-{tinh}',
  note text,
  created_by uuid,
  created_at timestamptz not null default now(),
  unique (province_code, valid_from),
  check (quorum_numerator between 1 and quorum_denominator),
  check (spread_limit > 0 and spread_limit <= 100)
);
comment on table criteria.regulations is 'Quy chế Hội đồng of a province, dated: what QĐ 26/2026/QĐ-TTg Điều 7 khoản 3 leaves to the province.';
comment on column criteria.regulations.spread_limit is 'Totals of two members may differ by at most this many points; exactly this many is allowed.';
