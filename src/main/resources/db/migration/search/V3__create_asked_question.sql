-- What was asked and how it went, in numbers a day; nothing about who asked, and no time finer than a day.
create table asked_question (
  day date not null,
  question text not null check (question <> ''),
  occasions int not null check (occasions >= 0),
  asked int not null check (asked >= 0),
  found_nothing int not null check (found_nothing >= 0),
  found_little int not null check (found_little >= 0),
  opened int not null check (opened >= 0),
  abandoned int not null check (abandoned >= 0),
  primary key (question, day)
);
create index asked_question_day on asked_question (day);
comment on table asked_question is 'Searches without filters, counted; questions with long digit runs or addresses are never kept';
comment on column asked_question.question is 'Folded, spaces joined';
comment on column asked_question.occasions is 'Minutes in which it was asked; a question below the least is not shown and soon deleted';
comment on column asked_question.found_little is 'Fewer than five results, or none with all the words';
comment on column asked_question.opened is 'Result pages left by opening a result';
comment on column asked_question.abandoned is 'Result pages left otherwise; told by script, so those without it are not counted';
