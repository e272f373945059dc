create table staff (
  id bigint generated always as identity primary key,
  username text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  name text not null check (name <> ''),
  body_id bigint not null,
  password_hash text not null,
  password_temporary boolean not null default false,
  failures int not null default 0 check (failures >= 0),
  locked_until timestamptz,
  active boolean not null default true,
  demo boolean not null default false,
  last_sign_in_at timestamptz,
  created_at timestamptz not null
);
create index staff_body on staff (body_id);

-- A role holds for a body and all bodies under it.
create table role_grant (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff on delete cascade,
  role text not null check (role in ('EDITOR', 'REVIEWER', 'SECRECY_REVIEWER', 'PUBLISHER', 'REQUEST_OFFICER', 'SUPERVISOR', 'AUDITOR', 'ADMINISTRATOR')),
  body_id bigint not null,
  unique (staff_id, role, body_id)
);

-- Spring Session's own tables, under its own names.
create table spring_session (
  primary_id char(36) primary key,
  session_id char(36) not null unique,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);
create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);
