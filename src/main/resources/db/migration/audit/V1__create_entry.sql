-- One row an act: who did what to what, before and after, written in the transaction of the act itself.
create table entry (
  id bigint generated always as identity primary key,
  happened_at timestamptz not null,
  actor_id bigint,
  actor_name text not null,
  act text not null check (act ~ '^[A-Z][A-Za-z]+$'),
  subject_kind text not null,
  subject text not null,
  before jsonb,
  after jsonb
);
create index entry_subject on entry (subject_kind, subject, id);
create index entry_actor on entry (actor_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit.entry is append-only';
end $$;
create trigger append_only before update or delete or truncate on entry for each statement execute function refuse_change();
