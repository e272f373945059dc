create table cosignature (
  checkpoint_id bigint not null references checkpoint,
  verifier text not null,
  line text not null,
  received_at timestamptz not null,
  primary key (checkpoint_id, verifier)
);
comment on table cosignature is 'What witnesses added to our checkpoints, a line of a signed note each.';

create table witnessed (
  origin text primary key,
  tree_size bigint not null check (tree_size >= 0),
  root bytea not null check (length(root) = 32),
  witnessed_at timestamptz not null
);
comment on table witnessed is 'The last tree of each other ledger that was co-signed here; nothing smaller or other is co-signed after it.';
