-- Vocabularies are dated data: THEME (主题分类), GENRE (体裁), AUDIENCE (服务对象), DUTY (条例第二十条), each term valid for a period.
create table term (
  vocabulary text not null check (vocabulary in ('THEME', 'GENRE', 'AUDIENCE', 'DUTY')),
  code text not null check (code ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'),
  label text not null check (label <> ''),
  label_en text not null check (label_en <> ''),
  parent_code text,
  position int not null,
  valid_from date not null,
  valid_to date,
  primary key (vocabulary, code),
  foreign key (vocabulary, parent_code) references term (vocabulary, code),
  check (valid_to is null or valid_to >= valid_from)
);
create index term_parent on term (vocabulary, parent_code);

-- One row that every change raises, so that each node can tell in one cheap read whether its copy is stale.
create table revision (one_row boolean primary key default true check (one_row), number bigint not null default 0);
insert into revision default values;
create function raise_revision() returns trigger language plpgsql as $$
begin
  update catalogue.revision set number = number + 1;
  return null;
end $$;
create trigger term_revision after insert or update or delete on term for each statement execute function raise_revision();
