-- Ids of the keys that have sealed something here, so that a node without them makes none of its own.
create table seal_key (
  key_id bytea primary key check (octet_length(key_id) = 4),
  first_used_at timestamptz not null
);

-- How often somebody's record was looked for in vain, over all nodes; not worth keeping over a crash.
create unlogged table attempt (
  what text not null check (what in ('ADDRESS', 'NUMBER', 'CODE', 'OBJECTION')),
  caller bytea not null,
  counted_from timestamptz not null,
  attempts int not null,
  primary key (what, caller)
);
comment on column attempt.caller is 'Keyed hash of the address or the number asked for, neither of which is kept.';
create index attempt_counted_from on attempt (counted_from);
