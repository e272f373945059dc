-- What stored files hold besides what is seen of them. Named by their bytes: the same bytes are inspected once.
create table file_report (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  asked_at timestamptz not null,
  state text not null default 'PENDING' check (state in ('PENDING', 'INSPECTED', 'UNREADABLE')),
  inspector int not null default 0,
  report jsonb,
  trouble text,
  inspected_at timestamptz,
  attempts int not null default 0,
  claimed_until timestamptz,
  check ((state = 'INSPECTED') = (report is not null)),
  check ((state = 'UNREADABLE') = (trouble is not null)),
  check ((state = 'PENDING') = (inspected_at is null)),
  check (claimed_until is null or state = 'PENDING')
);
create index file_report_pending on file_report (asked_at) where state = 'PENDING';
comment on column file_report.inspector is 'Which generation of the inspectors made it; one of an older generation is made again when it is asked for.';
comment on column file_report.claimed_until is 'A node inspects it until then. A lease, not a lock.';

-- A file rewritten without what is not seen of it, and the proof of that.
create table clean_copy (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  copy_sha256 text not null check (copy_sha256 ~ '^[0-9a-f]{64}$'),
  cleaner int not null,
  proof jsonb not null,
  made_at timestamptz not null
);
create index clean_copy_copy on clean_copy (copy_sha256);
comment on table clean_copy is 'sha256 is the file it was made of, copy_sha256 the file that may go out.';
