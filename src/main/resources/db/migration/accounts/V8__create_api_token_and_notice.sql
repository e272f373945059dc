-- What a person's programs show instead of name and password; known by its hash only.
create table api_token (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff on delete cascade,
  name text not null check (name <> '' and length(name) <= 60),
  scope text not null check (scope in ('READ', 'WRITE')),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  -- How it begins, for the person to know it again; it opens nothing.
  beginning text not null check (length(beginning) <= 12),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_staff on api_token (staff_id);

-- Where the person is told of what happens to their account.
alter table staff add column mail_address text check (mail_address <> '' and length(mail_address) <= 254);

-- Mails to staff about their own account. One that may have arrived is sent again: twice is better than never.
create table notice (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff on delete cascade,
  address text not null check (address <> ''),
  subject text not null,
  body text not null,
  tries int not null default 0 check (tries >= 0),
  queued_at timestamptz not null,
  next_try_at timestamptz not null,
  ended_at timestamptz,
  failure text
);
create index notice_staff on notice (staff_id);
create index notice_next on notice (next_try_at) where ended_at is null;
