-- Links of texts to other hosts, and what came of trying them. Due again when somebody asks and the last try is old.
create table link_look (
  address text primary key check (length(address) between 1 and 2000),
  due_at timestamptz,
  looked_at timestamptz,
  outcome text check (outcome in ('OPENS', 'GONE', 'FAILS', 'SILENT', 'NOT_TRIED')),
  check ((looked_at is null) = (outcome is null)),
  check (due_at is not null or looked_at is not null)
);
create index link_look_due on link_look (due_at) where due_at is not null;
comment on column link_look.due_at is 'When it may be tried; while a node does, a minute on: a lease, not a lock.';
