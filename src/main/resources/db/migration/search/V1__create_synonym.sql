-- Words that mean the same to a citizen and to an office; each row is one group.
create table synonym_group (
  id bigint generated always as identity primary key,
  words text[] not null check (cardinality(words) >= 2),
  note text,
  recorded_by bigint,
  recorded_at timestamptz not null
);
