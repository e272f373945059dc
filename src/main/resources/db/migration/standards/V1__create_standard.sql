-- A standard lists what must be public in one sector, or by a law, or by one body on its own.
create table standard (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 80),
  kind text not null check (kind in ('LAW', 'SECTOR', 'OWN')),
  title text not null check (title <> ''),
  title_en text not null check (title_en <> ''),
  position int not null,
  lead_body_id bigint,
  own_body_id bigint unique,
  check ((kind = 'OWN') = (own_body_id is not null))
);
comment on column standard.lead_body_id is 'The body that edits it; without one, supervisors at the top do.';

create table version (
  id bigint generated always as identity primary key,
  standard_id bigint not null references standard,
  number int not null check (number >= 1),
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'DISCARDED')),
  kinds text[] not null default '{}',
  levels text[] not null default '{}',
  names text[] not null default '{}',
  tags text[] not null default '{}',
  change_note text,
  valid_from date,
  published_at timestamptz,
  unique (standard_id, number),
  check ((state = 'PUBLISHED') = (published_at is not null)),
  check (state <> 'PUBLISHED' or valid_from is not null)
);
comment on column version.kinds is 'Bodies it binds by kind, level, words of their name and tags; an empty list of kinds or levels binds all, of names and tags none needs to be met.';
create unique index version_one_open on version (standard_id) where state in ('DRAFT', 'SUBMITTED');

create table step (
  id bigint generated always as identity primary key,
  version_id bigint not null references version,
  kind text not null check (kind in ('OPEN', 'EDIT', 'IMPORT', 'SUBMIT', 'SEND_BACK', 'PUBLISH', 'DISCARD')),
  staff_id bigint,
  staff_name text not null,
  taken_at timestamptz not null,
  note text
);
create index step_version on step (version_id, id);

-- An item keeps its identity through the versions, so that what fulfilled it goes on doing so.
create table item (
  id bigint generated always as identity primary key,
  standard_id bigint not null references standard,
  code text not null check (code ~ '^[0-9a-z]+([.-][0-9a-z]+)*$'),
  unique (standard_id, code)
);

create table duty_item (
  version_id bigint not null references version,
  item_id bigint not null references item,
  position int not null,
  first_level text not null check (first_level <> ''),
  second_level text not null check (second_level <> ''),
  content text not null,
  basis text not null,
  limit_text text not null,
  rhythm text not null check (rhythm in ('YEARLY', 'QUARTERLY', 'MONTHLY', 'AFTER_EVENT', 'AS_IT_HAPPENS', 'STANDING')),
  due_month int check (due_month between 1 and 12),
  due_day int check (due_day between 1 and 92),
  days int check (days between 1 and 366),
  unit text check (unit in ('WORKING', 'CALENDAR')),
  subject text not null,
  channels text[] not null default '{}',
  audience text not null,
  way text not null check (way in ('PROACTIVE', 'ON_REQUEST')),
  levels text[] not null default '{}',
  duty text,
  register text,
  words text[] not null default '{}',
  primary key (version_id, item_id),
  unique (version_id, position),
  check ((rhythm = 'YEARLY') = (due_month is not null)),
  check ((rhythm in ('YEARLY', 'QUARTERLY', 'MONTHLY')) = (due_day is not null)),
  check ((rhythm = 'AFTER_EVENT') = (days is not null)),
  check ((days is null) = (unit is null))
);
create index duty_item_item on duty_item (item_id);

create table body_tag (
  body_id bigint not null,
  tag text not null check (tag <> ''),
  primary key (body_id, tag)
);

-- Derived: which standards bind which body, and since when.
create table binding (
  body_id bigint not null,
  standard_id bigint not null references standard,
  level text not null,
  since date not null,
  primary key (body_id, standard_id)
);
create index binding_standard on binding (standard_id);

-- Somebody said that a document fulfils an item.
create table claim (
  document_id bigint not null,
  item_id bigint not null references item,
  body_id bigint not null,
  claimed_by bigint,
  claimed_at timestamptz not null,
  primary key (document_id, item_id)
);
create index claim_item on claim (item_id, body_id);

-- Derived: what was published for an item. Of a document the first publication, and the last edition's where that is another day.
create table fulfilment (
  body_id bigint not null,
  item_id bigint not null references item,
  document_id bigint not null default 0,
  register text not null default '',
  published_on date not null,
  working_days int,
  calendar_days int,
  primary key (body_id, item_id, document_id, register, published_on),
  check ((document_id = 0) = (register <> '')),
  check ((working_days is null) = (calendar_days is null))
);
comment on column fulfilment.working_days is 'From the day it was formed; null where that is not what counts, as of a later edition or a register.';
create index fulfilment_item on fulfilment (item_id);
create index fulfilment_document on fulfilment (document_id) where document_id <> 0;

-- An item a body has nothing to publish for: proposed by the body, ruled by a supervisor.
create table exemption (
  id bigint generated always as identity primary key,
  body_id bigint not null,
  item_id bigint not null references item,
  reason text not null check (reason <> ''),
  proposed_by bigint not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  verdict text check (verdict in ('CONFIRMED', 'REFUSED', 'ENDED')),
  note text,
  ruled_by bigint,
  ruled_by_name text,
  ruled_at timestamptz,
  check ((verdict is null) = (ruled_at is null)),
  check ((ruled_at is null) = (ruled_by is null)),
  check (ruled_by <> proposed_by or verdict = 'ENDED')
);
create unique index exemption_one_open on exemption (body_id, item_id) where verdict is null or verdict = 'CONFIRMED';
create index exemption_item on exemption (item_id);
create index exemption_waiting on exemption (proposed_at) where verdict is null;

-- Derived: how a body stands towards a standard, a row for both; ids of items in time, late and not applicable, and the number of the rest.
create table coverage (
  body_id bigint not null,
  standard_id bigint not null references standard,
  counted_on date not null,
  in_time bigint[] not null,
  late bigint[] not null,
  exempt bigint[] not null,
  missing int not null check (missing >= 0),
  waiting int not null check (waiting >= 0),
  primary key (body_id, standard_id)
);
create index coverage_standard on coverage (standard_id);

-- Up to where what is derived follows what it is derived from.
create table followed (
  one_row boolean primary key default true check (one_row),
  cursor text not null default '0:0',
  bodies bigint not null default -1,
  standards bigint not null default -1,
  versions bigint not null default -1,
  counted_on date
);
insert into followed default values;
create table followed_register (
  register text primary key,
  batch bigint not null
);

-- Raised by every count, for public pages to know that they are out of date.
create table count_revision (one_row boolean primary key default true check (one_row), number bigint not null default 0);
insert into count_revision default values;

create table revision (one_row boolean primary key default true check (one_row), number bigint not null default 0);
insert into revision default values;
create function raise_revision() returns trigger language plpgsql as $$
begin
  update standards.revision set number = number + 1;
  return null;
end $$;
create trigger standard_revision after insert or update on standard for each statement execute function raise_revision();
create trigger version_revision after insert or update on version for each statement execute function raise_revision();
create trigger tag_revision after insert or delete on body_tag for each statement execute function raise_revision();
