alter table run add column held int not null default 0;
comment on column run.held is 'Rows with personal data or the like: taken, and waiting for review at the desk instead of being public.';
alter table line drop constraint line_outcome_check;
alter table line add constraint line_outcome_check check (outcome in ('REPAIRED', 'HELD', 'REJECTED', 'DUPLICATE'));
