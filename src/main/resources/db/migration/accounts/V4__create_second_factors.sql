-- Ids of the keys that have sealed something here, so that a node without them makes none of its own.
create table seal_key (
  key_id bytea primary key check (octet_length(key_id) = 4),
  first_used_at timestamptz not null
);

-- An authenticator app (RFC 6238). The secret is sealed with a key outside the database.
create table authenticator (
  staff_id bigint primary key references staff on delete cascade,
  secret bytea not null,
  -- Number of the last time step whose code was taken: none counts twice.
  last_step bigint not null default 0,
  created_at timestamptz not null,
  -- Null until the person has typed a first right code.
  confirmed_at timestamptz
);

create table passkey (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff on delete cascade,
  credential_id bytea not null unique,
  -- As the authenticator attested it: its model, the id, the public key in COSE.
  credential bytea not null,
  sign_count bigint not null check (sign_count >= 0),
  label text not null check (label <> ''),
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_staff on passkey (staff_id);

-- A code that stands in for a lost factor, once; known by a keyed hash only.
create table recovery_code (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff on delete cascade,
  mark bytea not null unique,
  used_at timestamptz
);
create index recovery_code_staff on recovery_code (staff_id);
