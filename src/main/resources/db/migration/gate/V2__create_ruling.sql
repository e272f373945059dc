-- That something the gate found may go out all the same. It holds for what was found, not for a place: the key is made of the
-- subject, the kind and the words (or the hash of the file), so it stays while they stay, and says nothing of them.
create table ruling (
  subject text not null check (subject <> ''),
  key text not null check (key ~ '^[0-9a-f]{16}$'),
  kind text not null check (kind <> ''),
  reason text not null check (reason <> ''),
  ruled_by bigint not null,
  ruled_by_name text not null,
  ruled_at timestamptz not null,
  primary key (subject, key)
);
