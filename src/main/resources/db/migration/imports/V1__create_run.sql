-- One run of an import, with a line for every row that was not simply taken.
create table run (
  id bigint generated always as identity primary key,
  source text not null,
  label text not null,
  dry boolean not null,
  state text not null check (state in ('RUNNING', 'FINISHED', 'FAILED', 'STOPPED')),
  started_by bigint,
  started_by_name text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  total int,
  done int not null default 0,
  created int not null default 0,
  changed int not null default 0,
  unchanged int not null default 0,
  repaired int not null default 0,
  rejected int not null default 0,
  duplicates int not null default 0,
  note text,
  failure text,
  check ((state = 'RUNNING') = (finished_at is null)),
  check ((state = 'FAILED') = (failure is not null))
);
comment on column run.repaired is 'Rows that were taken after mending; counted among created, changed and unchanged too.';
create index run_running on run (id) where state = 'RUNNING';

create table line (
  run_id bigint not null references run on delete cascade,
  number int not null,
  source_id text,
  title text,
  outcome text not null check (outcome in ('REPAIRED', 'REJECTED', 'DUPLICATE')),
  reason text not null check (reason <> ''),
  primary key (run_id, number)
);
create index line_outcome on line (run_id, outcome, number);
