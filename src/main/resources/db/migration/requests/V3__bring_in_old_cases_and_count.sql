-- Cases a body brings along from an earlier system.
alter table request
  add column old_number text check (length(old_number) between 1 and 60),
  drop constraint request_check,
  add constraint request_told check (
    (sealed_requester is null) = (erased_at is not null)
    or (sealed_requester is null and old_number is not null));
comment on column request.old_number is 'What the case was called in the system it came from; one case of its body, however often it is brought in.';
create unique index request_old_number on request (body_id, old_number) where old_number is not null;

-- Outcomes as the report of the regulation of 2008 had them stand beside those of today.
alter table event
  drop constraint event_outcome_check,
  add constraint event_outcome_check check (outcome ~ '^([1-6]([.][1-9])?|2008[.][1-9]([.][1-9])?)$'),
  drop constraint event_stance_told,
  add constraint event_stance_told check (act = 'OPINION_GIVEN' or stance is null);
comment on column event.stance is 'What somebody asked for an opinion said; null where an old system did not keep it.';

create table import_run (
  id bigint generated always as identity primary key,
  label text not null,
  dry boolean not null,
  started_by bigint,
  started_by_name text not null,
  started_at timestamptz not null,
  touched_at timestamptz not null,
  finished_at timestamptz,
  failure text,
  taken int not null default 0,
  mended int not null default 0,
  known int not null default 0,
  rejected int not null default 0,
  check (failure is null or finished_at is not null)
);
comment on column import_run.touched_at is 'When it last got on. One that has neither finished nor moved for minutes was cut off with its server.';
comment on column import_run.mended is 'Taken with a remark; counted among taken too.';
create index import_run_started_by on import_run (started_by, id);

create table import_line (
  run_id bigint not null references import_run on delete cascade,
  line bigint not null,
  outcome text not null check (outcome in ('TAKEN', 'MENDED', 'KNOWN', 'REJECTED')),
  old_number text,
  number text,
  reason text,
  primary key (run_id, line),
  check (outcome in ('TAKEN', 'KNOWN') or reason is not null)
);
comment on table import_line is 'What became of each line. Nothing an applicant told stands here: reasons name the column, not what was in it.';
create index import_line_outcome on import_line (run_id, outcome, line);

-- The register of a year, the newest first: of everybody's, and of one body's.
create index request_filed on request (filed_at, id);
create index request_body_filed on request (body_id, filed_at, id);

-- What statistics need of a case, worked out of its events by the clock; can be thrown away and made again.
create table figure (
  request_id bigint primary key references request on delete cascade,
  body_id bigint not null,
  received_on date,
  due_on date,
  ended_on date,
  outcome_group text,
  days int,
  extended boolean not null,
  late boolean not null
);
comment on table figure is 'Derived: never read for what a case must keep to. Made again when its events, the calendar or the limits change.';
comment on column figure.days is 'Working days from the start of the clock to the end.';
comment on column figure.late is 'Ended after its last day.';
create index figure_received on figure (body_id, received_on);
create index figure_ended on figure (body_id, ended_on);
create index figure_open on figure (body_id, due_on) where ended_on is null;

create table tally (
  body_id bigint not null,
  year int not null,
  what text not null,
  value int not null,
  cases int not null check (cases > 0),
  primary key (body_id, year, what, value)
);
comment on table tally is 'Derived of figure: how many cases of a body and year. DAYS has a row for each number of days, so that a median over any bodies is exact.';

create table stale_figure (
  id bigint generated always as identity primary key,
  request_id bigint not null
);
comment on table stale_figure is 'Cases whose figure must be made again, in the order of what happened; written with the event itself.';

create table stale_tally (
  body_id bigint not null,
  year int not null,
  primary key (body_id, year)
);
comment on table stale_tally is 'Bodies and years to be counted again.';

create table figure_basis (
  one boolean primary key default true check (one),
  basis text not null
);
comment on table figure_basis is 'The calendar and the limits the figures were worked out with; others make all of them again.';

create function figure_goes_stale() returns trigger language plpgsql as $$
begin
  insert into requests.stale_figure (request_id) select distinct request_id from written;
  return null;
end $$;
create trigger figure_goes_stale after insert on event
  referencing new table as written for each statement execute function figure_goes_stale();
