-- What was told in an objection is kept for a term; afterwards that it was made, and how it ended, is all that is left.
alter table objection alter column sealed drop not null;
alter table objection alter column reason drop not null;
alter table objection add column erased_at timestamptz;
alter table objection drop constraint objection_check2;
alter table objection add constraint objection_reasoned check ((outcome is null or erased_at is not null) = (reason is null));
alter table objection add constraint objection_erased check ((erased_at is not null) = (sealed is null));
alter table objection add constraint objection_erased_when_decided check (erased_at is null or outcome is not null);
create index objection_unerased on objection (decided_at) where erased_at is null;
