alter table evaluation.conflicts
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid,
  add column withdrawn_reason text,
  add check ((withdrawn_at is null) = (withdrawn_reason is null)),
  drop constraint conflicts_member_id_dossier_id_key;
create unique index conflicts_one_standing on evaluation.conflicts (member_id, dossier_id) where withdrawn_at is null;
comment on column evaluation.conflicts.withdrawn_at is 'Written down by mistake and taken back by whoever presides, with the reason; the row stays.';
