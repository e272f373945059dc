-- What became of a case before the reviewing authority or the court: table 4 of the annual report counts it.
create table review (
  id bigint generated always as identity primary key,
  request_id bigint not null references request,
  way text not null check (way in ('REVIEW', 'DIRECT', 'AFTER')),
  filed_on date not null,
  result text check (result in ('UPHELD', 'CORRECTED', 'OTHER')),
  decided_on date check (decided_on >= filed_on),
  check ((result is null) = (decided_on is null))
);
comment on column review.way is '行政复议; 行政诉讼 without it; 行政诉讼 after it.';
create index review_request on review (request_id);
create index review_filed on review (filed_on);
create unique index review_one_pending on review (request_id, way) where result is null;
