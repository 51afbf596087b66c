-- What is decided and how far each run has come. JSON is kept as text that keeps the class of each
-- number (1 versus 1.0), with the SHA-256 of its UTF-8 bytes beside it; every row read back is
-- checked against that hash. Only the journal writes these tables, tenant by tenant, which is why
-- runs and their steps carry no foreign keys that each insert would have to look up.

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
comment on table run is 'Where a run stands: its header. Its history lies in run_step.';

create table run_step (
  tenant_id     bigint not null,
  namespace_id  bigint not null,
  run_id        text collate "C" not null,
  version       bigint not null,             -- the run's version after the step
  trigger_id    text collate "C",            -- of the decision that the step made
  submission_id text collate "C",            -- of the submission that the step took
  packets       integer not null,            -- how many the step issued
  entries       text not null,               -- what it appended: {"triggers": […], "gate_evals": […], …}
  body_hash     bytea not null,
  primary key (tenant_id, namespace_id, run_id, version)
);
comment on table run_step is
  'The append-only logs of a run, step by step: triggers, gate evaluations, decisions, packets, submissions, tool calls.';
create unique index run_step_trigger on run_step (tenant_id, namespace_id, run_id, trigger_id)
  where trigger_id is not null;
create unique index run_step_submission on run_step (tenant_id, namespace_id, run_id, submission_id)
  where submission_id is not null;
create index run_step_packets on run_step (tenant_id, namespace_id, run_id, version)
  where packets > 0;

alter table scenario enable row level security;
alter table scenario force row level security;
create policy scenario_rows on scenario as permissive using (true) with check (true);
create policy scenario_bound on scenario as restrictive
  using (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint))
  with check (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint));

alter table run enable row level security;
alter table run force row level security;
create policy run_rows on run as permissive using (true) with check (true);
create policy run_bound on run as restrictive
  using (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint))
  with check (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint));

alter table run_step enable row level security;
alter table run_step force row level security;
create policy run_step_rows on run_step as permissive using (true) with check (true);
create policy run_step_bound on run_step as restrictive
  using (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint))
  with check (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint));

grant select, insert on scenario, run, run_step to dg_app;
grant update (status, stage_id, version, header, body_hash, updated_at) on run to dg_app;
