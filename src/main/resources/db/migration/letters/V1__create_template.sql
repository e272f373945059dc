-- The words of letters as administrators wrote them. Version 0 comes with the release and is not here.
create table template (
  kind text not null check (kind ~ '^[A-Z0-9_]+$'),
  version int not null check (version >= 1),
  name text not null check (name <> ''),
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  staff_id bigint,
  staff_name text not null,
  written_at timestamptz not null,
  primary key (kind, version)
);
comment on table template is 'Append-only: a letter names the version it was written by. The highest version of a kind holds.';
comment on column template.staff_id is 'Null where the system wrote it.';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'letters.template is append-only';
end $$;
create trigger append_only before update or delete or truncate on template for each statement execute function refuse_change();
