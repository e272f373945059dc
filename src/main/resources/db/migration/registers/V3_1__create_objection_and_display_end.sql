-- Somebody concerned says that a record is wrong. What they wrote and how they are reached is sealed.
create table objection (
  id bigint generated always as identity primary key,
  register text not null,
  record_key text not null,
  -- What had brought the record as it stood when they said so: corrected is what was changed since.
  batch_id bigint not null references batch,
  code_mark bytea not null,
  sealed bytea not null,
  received_at timestamptz not null,
  outcome text check (outcome in ('CORRECTED', 'REFUSED')),
  -- For whoever objected, and for nobody else.
  reason text,
  staff_id bigint,
  staff_name text,
  decided_at timestamptz,
  check ((outcome is null) = (decided_at is null)),
  check ((outcome is null) = (staff_name is null)),
  check ((outcome is null) = (reason is null))
);
create index objection_code on objection (code_mark);
create index objection_open on objection (register, id) where outcome is null;
create index objection_batch on objection (batch_id);

-- Records whose display ended early: whoever brings them again does not bring them back.
create table display_end (
  register text not null,
  record_key text not null,
  reason text not null check (reason <> ''),
  staff_id bigint,
  staff_name text not null,
  ended_at timestamptz not null,
  primary key (register, record_key)
);
