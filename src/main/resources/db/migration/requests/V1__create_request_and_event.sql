-- What applicants tell is sealed by the program before it comes here (ADR 0019); bytea columns named sealed_… hold nothing that can be read here.

create table number_series (
  prefix text not null,
  year int not null,
  last_serial int not null check (last_serial >= 1),
  primary key (prefix, year)
);
comment on table number_series is 'The last number of each body and year. Its row stays locked until the filing commits, so there are no gaps and no number comes twice.';
comment on column number_series.prefix is 'The organisation code; a body that was renamed goes on counting where its predecessor was.';

create table request (
  id bigint generated always as identity primary key,
  number text not null unique check (number ~ '^[0-9A-Z]{9}-[0-9]{4}-[0-9]{5,7}$'),
  body_id bigint not null,
  channel text not null check (channel in ('COUNTER', 'REGISTERED_POST', 'ORDINARY_POST', 'WEB', 'FAX', 'PHONE')),
  state text not null check (state in ('FILED', 'REGISTERED', 'AWAITING_CLARIFICATION', 'ANSWERED', 'CLOSED')),
  requester_kind text not null check (requester_kind in ('PERSON', 'COMPANY', 'RESEARCH', 'WELFARE', 'LEGAL', 'OTHER')),
  form text not null check (form in ('ELECTRONIC', 'PAPER', 'INSPECTION')),
  delivery text not null check (delivery in ('ONLINE', 'EMAIL', 'POST', 'COLLECTION')),
  help boolean not null,
  filing bytea not null unique,
  code_mark bytea not null,
  sealed_requester bytea,
  sealed_wanted bytea not null,
  filed_at timestamptz not null,
  erased_at timestamptz,
  check ((sealed_requester is null) = (erased_at is not null))
);
comment on column request.filing is 'Keyed hash of the form as it was sent, so that the same form sent twice is one request.';
comment on column request.code_mark is 'Keyed hash of the query code, which is kept nowhere.';
comment on column request.requester_kind is 'The column of the annual report it counts in.';
create index request_open on request (body_id, filed_at) where state in ('FILED', 'REGISTERED', 'AWAITING_CLARIFICATION');
create index request_body on request (body_id, id);
create index request_kept on request (id) where sealed_requester is not null and state in ('ANSWERED', 'CLOSED');

-- What happened, one row each; where a case stands and when it is due follow from these alone.
create table event (
  id bigint generated always as identity primary key,
  request_id bigint not null references request,
  act text not null check (act in ('SUBMITTED', 'CONFIRMED', 'CLARIFICATION_ASKED', 'CLARIFICATION_ANSWERED', 'EXTENDED', 'ANSWERED', 'CLOSED', 'WITHDRAWN')),
  on_day date not null,
  recorded_at timestamptz not null,
  staff_id bigint,
  staff_name text,
  days int check (days between 1 and 500),
  until_day date check (until_day >= on_day),
  outcome text check (outcome ~ '^[1-6]([.][1-9])?$'),
  check ((staff_id is null) = (staff_name is null)),
  check ((act = 'EXTENDED') = (days is not null)),
  check ((act = 'CLARIFICATION_ASKED') = (until_day is not null)),
  check ((act in ('ANSWERED', 'CLOSED', 'WITHDRAWN')) = (outcome is not null))
);
comment on column event.on_day is 'The statutory day, which may lie before the moment it was recorded.';
comment on column event.staff_id is 'Null where the requester acted.';
create index event_request on event (request_id, id);
create unique index event_one_end on event (request_id) where act in ('ANSWERED', 'CLOSED', 'WITHDRAWN');
create unique index event_one_question on event (request_id) where act = 'CLARIFICATION_ASKED';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'requests.event is append-only';
end $$;
create trigger append_only before update or delete or truncate on event for each statement execute function refuse_change();

-- What was said with an event: the question, the reason, the answer. Apart from it because it may have to be erased.
create table message (
  event_id bigint primary key references event,
  sealed_text bytea,
  erased_at timestamptz,
  check ((sealed_text is null) = (erased_at is not null))
);

create table seal_key (
  key_id bytea primary key check (length(key_id) = 4),
  first_used_at timestamptz not null
);
comment on table seal_key is 'Which keys have sealed something, by the beginning of their hash. A node without one of them must not start as if nothing had been told.';

-- Unlogged: what a crash takes is an hour of counting, and neither the log nor a replica nor a backup carries it.
create unlogged table attempt (
  what text not null check (what in ('FILE', 'TRACK')),
  caller bytea not null,
  counted_from timestamptz not null,
  attempts int not null,
  primary key (what, caller)
);
comment on column attempt.caller is 'Keyed hash of the address, not the address.';
create index attempt_counted_from on attempt (counted_from);
