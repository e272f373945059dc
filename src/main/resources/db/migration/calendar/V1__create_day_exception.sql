-- Days on which the State Council's notice departs from Monday-to-Friday: holidays off, make-up days on.
create table day_exception (
  on_date date primary key,
  working boolean not null,
  name text not null,
  source text not null,
  recorded_at timestamptz not null
);

-- One row that every change raises, so that each node can tell in one cheap read whether its copy is stale.
create table revision (one_row boolean primary key default true check (one_row), number bigint not null default 0);
insert into revision default values;
create function raise_revision() returns trigger language plpgsql as $$
begin
  update calendar.revision set number = number + 1;
  return null;
end $$;
create trigger day_exception_revision after insert or update or delete on day_exception for each statement execute function raise_revision();
