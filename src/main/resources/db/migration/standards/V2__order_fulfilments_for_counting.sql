-- Counted in the order of its key, from the index alone, without sorting or hashing. Derived, so it is made anew.
drop table fulfilment;
create table fulfilment (
  body_id bigint not null,
  standard_id bigint not null references standard,
  item_id bigint not null references item,
  published_on date not null,
  document_id bigint not null default 0,
  register text not null default '',
  working_days int,
  calendar_days int,
  primary key (body_id, standard_id, item_id, published_on, document_id, register) include (working_days, calendar_days),
  check ((document_id = 0) = (register <> '')),
  check ((working_days is null) = (calendar_days is null))
);
comment on column fulfilment.working_days is 'From the day it was formed; null where that is not what counts, as of a later edition or a register.';
create index fulfilment_item on fulfilment (item_id);
create index fulfilment_standard on fulfilment (standard_id);
create index fulfilment_document on fulfilment (document_id) where document_id <> 0;
update followed set cursor = '0:0', versions = -1;

alter table exemption add column standard_id bigint references standard;
update exemption e set standard_id = i.standard_id from item i where i.id = e.item_id;
alter table exemption alter column standard_id set not null;
create index exemption_standard on exemption (standard_id);
