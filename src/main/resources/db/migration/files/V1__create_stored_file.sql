-- Content-addressed: the row is named by the hash of its bytes, and the bytes are on disk under that name.
create table stored_file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  media_type text not null,
  stored_at timestamptz not null,
  extraction text not null default 'PENDING' check (extraction in ('PENDING', 'DONE', 'NO_TEXT', 'REFUSED', 'FAILED')),
  extraction_note text,
  extracted_text text,
  check ((extraction = 'DONE') = (extracted_text is not null))
);
create index stored_file_pending on stored_file (stored_at) where extraction = 'PENDING';
