-- What was used and what happened. Both grow by the same commit that changes state.

create table usage_entry (
  tenant_id       bigint not null,
  sequence        bigint not null,
  namespace_id    bigint not null,
  metric          text not null,             -- label form, for example tool_calls
  units           bigint not null check (units >= 0),
  at              bigint not null,           -- Unix milliseconds
  once_key        uuid,                      -- one call counts once in ten minutes; see usage
  primary key (tenant_id, sequence)
);
comment on table usage_entry is 'The usage ledger: one row for each metric that a successful call used.';
-- Not unique: a key may come back after ten minutes. Within them the journal, which writes one batch
-- of a tenant after the other, leaves out what is there already.
create index usage_entry_once on usage_entry (tenant_id, once_key) where once_key is not null;

create table usage_counter (
  tenant_id bigint not null,
  metric    text not null,
  used      bigint not null,
  primary key (tenant_id, metric)
) with (fillfactor = 50);
comment on table usage_counter is 'The sum of the ledger for each tenant and metric, kept by the same statement that adds to it.';

create table audit_record (
  tenant_id bigint not null,
  sequence  bigint not null,                 -- from 1 without gaps
  at        bigint not null,
  event     text not null,
  payload   text not null,                   -- the event as compact JSON, members in their declared order
  prev_hash bytea not null,                  -- empty for the first record
  hash      bytea not null check (octet_length(hash) = 32),
  primary key (tenant_id, sequence)
);
comment on table audit_record is 'The audit log of a tenant: each record carries the hash of the one before.';

alter table usage_entry enable row level security;
alter table usage_entry force row level security;
create policy usage_entry_rows on usage_entry as permissive using (true) with check (true);
create policy usage_entry_bound on usage_entry as restrictive
  using (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint))
  with check (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint));

alter table usage_counter enable row level security;
alter table usage_counter force row level security;
create policy usage_counter_rows on usage_counter as permissive using (true) with check (true);
create policy usage_counter_bound on usage_counter as restrictive
  using (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint))
  with check (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint));

alter table audit_record enable row level security;
alter table audit_record force row level security;
create policy audit_record_rows on audit_record as permissive using (true) with check (true);
create policy audit_record_bound on audit_record as restrictive
  using (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint))
  with check (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint));

grant select, insert on usage_entry, usage_counter, audit_record to dg_app;
grant update (used) on usage_counter to dg_app;
grant select on usage_entry, usage_counter, audit_record to dg_auditor;
