-- Unlogged: what a crash takes is a minute of counting, and neither the log nor a replica nor a backup carries it.
create unlogged table api_caller (
  caller bytea primary key,
  tokens double precision not null,
  granted integer not null check (granted >= 0),
  counted_at timestamptz not null
);
comment on table api_caller is 'How much each address may still ask of the API, on all nodes together; rows of the last minutes only.';
comment on column api_caller.caller is 'Keyed hash of the address under the secret of the day, not the address.';
comment on column api_caller.granted is 'Requests handed to the node that asked last.';
create index api_caller_counted_at on api_caller (counted_at);

create unlogged table api_secret (
  day date primary key,
  secret bytea not null
);
comment on table api_secret is 'The key of the day under which addresses are hashed; gone the day after, so that no day can be tied to another.';
