alter table step drop constraint step_kind_check;
alter table step add constraint step_kind_check check (kind in ('SUBMIT', 'TAKE_BACK', 'SEND_BACK', 'REVIEW', 'CLEAR', 'APPROVE', 'SCHEDULE', 'UNSCHEDULE', 'PUBLISH', 'WITHDRAW', 'DISCARD'));
