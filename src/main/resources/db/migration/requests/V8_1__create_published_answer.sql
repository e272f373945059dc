-- Which documents of module publishing were made of which case. The document itself says nothing of the case.
create table published_answer (
  document_id bigint primary key,
  request_id bigint not null references request,
  made_at timestamptz not null,
  staff_id bigint not null,
  staff_name text not null
);
create index published_answer_request on published_answer (request_id);
