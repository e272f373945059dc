-- Files of a case. Their names and bytes are sealed (ADR 0019), the bytes in pieces (ADR 0025).
create table case_file (
  id bigint generated always as identity primary key,
  request_id bigint not null references request,
  kind text not null check (kind in ('FROM_APPLICANT', 'WORKING', 'RELEASED', 'PROOF')),
  sealed_name bytea not null,
  media_type text not null check (media_type <> ''),
  size bigint not null check (size > 0),
  pieces int not null check (pieces > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_at timestamptz not null,
  staff_id bigint,
  staff_name text,
  released_from bigint references case_file,
  event_id bigint references event,
  check ((staff_id is null) = (staff_name is null)),
  check ((kind in ('RELEASED', 'PROOF')) = (released_from is not null)),
  check ((kind = 'FROM_APPLICANT') = (event_id is not null))
);
comment on column case_file.sha256 is 'Of the plain bytes.';
comment on column case_file.staff_id is 'Null where the requester sent it.';
comment on column case_file.released_from is 'Of a released file the one it was made of; of a proof the released file it proves.';
comment on column case_file.event_id is 'With which act the requester sent it.';
create index case_file_request on case_file (request_id, id);
create index case_file_released_from on case_file (released_from) where released_from is not null;
create index case_file_event on case_file (event_id) where event_id is not null;

create table case_file_piece (
  file_id bigint not null references case_file on delete cascade,
  piece int not null check (piece >= 0),
  sealed_bytes bytea not null,
  primary key (file_id, piece)
);
-- What is sealed does not get smaller.
alter table case_file_piece alter column sealed_bytes set storage external;
