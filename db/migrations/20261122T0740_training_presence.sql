-- Whether somebody was present is asked for every learner of ten years by each dashboard: reading it from half a million
-- attendances took the nation half a second a figure. The first day stands with the learner, kept by the database itself.
alter table training.learners
  add column first_attended_on date,
  add column person text not null generated always as (md5(coalesce(account_id::text,
    province_code || coalesce(producer_id::text, commune_code, '') || public.fold_vi(full_name)))) stored;
comment on column training.learners.first_attended_on is 'First day present; null when never present. Kept by triggers on attendances.';
comment on column training.learners.person is 'Same person in two classes: by account, else by unit and folded name.';

update training.learners l set first_attended_on = a.day
  from (select learner_id, min(attended_on) as day from training.attendances group by learner_id) a where a.learner_id = l.id;

create function training.keep_first_attended() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  update training.learners l
    -- A second hand noting the same learner at the same moment must not push the day back.
    set first_attended_on = case when tg_op = 'INSERT' then least(l.first_attended_on, n.day) else n.day end
    from (select c.learner_id, (select min(a.attended_on) from training.attendances a where a.learner_id = c.learner_id) as day
      from (select distinct learner_id from changed) c) n
    where l.id = n.learner_id and l.first_attended_on is distinct from n.day;
  return null;
end $$;
create trigger first_attended_added after insert on training.attendances
  referencing new table as changed for each statement execute function training.keep_first_attended();
create trigger first_attended_moved after update on training.attendances
  referencing new table as changed for each statement execute function training.keep_first_attended();
create trigger first_attended_taken_back after delete on training.attendances
  referencing old table as changed for each statement execute function training.keep_first_attended();

create or replace view training.public_learners as
  select l.id, l.class_id, l.province_code, l.commune_code, l.audience, l.account_id, l.producer_id, l.name_text as person_key, l.certified_on,
    c.year, c.ends_on as class_ends_on, c.title as class_title, c.status as class_status, l.is_demo, l.first_attended_on, l.person
  from training.learners l join training.classes c on c.id = l.class_id
  where l.status <> 'removed';
