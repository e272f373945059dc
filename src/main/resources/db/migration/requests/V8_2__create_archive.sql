-- An ended case as it was filed away: what was made for it is kept sealed, so that the same bytes come out for good.
create table archive (
  request_id bigint primary key references request,
  made_at timestamptz not null,
  manifest_sha256 text not null check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
  sealed_manifest bytea,
  erased_at timestamptz,
  check (sealed_manifest is not null or erased_at is not null)
);
comment on column archive.manifest_sha256 is 'Of the manifest that stands, or last stood: the one of the first stands in the event too.';
comment on column archive.sealed_manifest is 'Null after who asked was erased, until the archive is made again without.';

create table archive_member (
  request_id bigint not null references archive on delete cascade,
  path text not null,
  sealed_bytes bytea not null,
  primary key (request_id, path)
);
comment on table archive_member is 'What was made for the archive; files of the case stay where they are.';

create function refuse_after_archive() returns trigger language plpgsql as $$
begin
  if exists (select from requests.request where id = new.request_id and state = 'ARCHIVED')
      and exists (select from requests.event where request_id = new.request_id and act = 'ARCHIVED') then
    raise exception 'request % is archived and cannot change', new.request_id;
  end if;
  return new;
end $$;
create trigger closed_for_good before insert on event for each row execute function refuse_after_archive();
