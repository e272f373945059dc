-- An act that binds the office is drafted by one person and agreed to by another (Arts. 33, 45); until then nothing has happened to the request.
create table proposal (
  id bigint generated always as identity primary key,
  request_id bigint not null references request,
  kind text not null check (kind in ('CLARIFICATION', 'OPINION', 'OVERRIDE', 'REASONS', 'DELAY', 'EXTENSION', 'FEE', 'ANSWER')),
  state text not null check (state in ('PROPOSED', 'APPROVED', 'SENT_BACK', 'TAKEN_BACK')),
  sealed_draft bytea not null,
  proposed_by bigint not null,
  proposed_name text not null,
  proposed_at timestamptz not null,
  decided_by bigint,
  decided_name text,
  decided_at timestamptz,
  sealed_remark bytea,
  check ((state = 'PROPOSED') = (decided_at is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (state <> 'APPROVED' or decided_by <> proposed_by)
);
comment on column proposal.sealed_draft is 'The act with its facts, and the letters it would send, as JSON.';
create unique index proposal_one_open on proposal (request_id) where state = 'PROPOSED';
create index proposal_request on proposal (request_id, id);

-- A letter that was issued; it never changes, only what became of it is added.
create table letter (
  id bigint generated always as identity primary key,
  request_id bigint not null references request,
  event_id bigint references event,
  number text not null unique,
  kind text not null check (kind ~ '^[A-Z][A-Z0-9_]{1,40}$'),
  template_version int not null check (template_version >= 0),
  whom text not null check (length(whom) between 1 and 40),
  sealed_letter bytea not null,
  sealed_addressee bytea,
  issued_on date not null,
  drafted_by text not null,
  approved_by text not null,
  dispatched_on date check (dispatched_on >= issued_on),
  way text check (way in ('ONLINE', 'EMAIL', 'POST', 'COLLECTION')),
  sealed_proof bytea,
  delivered_on date check (delivered_on >= dispatched_on),
  check ((dispatched_on is null) = (way is null)),
  check (delivered_on is null or dispatched_on is not null)
);
comment on column letter.whom is 'APPLICANT, a third party of the case (T1), or the code of a body.';
comment on column letter.sealed_addressee is 'Null once who asked was erased.';
comment on column letter.sealed_proof is 'How its delivery is shown: the number of the registered letter, who signed.';
create index letter_request on letter (request_id, id);
create index letter_event on letter (event_id);

-- Somebody whose interests the information touches (Art. 32), named T1, T2 … in the events.
create table third_party (
  request_id bigint not null references request,
  whose text not null check (whose ~ '^T[1-9][0-9]?$'),
  sealed_name bytea,
  sealed_address bytea,
  erased_at timestamptz,
  primary key (request_id, whose),
  check ((sealed_name is null) = (erased_at is not null))
);

alter table request add column requester_mark bytea;
comment on column request.requester_mark is 'Keyed hash of the identity number: how often somebody asks a body in a month decides the fee (109号), and it goes when who asked is erased.';
create index request_requester on request (body_id, requester_mark) where requester_mark is not null;
