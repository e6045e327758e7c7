alter table notifications.letters alter column dossier_id drop not null;
alter table notifications.letters add column about_kind text;
alter table notifications.letters add column about_id text;
alter table notifications.letters add column href text;
update notifications.letters set about_kind = 'dossier', about_id = dossier_id::text;
alter table notifications.letters alter column about_kind set not null;
alter table notifications.letters alter column about_id set not null;
comment on table notifications.letters is 'Letters about a dossier, task, class, event or request: one per fact and person, sent once.';
comment on column notifications.letters.about_kind is 'What the letter is about, as the telling module names it: dossier, task, class …';
comment on column notifications.letters.dossier_id is 'Only for letters about a step of a dossier.';
create index on notifications.letters (about_kind, about_id, created_at desc);

create view identity.public_people as
  select a.id, a.display_name, a.email, a.status, a.is_demo from identity.accounts a;
comment on view identity.public_people is 'Every account, with or without a role: for letters to a person and the names beside what a person did.';
grant select on identity.public_people to saoque_app;
