-- How far what was public before the ledger began has been entered; a row for each kind of thing, by the module that owns it.
create table backfill (
  what text primary key check (what <> ''),
  last_id bigint not null check (last_id >= 0),
  finished_at timestamptz
);
