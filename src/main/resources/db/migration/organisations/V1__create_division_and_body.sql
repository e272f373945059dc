-- Divisions by GB/T 2260 (2, 4 or 6 digits) and townships (9 digits), as the statistics office codes them.
create table division (
  code text primary key check (code ~ '^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3})?)?)?$'),
  name text not null check (name <> ''),
  level text not null check (level in ('PROVINCE', 'PREFECTURE', 'COUNTY', 'TOWNSHIP')),
  parent_code text references division
);
create index division_parent on division (parent_code);

create table body (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 64),
  name text not null check (name <> ''),
  short_name text,
  name_en text,
  level text not null check (level in ('NATION', 'PROVINCE', 'PREFECTURE', 'COUNTY', 'TOWNSHIP')),
  kind text not null check (kind in ('GOVERNMENT', 'OFFICE', 'DEPARTMENT', 'DISPATCHED', 'INSTITUTION', 'ENTERPRISE', 'LEGISLATURE', 'JUDICIARY', 'OTHER')),
  division_code text references division,
  parent_id bigint references body,
  uscc text check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$'),
  organisation_code text not null check (organisation_code ~ '^[0-9A-Z]{9}$'),
  guide text,
  outside boolean not null default false,
  founded_on date,
  ended_on date,
  check (ended_on is null or founded_on is null or ended_on >= founded_on),
  check (parent_id <> id)
);
-- A body that is renamed keeps its codes, so only bodies that stand must differ in them.
create unique index body_uscc on body (uscc) where ended_on is null;
create unique index body_organisation_code on body (organisation_code) where ended_on is null;
comment on column body.ended_on is 'The first day on which the body no longer acts.';
comment on column body.outside is 'A body outside this province whose documents are held for reference; it has no desk.';
create index body_parent on body (parent_id);
create index body_division on body (division_code);

create table contact_point (
  id bigint generated always as identity primary key,
  body_id bigint not null references body on delete cascade,
  kind text not null check (kind in ('OFFICE', 'ADDRESS', 'HOURS', 'PHONE', 'FAX', 'EMAIL', 'POSTCODE', 'WEBSITE')),
  value text not null check (value <> ''),
  position int not null,
  unique (body_id, position)
);

-- Nothing is renamed in place: a body is succeeded from a date, and its documents stay under the name that issued them.
create table succession (
  id bigint generated always as identity primary key,
  predecessor_id bigint not null references body,
  successor_id bigint not null references body,
  kind text not null check (kind in ('RENAME', 'MERGE', 'SPLIT')),
  effective_on date not null,
  basis text,
  unique (predecessor_id, successor_id),
  check (predecessor_id <> successor_id)
);
create index succession_successor on succession (successor_id);

-- One row that every change raises, so that each node can tell in one cheap read whether its copy is stale.
create table revision (one_row boolean primary key default true check (one_row), number bigint not null default 0);
insert into revision default values;
create function raise_revision() returns trigger language plpgsql as $$
begin
  update organisations.revision set number = number + 1;
  return null;
end $$;
create trigger body_revision after insert or update or delete on body for each statement execute function raise_revision();
create trigger contact_revision after insert or update or delete on contact_point for each statement execute function raise_revision();
create trigger succession_revision after insert or update or delete on succession for each statement execute function raise_revision();
