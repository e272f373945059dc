alter table step drop constraint step_kind_check;
alter table step add constraint step_kind_check check (kind in
  ('SUBMIT', 'TAKE_BACK', 'SEND_BACK', 'REVIEW', 'CLEAR', 'APPROVE', 'SCHEDULE', 'UNSCHEDULE', 'PUBLISH', 'EMERGENCY', 'CONFIRM', 'WITHDRAW', 'DISCARD'));

-- What went out before it was reviewed, until somebody else has reviewed it. The day for that is counted from the publication.
create table emergency (
  edition_id bigint primary key references edition on delete cascade,
  reason text not null check (reason <> ''),
  published_by bigint not null,
  published_by_name text not null,
  published_at timestamptz not null,
  verdict text check (verdict in ('CONFIRMED', 'WITHDRAWN')),
  note text check (note <> ''),
  reviewed_by bigint,
  reviewed_by_name text,
  reviewed_at timestamptz,
  check ((verdict is null) = (reviewed_at is null)),
  check ((reviewed_at is null) = (reviewed_by is null)),
  check ((reviewed_at is null) = (note is null)),
  check (reviewed_by <> published_by)
);
create index emergency_open on emergency (published_at) where reviewed_at is null;
