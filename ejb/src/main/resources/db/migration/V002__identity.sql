-- Who may call. Credentials are looked up before any tenant is known, so these tables carry no
-- tenant_id and no grants to the application: it reads them through functions that take a hash and
-- give at most one row.

create table principal (
  principal_id    text collate "C" primary key,
  organisation_id bigint not null references organisation,
  kind            text not null check (kind in ('person', 'service')),
  created_at      bigint not null
);
comment on table principal is 'Somebody or something that calls.';

create table principal_scope (
  principal_id    text collate "C" not null references principal,
  scope_tenant    bigint not null check (scope_tenant >= 1),
  scope_namespace bigint check (scope_namespace >= 1), -- null: every namespace of the tenant
  unique nulls not distinct (principal_id, scope_tenant, scope_namespace)
);
comment on table principal_scope is 'A tenant, or one namespace of it, in which a principal may act.';

create table api_key (
  key_hash     bytea primary key check (octet_length(key_hash) = 32), -- SHA-256 of the key's text
  principal_id text collate "C" not null references principal,
  created_at   bigint not null,
  expires_at   bigint,
  revoked_at   bigint
);
comment on table api_key is 'A secret of a principal, kept as its hash; the key itself is shown once, when it is made.';

create function dg_authenticate(presented_hash bytea)
  returns table (principal_id text, kind text, organisation_id bigint, scopes text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.principal_id, p.kind, p.organisation_id,
         coalesce((select string_agg(s.scope_tenant || ':' || coalesce(s.scope_namespace::text, '*'), ' '
                                     order by s.scope_tenant, s.scope_namespace)
                   from principal_scope s where s.principal_id = p.principal_id), '')
  from api_key k join principal p using (principal_id)
  where k.key_hash = presented_hash
    and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > extract(epoch from now()) * 1000)
$$;
revoke all on function dg_authenticate(bytea) from public;
grant execute on function dg_authenticate(bytea) to dg_app;

-- The first organisation with one tenant, one namespace and an administrator. Gives false, and
-- changes nothing, when there is an organisation already.
create function dg_first_start(
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
  insert into principal_scope (principal_id, scope_tenant) values (administrator, 1);
  insert into api_key (key_hash, principal_id, created_at) values (dg_first_start.key_hash, administrator, created);
  return true;
end $$;
revoke all on function dg_first_start(text, text, text, text, bytea) from public;
