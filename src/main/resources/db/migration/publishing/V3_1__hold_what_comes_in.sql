-- A document from elsewhere that the gate keeps for review has no index number and no day of publication yet; both wait here, as
-- its source has them. The hash is of what the source sent, for what is masked here is no longer equal to it.
alter table document add column wanted_number text unique;
alter table document add column public_since timestamptz;
alter table document add column taken_sha256 text check (taken_sha256 ~ '^[0-9a-f]{64}$');
