-- What an identity service calls the person, e.g. the number of the employee.
alter table staff add column external_number text unique check (external_number <> '' and length(external_number) <= 64);
