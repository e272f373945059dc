-- Days on which the State Council's notice departs from Monday-to-Friday: holidays off, make-up days on.
create table day_exception (
  on_date date primary key,
  working boolean not null,
  name text not null,
  source text not null,
  recorded_at timestamptz not null
);
