-- Tables that offices bring in, of every register: one table of the floor instead of one of certification.

create table platform.imports (
  id uuid primary key,
  register text not null check (register ~ '^[a-z]+\.[a-z-]+$'),
  province_code text not null,
  unit_code text,
  parent_id text,
  file_name text not null,
  file_id uuid,
  head_row integer,
  mapping jsonb not null,
  status text not null default 'uploaded'
    check (status in ('uploaded', 'checking', 'checked', 'running', 'done', 'failed', 'dropped')),
  rows_total integer not null default 0,
  rows_new integer not null default 0,
  rows_known integer not null default 0,
  rows_faulty integer not null default 0,
  rows_taken integer not null default 0,
  report jsonb not null,
  taken jsonb not null,
  run_id uuid,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  version integer not null default 1
);
comment on table platform.imports is 'One uploaded table of a register: its column mapping, dry run row by row, and how far it was taken over.';
comment on column platform.imports.register is 'module.things, as the module names the register.';
comment on column platform.imports.unit_code is 'null for a table of the province; else the commune whose table it is.';
comment on column platform.imports.parent_id is 'null unless the register lies under a record: the class of an attendance list.';
comment on column platform.imports.file_id is 'null where the file was not kept.';
comment on column platform.imports.head_row is 'null where it is searched anew; else row of the head in the file, from 0.';
comment on column platform.imports.mapping is 'Field to column heading; the next table of the same office starts from it.';
comment on column platform.imports.rows_taken is 'New rows gone through so far, in the order of the sheet; a run that was cut off goes on after them.';
comment on column platform.imports.taken is 'Counts by name of what the register wrote.';
comment on column platform.imports.run_id is 'null until work on it was queued; progress in platform.job_runs.';
comment on column platform.imports.finished_at is 'null until taken over.';
create index on platform.imports (register, province_code, id desc);
grant select, insert, update on platform.imports to saoque_app;

insert into platform.imports (id, register, province_code, file_name, file_id, mapping, status, rows_total, rows_new, rows_known, rows_faulty,
    rows_taken, report, taken, run_id, created_by, created_at, finished_at, version)
  select id, 'certification.register', province_code, file_name, file_id, mapping,
    -- The work of the old queue is gone with its table: the officer checks the file again.
    case status when 'running' then 'failed' else status end,
    rows_total, rows_new, rows_known, rows_faulty, case status when 'done' then rows_new else 0 end,
    (select coalesce(jsonb_agg(jsonb_build_object('line', e->'line', 'verdict', e->'verdict',
      'shown', jsonb_build_array(e->'product', e->'producer'), 'notes', e->'notes') order by at), '[]')
      from jsonb_array_elements(report) with ordinality as entries (e, at)),
    '{}', run_id, created_by, created_at, finished_at, version
  from certification.imports;

drop table certification.imports;
