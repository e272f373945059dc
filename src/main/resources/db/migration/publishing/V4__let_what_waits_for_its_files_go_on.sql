alter table step drop constraint step_kind_check;
alter table step add constraint step_kind_check check (kind in
  ('SUBMIT', 'TAKE_BACK', 'SEND_BACK', 'REVIEW', 'CLEAR', 'APPROVE', 'SCHEDULE', 'UNSCHEDULE', 'PUBLISH', 'EMERGENCY', 'CONFIRM', 'WITHDRAW',
   'DISCARD', 'HOLD'));

-- Editions brought in that wait for nothing but that their files are looked into. Without a moment: to be looked at at once, because they
-- are new here or one of their files was looked into since.
create table file_wait (
  edition_id bigint primary key references edition on delete cascade,
  looked_at timestamptz
);
create index file_wait_looked_at on file_wait (looked_at nulls first);
