-- A receipt code is what the hash of a leaf (RFC 6962: SHA-256 of the byte 0 and the leaf) begins with.
create function receipt_prefix(leaf text) returns bytea language sql immutable strict parallel safe
  return substring(sha256('\x00'::bytea || convert_to(leaf, 'UTF8')) from 1 for 10);
comment on function receipt_prefix is 'The first 80 bits of the hash of a leaf.';
create index entry_receipt on entry (receipt_prefix(leaf));
