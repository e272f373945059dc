-- What citizens do beside filing: find that it is public already, put a form aside, say how they were served, be told by mail.
alter table attempt drop constraint attempt_what_check;
alter table attempt add constraint attempt_what_check check (what in ('FILE', 'TRACK', 'TAKE', 'SAVE', 'RESUME'));

create table taken (
  index_number text not null check (length(index_number) between 1 and 64),
  body_id bigint not null,
  day date not null,
  times int not null check (times > 0),
  primary key (index_number, body_id, day)
);
comment on table taken is 'How often a public document answered a question before it was filed. Nothing of the question, nothing of who had it.';
comment on column taken.body_id is 'The body that was about to be asked.';
create index taken_day on taken (day);

create table draft (
  form_mark bytea primary key,
  code_mark bytea not null unique,
  sealed_form bytea not null,
  saved_at timestamptz not null
);
comment on table draft is 'Forms that applicants put aside to go on later; deleted when filed, or when their time is up.';
comment on column draft.form_mark is 'Keyed hash of the form''s own random mark: the same form saved again takes the place of the first.';
comment on column draft.code_mark is 'Keyed hash of the code that opens it, which is kept nowhere.';
create index draft_saved_at on draft (saved_at);

create table rating (
  request_id bigint primary key references request,
  score int not null check (score between 1 and 5),
  sealed_text bytea,
  rated_at timestamptz not null
);
comment on column rating.sealed_text is 'A sentence the requester wrote, null for none or once who asked was erased.';

-- The outbox of notices: a row is written in the transaction of the event it tells of, and sent afterwards.
create table mail (
  id bigint generated always as identity primary key,
  event_id bigint not null unique references event,
  state text not null check (state in ('WAITING', 'SENDING', 'SENT', 'GIVEN_UP', 'UNSURE')),
  sealed_address bytea,
  tries int not null default 0 check (tries >= 0),
  next_try_at timestamptz not null,
  queued_at timestamptz not null,
  ended_at timestamptz,
  failure text check (failure ~ '^[A-Z_0-9 .]{1,40}$'),
  check ((state in ('SENT', 'GIVEN_UP', 'UNSURE')) = (ended_at is not null)),
  check (state <> 'SENT' or sealed_address is null)
);
comment on table mail is 'One notice an event, so that it cannot be queued twice; the address goes once it was sent, or who asked is erased.';
comment on column mail.state is 'SENDING is committed before the mail server is spoken to; UNSURE: nobody can say whether it took the mail, so it is not sent again by itself.';
comment on column mail.failure is 'A word of ours or a code of the mail server, never its text, which may repeat the address.';
create index mail_next on mail (next_try_at) where state in ('WAITING', 'SENDING');
create index mail_trouble on mail (id) where state in ('GIVEN_UP', 'UNSURE');
