-- What the modules of the programme's running (plans, training, money, reports) may read of the modules below them.

alter table producers.producers add column old_province_code text check (old_province_code ~ '^[0-9]{2}$');
comment on column producers.producers.old_province_code is 'Province before 1 July 2025 where a record of that time tells it; null for producers registered since.';
update producers.producers p set old_province_code = u.province_code
  from territory.units u where u.era = 'pre2025' and u.level = 'commune' and u.code = p.old_commune_code;

create or replace view producers.public_producers as
  select p.id, p.province_code, p.commune_code, p.old_commune_code, p.old_place, p.kind, p.name, p.slug, p.website, p.about,
    case when p.contact_public_at is not null then p.phone end as phone, p.status, p.is_demo, p.search_text,
    p.founded_on, p.old_province_code, p.created_at
  from producers.producers p;
comment on column producers.public_producers.old_province_code is 'null for producers registered since 1 July 2025';

create view producers.public_leadership as
  select r.producer_id, r.valid_from, r.valid_to, coalesce(r.sex = 'female', false) as woman_led,
    coalesce(r.ethnicity is not null and public.fold_vi(r.ethnicity) <> 'kinh', false) as minority_led,
    coalesce(r.has_disability, false) as disability_led
  from producers.representatives r;
comment on view producers.public_leadership is 'Who leads a producer, for counting only (criterion 3.2); no person, never shown for one producer in public.';
comment on column producers.public_leadership.valid_to is 'null while in office';
grant select on producers.public_leadership to saoque_app;

create view producers.public_workforces as
  select w.producer_id, w.year, w.workers, w.local_workers, w.female_workers, w.revenue_million, w.profit_million
  from producers.workforces w;
comment on view producers.public_workforces is 'Workers and business result by year, for the programme''s figures; money in triệu đồng.';
comment on column producers.public_workforces.female_workers is 'null where not told';
comment on column producers.public_workforces.revenue_million is 'null where not told';
comment on column producers.public_workforces.profit_million is 'null where not told';
grant select on producers.public_workforces to saoque_app;

create view evaluation.public_attendances as
  select a.session_id, s.province_code, s.council_id, s.title as session_title, s.held_on, s.status as session_status,
    m.id as member_id, m.account_id, m.name as member_name, m.agency, m.seat, a.present, s.is_demo,
    (select count(*) from evaluation.session_dossiers d where d.session_id = s.id)::integer as dossiers
  from evaluation.attendances a
  join evaluation.sessions s on s.id = a.session_id
  join evaluation.members m on m.id = a.member_id;
comment on view evaluation.public_attendances is 'Who was present at which session of a council: what council pay is reckoned from.';
grant select on evaluation.public_attendances to saoque_app;

create view identity.public_role_terms as
  select g.account_id, g.role, g.unit_kind, g.unit_code, g.province_code, g.valid_from, g.valid_to,
    (g.revoked_at at time zone 'Asia/Ho_Chi_Minh')::date as revoked_on
  from identity.grants g;
comment on view identity.public_role_terms is 'Every role with its term: who held an office on a given day.';
comment on column identity.public_role_terms.valid_to is 'null while open';
comment on column identity.public_role_terms.revoked_on is 'null unless revoked';
grant select on identity.public_role_terms to saoque_app;
