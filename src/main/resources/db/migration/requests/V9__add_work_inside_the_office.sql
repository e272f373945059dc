-- Who has a case inside the office, what became of it between offices, and what is said when its day comes near.
alter table request
  add column assignee_id bigint,
  add column split_from bigint references request,
  add column code_number text,
  add constraint request_part_names_its_code check ((split_from is null) = (code_number is null));
comment on column request.assignee_id is 'The member of staff who has it, null while nobody has.';
comment on column request.split_from is 'The request it was a matter of before that was split.';
comment on column request.code_number is 'The number its code mark is bound to, where that is not its own: the code is kept nowhere, so a part of a split is opened with the code of the request it comes from.';
create index request_split_from on request (split_from) where split_from is not null;
create index request_assignee on request (assignee_id, id)
  where assignee_id is not null and state in ('FILED', 'REGISTERED', 'AWAITING_CLARIFICATION', 'AWAITING_FEE');

-- A code of a body is longer than a name of a post may be.
alter table event drop constraint event_whose_check;
alter table event add constraint event_whose_check check (length(whose) between 1 and 64);

create table past_body (
  request_id bigint not null references request,
  body_id bigint not null,
  until timestamptz not null,
  primary key (request_id, body_id)
);
comment on table past_body is 'Bodies that passed a request on; they go on seeing it.';
create index past_body_body on past_body (body_id, request_id);

-- The outbox of what is to be said about a limit (ADR 0004): one row a case, step and day, whoever writes it and however often.
create table escalation (
  id bigint generated always as identity primary key,
  request_id bigint not null references request,
  step text not null check (step in ('UNCONFIRMED', 'BEFORE', 'AFTER')),
  days int not null check (days >= 0),
  on_day date not null,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by bigint,
  acknowledged_name text,
  unique (request_id, step, days, on_day),
  check ((acknowledged_at is null) = (acknowledged_by is null)),
  check ((acknowledged_at is null) = (acknowledged_name is null))
);
comment on column escalation.days is 'Working days before or after the day, as the setting had them.';
comment on column escalation.on_day is 'The due date, or the day of filing of a request nobody confirmed; another day is another row.';
create index escalation_open on escalation (request_id) where acknowledged_at is null;
create index escalation_raised on escalation (raised_at);

create table calendar_feed (
  id bigint generated always as identity primary key,
  body_id bigint not null,
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  staff_id bigint not null,
  staff_name text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  revoked_name text,
  check ((revoked_at is null) = (revoked_name is null))
);
comment on table calendar_feed is 'Addresses under which a body''s limits are read as iCalendar; of the secret in the address only the hash is kept.';
create index calendar_feed_body on calendar_feed (body_id) where revoked_at is null;

-- What a notice of days off and make-up days did to open cases.
create table recount (
  id bigint generated always as identity primary key,
  year int not null,
  source text not null,
  changes jsonb not null,
  staff_name text not null,
  recorded_at timestamptz not null,
  looked_at int not null check (looked_at >= 0)
);
comment on column recount.changes is 'The days the notice changed, as the calendar told them.';
comment on column recount.looked_at is 'How many open cases were counted anew.';
create table moved_day (
  recount_id bigint not null references recount,
  request_id bigint not null references request,
  from_day date not null,
  to_day date not null check (to_day <> from_day),
  primary key (recount_id, request_id)
);
create index moved_day_request on moved_day (request_id);
