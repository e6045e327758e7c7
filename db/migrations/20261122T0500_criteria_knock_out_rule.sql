alter table criteria.regulations
  add column knock_out_rule text not null default 'majority' check (knock_out_rule in ('majority', 'any'));
comment on column criteria.regulations.knock_out_rule is 'When a knock-out named on sheets ends the dossier: more than half of the members who marked, or one of them. The law is silent (ADR 0010).';
