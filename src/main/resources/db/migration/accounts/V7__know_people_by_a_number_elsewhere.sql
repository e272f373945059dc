-- What an identity service calls the person, e.g. the number of the employee.
alter table staff add column external_number text check (external_number <> '' and length(external_number) <= 64);
create unique index staff_external_number on staff (external_number);
