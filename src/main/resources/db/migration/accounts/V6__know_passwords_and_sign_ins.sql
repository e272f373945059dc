-- From when the present password counts. What was set before is taken as set now, so that an expiry that
-- is switched on with this version gives everybody its whole time.
alter table staff add column password_set_at timestamptz not null default now();

create table former_password (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff on delete cascade,
  password_hash text not null,
  replaced_at timestamptz not null
);
create index former_password_staff on former_password (staff_id, id);

-- Where and with what somebody came in, or tried to: for the person themselves.
create table sign_in (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff on delete cascade,
  happened_at timestamptz not null,
  succeeded boolean not null,
  address text not null,
  agent text not null,
  -- SHA-256 of the session it opened, so that a copy of this table opens nothing.
  session_hash bytea check (octet_length(session_hash) = 32)
);
create index sign_in_staff on sign_in (staff_id, id);
