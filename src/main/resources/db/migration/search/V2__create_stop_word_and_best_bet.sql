-- Words that turn a need into a question and say nothing of any document; left out of questions.
create table stop_word (
  id bigint generated always as identity primary key,
  word text not null unique check (word <> ''),
  at_end boolean not null,
  recorded_by bigint,
  recorded_at timestamptz not null
);
comment on table stop_word is 'Words left out of questions, in folded spelling';
comment on column stop_word.at_end is 'Only at the end of a stretch of words, as 吗 and 呢';

-- What stands first for a question because an editor said so.
create table best_bet (
  id bigint generated always as identity primary key,
  questions text[] not null check (cardinality(questions) >= 1),
  reason text not null check (reason <> ''),
  valid_until date not null,
  recorded_by bigint,
  recorded_at timestamptz not null
);
comment on table best_bet is 'First results chosen by editors, shown as such with their reason';
comment on column best_bet.questions is 'Spellings of the question, as typed';
comment on column best_bet.valid_until is 'The last day it counts, in China';

create table best_bet_target (
  best_bet_id bigint not null references best_bet on delete cascade,
  position int not null check (position between 1 and 3),
  document_id bigint,
  path text,
  label text not null,
  primary key (best_bet_id, position),
  check ((document_id is null) <> (path is null))
);
comment on table best_bet_target is 'What a best bet leads to: a document or a page of this site';
comment on column best_bet_target.document_id is 'A document of publishing; counts only while it is live';
comment on column best_bet_target.label is 'Title of the document when it was chosen, or of the page';
