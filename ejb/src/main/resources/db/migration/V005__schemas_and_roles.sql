-- Registered data shapes, and what a principal is in its scopes.

create table registered_schema (
  tenant_id     bigint not null,
  namespace_id  bigint not null,
  schema_id     text collate "C" not null,
  version       text collate "C" not null,
  record        text not null,               -- the whole record as JSON text that keeps 1 and 1.0 apart
  body_hash     bytea not null,              -- SHA-256 of its UTF-8 bytes; every read checks it
  registered_at bigint not null,             -- wall clock of the server
  primary key (tenant_id, namespace_id, schema_id, version)
);
comment on table registered_schema is 'One version of a data shape; never changed after it was registered.';

create table schema_count (
  tenant_id    bigint not null,
  namespace_id bigint not null,
  entries      bigint not null,
  primary key (tenant_id, namespace_id)
) with (fillfactor = 50);
comment on table schema_count is
  'How many data shapes a namespace has, kept by the same transaction that adds one, so that a limit is exact.';

alter table registered_schema enable row level security;
alter table registered_schema force row level security;
create policy registered_schema_rows on registered_schema as permissive using (true) with check (true);
create policy registered_schema_bound on registered_schema as restrictive
  using (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint))
  with check (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint));

alter table schema_count enable row level security;
alter table schema_count force row level security;
create policy schema_count_rows on schema_count as permissive using (true) with check (true);
create policy schema_count_bound on schema_count as restrictive
  using (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint))
  with check (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint));

grant select, insert on registered_schema, schema_count to dg_app;
grant update (entries) on schema_count to dg_app;

-- A scope carries a role. Whoever had scopes so far was an administrator of the first start.
alter table principal_scope add column role text not null default 'TenantAdmin' check (role in
  ('TenantAdmin', 'NamespaceOwner', 'NamespaceAdmin', 'NamespaceWriter', 'NamespaceReader', 'SchemaManager'));
alter table principal_scope alter column role drop default;
alter table principal_scope drop constraint principal_scope_principal_id_scope_tenant_scope_namespace_key;
alter table principal_scope add unique nulls not distinct (principal_id, scope_tenant, scope_namespace, role);
comment on table principal_scope is 'A tenant, or one namespace of it, in which a principal may act, and as what.';

create or replace function dg_authenticate(presented_hash bytea)
  returns table (principal_id text, kind text, organisation_id bigint, scopes text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.principal_id, p.kind, p.organisation_id,
         coalesce((select string_agg(s.scope_tenant || ':' || coalesce(s.scope_namespace::text, '*') || ':' || s.role,
                                     ' ' order by s.scope_tenant, s.scope_namespace, s.role)
                   from principal_scope s where s.principal_id = p.principal_id), '')
  from api_key k join principal p using (principal_id)
  where k.key_hash = presented_hash
    and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > extract(epoch from now()) * 1000)
$$;

create or replace function dg_first_start(
    organisation_name text, tenant_name text, namespace_name text, administrator text, key_hash bytea)
  returns boolean language plpgsql set search_path = public, pg_temp as $$
declare
  created constant bigint := (extract(epoch from now()) * 1000)::bigint;
  organisation bigint;
begin
  lock table organisation in share row exclusive mode;
  if exists (select 1 from organisation o where o.organisation_id > 0) then
    return false;
  end if;
  insert into organisation (name, created_at) values (organisation_name, created)
    returning organisation_id into organisation;
  perform set_config('dg.tenant', '1', true);
  insert into tenant (tenant_id, organisation_id, name, created_at)
    values (1, organisation, tenant_name, created)
    on conflict (tenant_id) do update set organisation_id = excluded.organisation_id, name = excluded.name;
  insert into namespace (tenant_id, namespace_id, name, created_at)
    values (1, 1, namespace_name, created) on conflict do nothing;
  insert into principal (principal_id, organisation_id, kind, created_at)
    values (administrator, organisation, 'person', created);
  insert into principal_scope (principal_id, scope_tenant, role) values (administrator, 1, 'TenantAdmin');
  insert into api_key (key_hash, principal_id, created_at) values (dg_first_start.key_hash, administrator, created);
  return true;
end $$;
