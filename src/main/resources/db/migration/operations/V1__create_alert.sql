create table alert (
  id bigint generated always as identity primary key,
  measure text not null check (measure <> ''),
  node text not null,
  value double precision not null,
  bound double precision not null,
  crossed_at timestamptz not null,
  seen_at timestamptz not null,
  over_at timestamptz
);
comment on table alert is 'A measure that stood beyond its limit for a while, and until when.';
comment on column alert.node is 'The node whose measure it is; empty where it is of the whole installation.';
comment on column alert.value is 'The worst it was.';
comment on column alert.seen_at is 'When its node last looked. No check compares the moments: clocks may be set back.';
create unique index alert_open on alert (measure, node) where over_at is null;

create table alert_mail (
  id bigint generated always as identity primary key,
  alert_id bigint not null references alert,
  turn text not null check (turn in ('CROSSED', 'OVER')),
  recipient text not null check (recipient <> ''),
  state text not null check (state in ('WAITING', 'SENT', 'GIVEN_UP')),
  tries integer not null default 0 check (tries >= 0),
  next_try_at timestamptz not null,
  failure text,
  unique (alert_id, turn, recipient)
);
comment on table alert_mail is 'Who is told that an alert began or ended, once each; sent by one node.';
create index alert_mail_waiting on alert_mail (next_try_at) where state = 'WAITING';
