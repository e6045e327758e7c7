create schema certification;
grant usage on schema certification to saoque_app;
alter default privileges in schema certification grant select, insert, update, delete on tables to saoque_app;

create table certification.decisions (
  id uuid primary key,
  province_code text not null,
  kind text not null check (kind in ('recognition', 'approval_for_ministry', 'revocation')),
  number text,
  title text not null,
  signed_on date,
  signer_name text,
  signer_title text,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'approved', 'refused')),
  refusal_reason text,
  rule_set text,
  signed_file_id uuid,
  is_demo boolean not null default false,
  prepared_by uuid,
  prepared_at timestamptz not null default now(),
  approved_by uuid,
  approved_at timestamptz,
  version integer not null default 1,
  check ((status = 'approved') = (approved_at is not null))
);
comment on table certification.decisions is 'Decisions prepared by the OCOP office and approved by the leader of the province (Điều 7 khoản 3, Điều 8).';
create unique index decisions_number on certification.decisions (province_code, number, signed_on) where status = 'approved' and number is not null;

create table certification.decision_items (
  decision_id uuid not null references certification.decisions,
  dossier_id uuid not null references dossiers.dossiers,
  result_id uuid not null references evaluation.results,
  star integer not null check (star between 3 and 5),
  primary key (decision_id, dossier_id)
);

create table certification.notices (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossiers,
  kind text not null check (kind in ('recognised', 'sent_to_ministry', 'not_reached')),
  number text,
  body text not null,
  issued_on date not null,
  issued_by uuid,
  created_at timestamptz not null default now()
);
comment on table certification.notices is 'Written notice to commune and producer (Điều 7), with reasons when below 50 points.';
create index on certification.notices (dossier_id);

