-- Each question is good for one answer.
create unlogged table spent_challenge (
  nonce bytea primary key,
  until timestamptz not null
);
comment on table spent_challenge is 'Questions already answered, until they would be too old anyway.';
create index spent_challenge_until on spent_challenge (until);
