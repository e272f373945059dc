-- What was done waits here, written by the transaction that did it, until it has its place in the tree. Nothing is locked for it:
-- whoever publishes only inserts, and one node at a time takes what has been committed (ADR 0021).
create table deed (
  id bigint generated always as identity primary key,
  subject text not null check (subject <> ''),
  leaf text not null check (octet_length(leaf) between 1 and 65535),
  appended_at timestamptz not null default clock_timestamp()
);
create index deed_subject on deed (subject);
comment on column deed.leaf is 'The leaf as it will be hashed, in UTF-8.';

create table entry (
  leaf_index bigint primary key check (leaf_index >= 0),
  subject text not null,
  leaf text not null
);
create index entry_subject on entry (subject, leaf_index);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger.entry is append-only';
end $$;
create trigger append_only before update or delete or truncate on entry for each statement execute function refuse_change();

-- Which entries name a content hash.
create table entry_hash (
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  leaf_index bigint not null,
  primary key (sha256, leaf_index)
);

create table tile (
  level int not null check (level between 0 and 7),
  tile_index bigint not null check (tile_index >= 0),
  hashes bytea not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  primary key (level, tile_index)
);
alter table tile alter column hashes set storage external;
comment on table tile is '256 hashes each, the last of a level fewer; a tile only grows.';

create table checkpoint (
  id bigint generated always as identity primary key,
  tree_size bigint not null check (tree_size >= 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  signed_at timestamptz not null
);
create index checkpoint_size on checkpoint (tree_size);
comment on column checkpoint.note is 'The signed note as it is given out, without what witnesses add.';

create table signing_key (
  verifier text primary key,
  first_used_at timestamptz not null
);
comment on table signing_key is 'Which keys have signed, as verifiers of signed notes. A node without the one that signed makes none of its own.';

-- Random bytes that went into the hash of what is personal, sealed by the module that owns it; deleted with what they belong to.
create table salt (
  subject text not null,
  kind text not null,
  sealed_salt bytea not null,
  primary key (subject, kind)
);
