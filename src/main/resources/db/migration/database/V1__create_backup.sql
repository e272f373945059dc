create table backup (
  id bigint generated always as identity primary key,
  taken_at timestamptz not null,
  rows bigint not null check (rows >= 0),
  files bigint not null check (files >= 0),
  lacking bigint not null check (lacking >= 0),
  bytes bigint not null check (bytes >= 0)
);
comment on table backup is 'A mark of each archive that was written whole; the archive itself is elsewhere, and says in itself what it holds.';
comment on column backup.lacking is 'Files the database named that the archive does not hold: those in a bucket.';
