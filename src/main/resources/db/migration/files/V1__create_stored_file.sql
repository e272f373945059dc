-- Content-addressed: the row is named by the hash of its bytes, and the bytes are on disk under that name.
create table stored_file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  media_type text not null,
  stored_at timestamptz not null,
  extraction text not null default 'PENDING' check (extraction in ('PENDING', 'DONE', 'NO_TEXT', 'REFUSED', 'FAILED')),
  extraction_note text,
  extracted_text text,
  extraction_attempts int not null default 0,
  claimed_until timestamptz,
  check ((extraction = 'DONE') = (extracted_text is not null)),
  check (claimed_until is null or extraction = 'PENDING')
);
create index stored_file_pending on stored_file (stored_at) where extraction = 'PENDING';
comment on column stored_file.claimed_until is
  'A node reads the text until then. A lease, not a lock: an open transaction would hold back the followers of the change log.';
