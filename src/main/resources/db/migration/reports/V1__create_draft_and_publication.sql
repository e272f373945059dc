create table draft (
  id bigint generated always as identity primary key,
  body_id bigint not null,
  year int not null check (year between 2008 and 2199),
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED')),
  scope text not null check (scope in ('OWN', 'SUBTREE')),
  typed jsonb not null,
  sections jsonb not null,
  figures jsonb,
  reason text,
  revision int not null check (revision >= 1),
  saved_at timestamptz not null,
  unique (body_id, year),
  check ((state = 'DRAFT') = (figures is null))
);
comment on table draft is 'A report in the making, at most one of a body and year.';
comment on column draft.typed is 'Numbers that people typed, by the key of their cell.';
comment on column draft.figures is 'All numbers as they were when it was submitted, by the key of their cell: what is approved is what is published.';
comment on column draft.reason is 'Why a published report is corrected; null where none is published yet.';

-- Who did what to a report in the making; a correction begins after the step that published.
create table step (
  id bigint generated always as identity primary key,
  body_id bigint not null,
  year int not null,
  act text not null check (act in ('SAVED', 'SUBMITTED', 'SENT_BACK', 'APPROVED', 'PUBLISHED', 'IMPORTED')),
  happened_at timestamptz not null,
  staff_id bigint,
  staff_name text not null,
  note text
);
create index step_of on step (body_id, year, id);

create table publication (
  id bigint generated always as identity primary key,
  body_id bigint not null,
  year int not null check (year between 2008 and 2199),
  version int not null check (version >= 1),
  form text not null,
  scope text not null check (scope in ('OWN', 'SUBTREE')),
  figures jsonb not null,
  sections jsonb not null,
  reason text,
  imported_from text,
  staff_name text not null,
  published_at timestamptz not null,
  unique (body_id, year, version),
  check ((version = 1) = (reason is null))
);
comment on table publication is 'What was published, each version as it was; never changed.';
comment on column publication.imported_from is 'Name of the file a finished year was taken from; null where the report was made here.';
create index publication_newest on publication (year desc, body_id, version desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'reports.% is append-only', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on step for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on publication for each statement execute function refuse_change();
