-- Words that must not be written so, kept at the desk.
create table wrong_word (
  id bigint generated always as identity primary key,
  wrong text not null unique check (wrong <> ''),
  correct text not null check (correct <> ''),
  subject text not null check (subject in ('NAME', 'PLACE', 'TERM', 'TYPO')),
  blocking boolean not null,
  right_within text[] not null,
  note text check (note <> ''),
  recorded_by bigint,
  recorded_at timestamptz not null,
  check (wrong <> correct)
);
comment on table wrong_word is 'Wrongly written names, places, terms and typos, with what is right';
comment on column wrong_word.blocking is 'Whether nothing goes out with it; otherwise it is shown';
comment on column wrong_word.right_within is 'Words that hold it and are right';
