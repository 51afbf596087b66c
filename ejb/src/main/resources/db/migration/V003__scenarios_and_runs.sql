-- What is decided and how far each run has come. JSON is kept as text that keeps the class of each
-- number (1 versus 1.0), with the SHA-256 of its UTF-8 bytes beside it; every row read back is
-- checked against that hash. Only the journal writes these tables, tenant by tenant, which is why
-- runs and their records carry no foreign keys that each insert would have to look up.

create table scenario (
  tenant_id         bigint not null references tenant, -- 0: shared definitions of open tenancy
  namespace_id      bigint not null,
  scenario_id       text collate "C" not null,
  default_tenant    bigint,                  -- the spec's default_tenant_id
  spec              text not null,
  spec_hash         text not null,           -- hexadecimal, over the canonical form
  body_hash         bytea not null,
  defined_at        bigint not null,
  primary key (tenant_id, namespace_id, scenario_id)
);
comment on table scenario is 'A scenario definition; never changed after it was made.';
-- Shared ids are unique over all namespaces.
create unique index scenario_shared_id on scenario (tenant_id, scenario_id) where tenant_id = 0;

create table run (
  tenant_id    bigint not null,
  namespace_id bigint not null,
  run_id       text collate "C" not null,
  scenario_id  text collate "C" not null,
  status       text not null,
  stage_id     text not null,
  version      bigint not null,              -- 1 after the start, then one more for each step
  header       text not null,
  body_hash    bytea not null,
  started_at   bigint not null,              -- wall clock of the server
  updated_at   bigint not null,
  primary key (tenant_id, namespace_id, run_id)
) with (fillfactor = 70);
comment on table run is 'Where a run stands: its header. Its history lies in run_record.';

create table run_record (
  tenant_id    bigint not null,
  namespace_id bigint not null,
  run_id       text collate "C" not null,
  log          smallint not null,            -- 1 triggers, 2 gate_evals, 3 decisions, 4 packets, 5 submissions, 6 tool_calls
  position     bigint not null,              -- from 1 in each log
  decision     bigint not null,              -- number of the decision it belongs to, 0 when none
  entry_key    text collate "C",             -- trigger id of decisions, submission id of submissions
  subject      text collate "C",             -- packet id of packets, which may repeat
  body         text not null,
  body_hash    bytea not null,
  primary key (tenant_id, namespace_id, run_id, log, position)
);
comment on table run_record is 'The append-only logs of a run; a step adds to them and never rewrites.';
create unique index run_record_key on run_record (tenant_id, namespace_id, run_id, log, entry_key)
  where entry_key is not null;
create index run_record_packets on run_record (tenant_id, namespace_id, run_id, decision, position)
  where log = 4;

alter table scenario enable row level security;
alter table scenario force row level security;
create policy scenario_rows on scenario as permissive using (true) with check (true);
create policy scenario_bound on scenario as restrictive
  using (tenant_id = nullif(current_setting('dg.tenant', true), '')::bigint)
  with check (tenant_id = nullif(current_setting('dg.tenant', true), '')::bigint);

alter table run enable row level security;
alter table run force row level security;
create policy run_rows on run as permissive using (true) with check (true);
create policy run_bound on run as restrictive
  using (tenant_id = nullif(current_setting('dg.tenant', true), '')::bigint)
  with check (tenant_id = nullif(current_setting('dg.tenant', true), '')::bigint);

alter table run_record enable row level security;
alter table run_record force row level security;
create policy run_record_rows on run_record as permissive using (true) with check (true);
create policy run_record_bound on run_record as restrictive
  using (tenant_id = nullif(current_setting('dg.tenant', true), '')::bigint)
  with check (tenant_id = nullif(current_setting('dg.tenant', true), '')::bigint);

grant select, insert on scenario, run, run_record to dg_app;
grant update (status, stage_id, version, header, body_hash, updated_at) on run to dg_app;
