-- A register is data: each version of its definition is kept as it was read. Its records are in a table of their own, data_<name>, made from it.
create table definition (
  register text not null check (register ~ '^[a-z][a-z0-9-]{0,49}$'),
  version int not null check (version >= 1),
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  fields jsonb not null,
  taken_at timestamptz not null,
  primary key (register, version)
);

-- What was brought at once: an edition of the register.
create table batch (
  id bigint generated always as identity primary key,
  register text not null,
  version int not null,
  note text not null,
  staff_id bigint,
  staff_name text not null,
  brought_at timestamptz not null,
  added bigint not null default 0 check (added >= 0),
  changed bigint not null default 0 check (changed >= 0),
  removed bigint not null default 0 check (removed >= 0),
  foreign key (register, version) references definition (register, version)
);
create index batch_register on batch (register, id);
create index batch_definition on batch (register, version);

-- What a record said before; values by the names of the fields.
create table past_record (
  id bigint generated always as identity primary key,
  register text not null,
  record_key text not null,
  from_batch_id bigint not null references batch,
  to_batch_id bigint not null references batch,
  content jsonb not null,
  reason text
);
create index past_record_key on past_record (register, record_key, id);
create index past_record_from on past_record (from_batch_id);
create index past_record_to on past_record (to_batch_id);

create table revision (one_row boolean primary key default true check (one_row), number bigint not null default 0);
insert into revision default values;
create function raise_revision() returns trigger language plpgsql as $$
begin
  update registers.revision set number = number + 1;
  return null;
end $$;
create trigger batch_revision after insert or update on batch for each statement execute function raise_revision();
