-- Audit records are kept in blocks: a commit adds one row for many records, which is a fraction of
-- the work of one row for each. The chain is the same, record by record, and audit_record shows it.

create table audit_block (
  tenant_id      bigint not null,
  first_sequence bigint not null,             -- of its first record; the log starts at 1 without gaps
  records        integer not null check (records >= 1),
  lines          text not null,               -- each record's event as compact JSON, one a line
  prev_hash      bytea not null,              -- of the record before the first; empty at the start of the log
  hashes         bytea not null,              -- of the records, 32 bytes each
  primary key (tenant_id, first_sequence),
  check (octet_length(hashes) = 32 * records)
) with (toast_tuple_target = 8160); -- blocks are made to fill a page and stay in it
comment on table audit_block is 'The audit log of a tenant in blocks of consecutive records; only the journal adds to it.';

alter table audit_block enable row level security;
alter table audit_block force row level security;
create policy audit_block_rows on audit_block as permissive using (true) with check (true);
create policy audit_block_bound on audit_block as restrictive
  using (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint))
  with check (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint));

-- The records so far become blocks of one. The owner is bound by the policies as well: they are
-- lifted for the move, inside of this transaction.
alter table audit_record no force row level security;
alter table audit_block no force row level security;
insert into audit_block (tenant_id, first_sequence, records, lines, prev_hash, hashes)
select tenant_id, sequence, 1, payload, prev_hash, hash from audit_record;
alter table audit_block force row level security;
drop table audit_record;

create view audit_record with (security_invoker = true) as
select b.tenant_id,
       b.first_sequence + l.place - 1 as sequence,
       -- Every event begins like this; reading the whole line as JSON would fail on an escaped U+0000 in it.
       substring(l.line from '^\{"event":"[^"]*","timestamp_ms":([0-9]+)')::bigint as at,
       substring(l.line from '^\{"event":"([^"]*)"') as event,
       l.line as payload,
       case when l.place = 1 then b.prev_hash else substr(b.hashes, ((l.place - 2) * 32 + 1)::integer, 32) end as prev_hash,
       substr(b.hashes, ((l.place - 1) * 32 + 1)::integer, 32) as hash
from audit_block b cross join lateral unnest(string_to_array(b.lines, E'\n')) with ordinality l(line, place);
comment on view audit_record is 'The audit log of a tenant, record by record: each carries the hash of the one before.';

grant select, insert on audit_block to dg_app;
grant select on audit_block to dg_auditor;
grant select on audit_record to dg_app, dg_auditor;

-- Whether a call was counted in the last ten minutes is looked up in two ranges of ten minutes. New
-- keys all fall into the newest range, so that an index of any size costs no more than a small one.
drop index usage_entry_once;
create index usage_entry_once on usage_entry (tenant_id, (at / 600000), once_key) where once_key is not null;
