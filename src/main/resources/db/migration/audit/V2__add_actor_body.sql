-- The body of whoever acted, so that an administrator or auditor reads the acts of their own subtree and no more.
alter table entry add column actor_body_id bigint;
create index entry_actor_body on entry (actor_body_id, id);
create index entry_happened on entry (happened_at);
