-- The chain: each entry gets a place after the one before it and a hash over what it says and the hash before. Places are given soon
-- after the commit, by one node at a time, so no act waits for another. Whatever is changed, removed or put in later does not fit.
create table link (
  place bigint primary key check (place > 0),
  entry_id bigint not null unique references entry (id),
  content bytea not null check (length(content) = 32),
  hash bytea not null check (length(hash) = 32),
  chained_at timestamptz not null
);

create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit.% is append-only', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on link for each statement execute function refuse_change();

-- Entries that have no place yet, written in the transaction of the act; a row goes when its entry is chained.
create table waiting (entry_id bigint primary key);

create function wait_for_place() returns trigger language plpgsql as $$
begin
  insert into audit.waiting (entry_id) values (new.id);
  return null;
end $$;
create trigger wait_for_place after insert on entry for each row execute function wait_for_place();

-- What was written before there was a chain is chained at the next start.
insert into waiting (entry_id) select id from entry;

-- How far a receiver of syslog has it.
create table receiver (
  address text primary key,
  place bigint not null check (place >= 0),
  sent_at timestamptz not null
);

-- What each checking of the whole chain found; its head must still be there at the next.
create table inspection (
  id bigint generated always as identity primary key,
  checked_at timestamptz not null,
  entries bigint not null,
  place bigint not null,
  hash bytea not null check (length(hash) = 32),
  findings bigint not null,
  first_finding text
);
create trigger append_only before update or delete or truncate on inspection for each statement execute function refuse_change();

create index entry_act on entry (act, id);
