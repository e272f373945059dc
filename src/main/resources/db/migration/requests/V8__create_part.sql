-- First receiver answers for all: sub-questions of one case to other bodies, each approved inside that body before it is given.
create table part (
  id bigint generated always as identity primary key,
  request_id bigint not null references request,
  ordinal int not null check (ordinal between 1 and 20),
  body_id bigint not null,
  state text not null check (state in ('ASKED', 'DRAFTED', 'GIVEN', 'RETURNED')),
  shared boolean not null,
  unique (request_id, ordinal),
  unique (request_id, body_id)
);
comment on column part.ordinal is 'Named in events as P and this figure.';
comment on column part.shared is 'Whether the other bodies of the case may read it.';
create index part_open on part (body_id) where state <> 'GIVEN';

-- One row an act, never changed; the question, the draft and the answer are texts of steps.
create table part_step (
  part_id bigint not null references part,
  ordinal int not null check (ordinal >= 1),
  act text not null check (act in ('ASKED', 'DRAFTED', 'SENT_BACK', 'GIVEN', 'RETURNED')),
  recorded_at timestamptz not null,
  staff_id bigint not null,
  staff_name text not null,
  until_day date,
  outcome text check (outcome ~ '^[1-5]([.][1-9])?$'),
  sealed_text bytea,
  primary key (part_id, ordinal),
  check ((act in ('ASKED', 'RETURNED')) = (until_day is not null)),
  check ((act = 'DRAFTED') = (outcome is not null)),
  check ((act = 'GIVEN') = (sealed_text is null))
);
comment on column part_step.until_day is 'The last day by which the part is needed: a sub-clock inside the case, it never moves the requester''s.';

create function refuse_part_change() returns trigger language plpgsql as $$
begin
  raise exception 'requests.part_step is append-only';
end $$;
create trigger append_only before update or delete or truncate on part_step for each statement execute function refuse_part_change();
