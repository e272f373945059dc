-- What officials want a register to say: rows as they were typed, kept until a second person agreed to them.
create table draft (
  id bigint generated always as identity primary key,
  register text not null,
  body_id bigint not null,
  note text not null,
  state text not null check (state in ('WRITING', 'SUBMITTED', 'PUBLISHED', 'WITHDRAWN')),
  changes int not null default 0 check (changes >= 0),
  created_by bigint,
  created_by_name text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  batch_id bigint references batch,
  check ((state = 'PUBLISHED') = (batch_id is not null))
);
create index draft_register on draft (register, state, id);
create index draft_batch on draft (batch_id);

create table draft_row (
  draft_id bigint not null references draft on delete cascade,
  line bigint not null check (line >= 1),
  act text not null check (act in ('PUT', 'REMOVE')),
  record_key text,
  cells jsonb not null,
  reason text,
  primary key (draft_id, line),
  check ((act = 'REMOVE') = (record_key is not null and reason is not null))
);

-- Who did what with it: whoever wrote may not agree to it.
create table draft_step (
  id bigint generated always as identity primary key,
  draft_id bigint not null references draft on delete cascade,
  act text not null check (act in ('WRITE', 'SUBMIT', 'TAKE_BACK', 'SEND_BACK', 'APPROVE', 'WITHDRAW')),
  staff_id bigint,
  staff_name text not null,
  happened_at timestamptz not null,
  remark text
);
create index draft_step_draft on draft_step (draft_id, id);

-- The last thing a removed record said; from there back it is history for officials alone.
alter table past_record add column removed boolean not null default false;
alter table past_record add constraint removed_with_reason check (not removed or reason is not null);
create index past_record_removed on past_record (register, record_key, id) where removed;

-- A definition made at the desk lives here and nowhere else.
alter table definition add column content text;
alter table definition add column source text not null default 'SHIPPED' check (source in ('SHIPPED', 'DESK'));
alter table definition add column staff_id bigint;
alter table definition add column staff_name text;
alter table definition add constraint desk_has_content check (source = 'SHIPPED' or content is not null);
create trigger definition_revision after insert or update on definition for each statement execute function raise_revision();