create table certification.recognitions (
  id uuid primary key,
  product_id uuid not null references products.products,
  producer_id uuid not null references producers.producers,
  province_code text not null,
  dossier_id uuid references dossiers.dossiers,
  decision_id uuid references certification.decisions,
  decision_number text,
  star integer check (star between 3 and 5),
  points numeric,
  rule_set text,
  recognised_on date,
  recognition_year integer,
  valid_until date,
  source text,
  note text,
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table certification.recognitions is 'Each time a product was recognised: by this platform (dossier_id) or taken over from a register (source).';
comment on column certification.recognitions.star is 'null where an old register does not tell the star; never for what is decided here.';
comment on column certification.recognitions.rule_set is 'null where a register tells no day and the year alone does not settle it.';
comment on column certification.recognitions.recognised_on is 'null where the register tells only the year, or nothing.';
comment on column certification.recognitions.valid_until is '36 months from issue (Điều 4); null where the day of issue is not known: validity is then "chưa rõ".';
create index on certification.recognitions (product_id, recognised_on desc);
create index on certification.recognitions (province_code, star);
create index on certification.recognitions (valid_until);
alter table certification.recognitions add check (dossier_id is null or (star is not null and rule_set is not null and decision_id is not null));
create unique index recognitions_one_per_dossier on certification.recognitions (dossier_id) where dossier_id is not null;

create table certification.candidacies (
  id uuid primary key,
  product_id uuid references products.products,
  producer_id uuid not null references producers.producers,
  province_code text not null,
  stage text not null check (stage in ('pilot', 'district_evaluated', 'proposed')),
  year integer,
  source text,
  note text,
  created_at timestamptz not null default now()
);
comment on table certification.candidacies is 'What old registers say of products that were not (yet) recognised: pilot, evaluated by a district, proposed for 5 stars.';

create index on certification.candidacies (province_code, stage);
create index on certification.candidacies (product_id);

create table certification.signing_keys (
  key_id text primary key,
  public_key text not null,
  first_used_at timestamptz not null default now()
);
comment on table certification.signing_keys is 'Public halves of every Ed25519 key that ever signed a certificate: old certificates stay provable after a change of key.';

create table certification.certificates (
  number text primary key,
  slug text not null unique check (slug ~ '^[A-Za-z0-9-]+$'),
  recognition_id uuid not null unique references certification.recognitions,
  province_code text not null,
  serial integer not null,
  year integer not null,
  issued_on date not null,
  valid_until date not null,
  payload text not null,
  key_id text not null,
  signature text not null,
  created_at timestamptz not null default now(),
  unique (province_code, year, serial)
);
comment on column certification.certificates.slug is 'The number as part of an address: slashes become hyphens.';
comment on table certification.certificates is 'Giấy chứng nhận: signed (Ed25519) so that the QR proves itself without our server.';

create table certification.revocations (
  recognition_id uuid primary key references certification.recognitions,
  decision_number text not null,
  revoked_on date not null,
  ground integer not null check (ground between 1 and 6),
  reason text not null,
  revoked_by uuid,
  created_at timestamptz not null default now()
);
comment on table certification.revocations is 'Thu hồi on one of the six grounds of Điều 8.';

create table certification.public_log (
  seq bigint generated always as identity primary key,
  certificate_number text not null,
  event text not null check (event in ('issued', 'revoked')),
  happened_on date not null,
  entry_hash bytea not null,
  created_at timestamptz not null default now()
);
comment on table certification.public_log is 'Append-only list of certificates issued and revoked, for anyone to read.';
revoke update, delete on certification.public_log from saoque_app;

create table certification.reminders (
  recognition_id uuid not null references certification.recognitions,
  months integer not null check (months in (12, 6, 3, 1)),
  sent_at timestamptz not null default now(),
  primary key (recognition_id, months)
);
comment on table certification.reminders is 'Which reminder before the end of a certificate went out; each goes once.';

create table certification.imports (
  id uuid primary key,
  province_code text not null,
  file_name text not null,
  file_id uuid,
  mapping jsonb not null,
  status text not null default 'uploaded' check (status in ('uploaded', 'checked', 'running', 'done', 'dropped')),
  rows_total integer not null default 0,
  rows_new integer not null default 0,
  rows_known integer not null default 0,
  rows_faulty integer not null default 0,
  report jsonb not null,
  run_id uuid,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  version integer not null default 1
);
comment on table certification.imports is 'One uploaded register: its column mapping, dry run row by row, and what was taken over.';
comment on column certification.imports.mapping is 'Field to column heading; the next file of the province starts from it.';
create index on certification.imports (province_code, created_at desc);

create view certification.public_recognitions as
  select r.id, r.product_id, r.producer_id, r.province_code, r.dossier_id, r.star, r.points, r.rule_set, r.recognised_on, r.recognition_year,
    r.valid_until, r.source, r.note, r.is_demo, coalesce(d.number, r.decision_number) as decision_number, d.signed_on as decision_signed_on,
    c.number as certificate_number, c.slug as certificate_slug, v.revoked_on, v.reason as revocation_reason, v.decision_number as revocation_decision
  from certification.recognitions r
  left join certification.decisions d on d.id = r.decision_id
  left join certification.certificates c on c.recognition_id = r.id
  left join certification.revocations v on v.recognition_id = r.id;
comment on view certification.public_recognitions is 'Every recognition with its decision, certificate and revocation.';
comment on column certification.public_recognitions.dossier_id is 'null for registers taken over';
comment on column certification.public_recognitions.star is 'null where an old register does not tell it';
comment on column certification.public_recognitions.rule_set is 'null where an old register does not settle it';
comment on column certification.public_recognitions.points is 'null where unknown';
comment on column certification.public_recognitions.recognised_on is 'null where unknown';
comment on column certification.public_recognitions.recognition_year is 'null where unknown';
comment on column certification.public_recognitions.valid_until is 'null where unknown';
comment on column certification.public_recognitions.source is 'null when decided on the platform';
comment on column certification.public_recognitions.note is 'null when none';
comment on column certification.public_recognitions.decision_number is 'null where unknown';
comment on column certification.public_recognitions.decision_signed_on is 'null where unknown';
comment on column certification.public_recognitions.certificate_number is 'null when none was issued here';
comment on column certification.public_recognitions.certificate_slug is 'null when none was issued here';
comment on column certification.public_recognitions.revoked_on is 'null unless revoked';
comment on column certification.public_recognitions.revocation_reason is 'null unless revoked';
comment on column certification.public_recognitions.revocation_decision is 'null unless revoked';
grant select on certification.public_recognitions to saoque_app;
