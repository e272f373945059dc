-- Records the demo province invented are told apart from those somebody brought, wherever they go from here.
alter table batch add column demo boolean not null default false;
update batch set demo = true where note = '演示数据' and staff_id is null;
create index batch_demo on batch (register, id) where demo;
