-- Files: what was uploaded or made, whose it is and who may see it. The bytes lie in the file store under their hash.

create schema files;
grant usage on schema files to saoque_app;

create table files.files (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  mime text not null,
  original_name text not null check (length(original_name) between 1 and 160),
  width integer check (width > 0),
  height integer check (height > 0),
  thumbnail_sha256 text check (thumbnail_sha256 ~ '^[0-9a-f]{64}$'),
  owner_module text not null,
  owner_kind text not null,
  owner_id text not null,
  province_code text not null,
  sensitivity text not null check (sensitivity in ('public', 'internal', 'sensitive')),
  uploaded_by uuid,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  check ((width is null) = (height is null))
);
comment on table files.files is 'One row a file somebody gave or the platform made; equal contents share their bytes in the store.';
comment on column files.files.sha256 is 'Hash of the bytes as kept: pictures are turned upright and lose camera data before.';
comment on column files.files.thumbnail_sha256 is 'Small WebP of a picture, kept in the same store.';
comment on column files.files.owner_module is 'The module that decides who may read the file.';
comment on column files.files.sensitivity is 'public = anyone; internal = who the owner module lets; sensitive = the same, and every reading is audited.';
comment on column files.files.uploaded_by is 'Account; null when the platform made the file itself.';
comment on column files.files.removed_at is 'No longer shown to anyone; the row stays as evidence that the file was there.';
create index on files.files (owner_module, owner_kind, owner_id) where removed_at is null;
create index on files.files (sha256);

grant select, insert on files.files to saoque_app;
grant update (removed_at) on files.files to saoque_app;
