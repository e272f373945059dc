-- A document is an entry of the catalogue; what it says is an edition: at most one in the making, one live, the rest superseded.
create table document (
  id bigint generated always as identity primary key,
  index_number text unique,
  body_id bigint not null,
  source text,
  source_id text,
  demo boolean not null default false,
  created_by bigint,
  created_at timestamptz not null,
  published_at timestamptz,
  unique (source, source_id),
  check ((source is null) = (source_id is null)),
  check ((index_number is null) = (published_at is null))
);
comment on column document.published_at is 'First publication; never changes, whatever editions follow.';

create table edition (
  id bigint generated always as identity primary key,
  document_id bigint not null references document on delete cascade,
  number int not null check (number >= 1),
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'REVIEWED', 'CLEARED', 'APPROVED', 'SCHEDULED', 'LIVE', 'SUPERSEDED', 'WITHDRAWN', 'DISCARDED')),
  revision int not null default 1,
  body_id bigint not null,
  title text not null,
  document_number text,
  document_number_key text,
  genre text,
  theme text,
  duty text,
  audience text,
  attribute text not null default 'PROACTIVE' check (attribute in ('PROACTIVE', 'ON_REQUEST', 'NOT_DISCLOSED')),
  attribute_reason text,
  formed_on date,
  effective_on date,
  expires_on date,
  summary text,
  keywords text[] not null default '{}',
  language text not null default 'zh-Hans',
  content_html text not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  change_note text,
  author_id bigint,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  publish_at timestamptz,
  published_at timestamptz,
  first_published_at timestamptz,
  ended_at timestamptz,
  unique (document_id, number),
  check (attribute = 'PROACTIVE' or attribute_reason is not null),
  check ((state = 'SCHEDULED') = (publish_at is not null)),
  check ((state in ('LIVE', 'SUPERSEDED', 'WITHDRAWN')) = (published_at is not null)),
  check ((state in ('LIVE', 'SUPERSEDED', 'WITHDRAWN')) = (first_published_at is not null)),
  check ((state in ('SUPERSEDED', 'WITHDRAWN', 'DISCARDED')) = (ended_at is not null)),
  check (state <> 'LIVE' or (title <> '' and formed_on is not null)),
  check (number = 1 or state in ('DRAFT', 'DISCARDED') or change_note is not null)
);
create unique index edition_one_live on edition (document_id) where state = 'LIVE';
create unique index edition_one_draft on edition (document_id) where state in ('DRAFT', 'SUBMITTED', 'REVIEWED', 'CLEARED', 'APPROVED', 'SCHEDULED');
create index edition_latest on edition (first_published_at desc, document_id desc) where state = 'LIVE';
create index edition_by_body on edition (body_id, first_published_at desc, document_id desc) where state = 'LIVE';
create index edition_by_theme on edition (theme, first_published_at desc, document_id desc) where state = 'LIVE';
create index edition_by_duty on edition (duty, first_published_at desc, document_id desc) where state = 'LIVE';
create index edition_by_year on edition (extract(year from formed_on), first_published_at desc, document_id desc) where state = 'LIVE';
create index edition_by_number on edition (document_number_key) where state = 'LIVE';
create index edition_in_work on edition (body_id, updated_at desc) where state in ('DRAFT', 'SUBMITTED', 'REVIEWED', 'CLEARED', 'APPROVED', 'SCHEDULED');
create index edition_scheduled on edition (publish_at) where state = 'SCHEDULED';

-- Every save of a draft, so that nothing anybody typed is lost and a conflict can be shown as a difference.
create table draft_save (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete cascade,
  revision int not null,
  saved_by bigint not null,
  saved_at timestamptz not null,
  fields jsonb not null,
  accepted boolean not null
);
create index draft_save_edition on draft_save (edition_id, id);

create table attachment (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete cascade,
  position int not null,
  name text not null check (name <> ''),
  sha256 text not null,
  media_type text not null,
  size bigint not null,
  unique (edition_id, position)
);
create index attachment_file on attachment (sha256);

-- The steps the law and the house rules name are rows with who and when, never flags.
create table step (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete cascade,
  kind text not null check (kind in ('SUBMIT', 'SEND_BACK', 'REVIEW', 'CLEAR', 'APPROVE', 'SCHEDULE', 'UNSCHEDULE', 'PUBLISH', 'WITHDRAW', 'DISCARD')),
  staff_id bigint,
  staff_name text not null,
  taken_at timestamptz not null,
  note text
);
create index step_edition on step (edition_id, id);

create table remark (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete cascade,
  quote text,
  text text not null check (text <> ''),
  staff_id bigint not null,
  staff_name text not null,
  made_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by bigint,
  check ((resolved_at is null) = (resolved_by is null))
);
create index remark_edition on remark (edition_id, id);

-- The tombstone: number, title, dates and reason outlive the text.
create table withdrawal (
  document_id bigint primary key references document,
  edition_id bigint not null references edition,
  reason text not null check (reason <> ''),
  withdrawn_by bigint not null,
  withdrawn_at timestamptz not null
);

create table validity_change (
  id bigint generated always as identity primary key,
  document_id bigint not null references document,
  kind text not null check (kind in ('ABOLISHED', 'SUPERSEDED')),
  effective_on date not null,
  by_document_id bigint references document,
  note text,
  recorded_by bigint,
  recorded_at timestamptz not null,
  check (by_document_id <> document_id)
);
create index validity_change_document on validity_change (document_id, effective_on);
create index validity_change_by on validity_change (by_document_id);

create table explainer_link (
  explainer_id bigint not null references document,
  policy_id bigint not null references document,
  linked_by bigint,
  linked_at timestamptz not null,
  primary key (explainer_id, policy_id),
  check (explainer_id <> policy_id)
);
create index explainer_link_policy on explainer_link (policy_id);

-- Serials of index numbers, one row a series; the row lock makes them gapless and never reused.
create table index_series (
  prefix text not null,
  year int not null,
  last_serial int not null check (last_serial >= 0),
  primary key (prefix, year)
);

-- The change log that followers (index, caches, later the ledger) replay from their own cursor. A row is safe to read once
-- no older transaction is still open: xid < pg_snapshot_xmin(pg_current_snapshot()). See ADR on followers.
create table change (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  document_id bigint not null,
  kind text not null check (kind in ('PUBLISHED', 'CORRECTED', 'WITHDRAWN', 'VALIDITY', 'LINKED', 'TEXT')),
  changed_at timestamptz not null
);
create index change_order on change (xid, seq);
