-- What administrators keep: organisations, tenants, namespaces, principals with their roles, API
-- keys. The application changes and reads all of this through functions. Those that change run
-- inside the journal's transaction, beside the audit record; what they cannot do, because somebody
-- was first or a number is reached, they refuse as a conflict (40001), so that the change leaves its
-- batch alone and is looked at again. Version numbers rise with each change of a row.

alter table organisation
  add column state text not null default 'active' check (state in ('active', 'suspended')),
  add column version bigint not null default 1;

alter table tenant
  add column version bigint not null default 1;

alter table namespace
  add column version bigint not null default 1;

-- Row-level security hides tenants from each other, so that no query finds those of an organisation.
create table organisation_tenant (
  organisation_id bigint not null references organisation,
  owned_tenant    bigint primary key
);
comment on table organisation_tenant is 'Which tenants an organisation owns.';
create index organisation_tenant_page on organisation_tenant (organisation_id, owned_tenant);

alter table principal
  add column name text not null default '',
  add column state text not null default 'active' check (state in ('active', 'disabled')),
  add column operator boolean not null default false, -- of the deployment
  add column version bigint not null default 1;
create index principal_page on principal (organisation_id, principal_id);

create table organisation_role (
  principal_id text collate "C" not null references principal,
  role         text not null check (role ~ '^[A-Za-z][A-Za-z0-9_-]{0,63}$'),
  expires_at   bigint,
  primary key (principal_id, role)
);
comment on table organisation_role is 'A role that a principal has in all of its organisation.';

alter table principal_scope add column expires_at bigint;

alter table api_key
  add column key_id text collate "C" generated always as (encode(substr(key_hash, 1, 8), 'hex')) stored unique,
  add column name text not null default '',
  add column tools text,              -- names of the only tools, separated by blanks; null: all
  add column max_requests integer check (max_requests > 0), -- in each window; null: no limit of its own
  add column window_ms bigint check (window_ms > 0),
  add column last_used_at bigint,     -- to the minute
  add column replaced_by text collate "C",
  add constraint api_key_rate check ((max_requests is null) = (window_ms is null));
create index api_key_owner on api_key (principal_id, key_id);

create table api_key_scope (
  key_hash        bytea not null references api_key,
  scope_tenant    bigint not null check (scope_tenant >= 1),
  scope_namespace bigint check (scope_namespace >= 1), -- null: every namespace of the tenant
  unique nulls not distinct (key_hash, scope_tenant, scope_namespace)
);
comment on table api_key_scope is
  'Where a key is good; a key without rows is good wherever its principal may act.';

-- Repeated creations answer what the first one answered.
create table administrative_request (
  request_key  bytea primary key,     -- SHA-256 of the principal and its idempotency key
  request_hash bytea not null,        -- SHA-256 of method, path and body
  answer       text not null,         -- without secrets
  created_at   bigint not null
);
comment on table administrative_request is 'Creations that carried an idempotency key, for a day.';
create index administrative_request_age on administrative_request (created_at);

-- What stands already belongs to the first organisation, and whoever administered it owns it.
select set_config('dg.tenant', '1', true);
insert into organisation_tenant (organisation_id, owned_tenant)
  select organisation_id, tenant_id from tenant where tenant_id = 1 and organisation_id > 0;
select set_config('dg.tenant', '', true);
insert into organisation_role (principal_id, role)
  select distinct principal_id, 'owner' from principal join principal_scope using (principal_id)
  where kind = 'person' and role = 'TenantAdmin' and organisation_id > 0;
update principal set operator = true
  where principal_id in (select principal_id from organisation_role where role = 'owner');

-- Refuses as a conflict.
create function dg_require(met boolean, what text) returns void language plpgsql as $$
begin
  if met is not true then
    raise exception using errcode = '40001', message = what;
  end if;
end $$;

-- Every role of a principal that holds now, with the tenants of its organisation written out.
create function dg_grants(of_principal text) returns table (tenant bigint, namespace bigint, role text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.scope_tenant, s.scope_namespace, s.role from principal_scope s
  where s.principal_id = of_principal and (s.expires_at is null or s.expires_at > dg_now_ms())
  union
  select t.owned_tenant, null::bigint, r.role
  from organisation_role r
  join principal p on p.principal_id = r.principal_id
  join organisation_tenant t on t.organisation_id = p.organisation_id
  where r.principal_id = of_principal and (r.expires_at is null or r.expires_at > dg_now_ms())
$$;

drop function dg_authenticate(bytea);
create function dg_authenticate(presented_hash bytea)
  returns table (principal_id text, kind text, organisation_id bigint, scopes text, tools text,
                 max_requests integer, window_ms bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.principal_id, p.kind, p.organisation_id,
         coalesce((select string_agg(g.tenant || ':' || coalesce(g.namespace::text, '*') || ':' || g.role,
                                     ' ' order by g.tenant, g.namespace, g.role)
                   from (select distinct g.tenant, coalesce(g.namespace, s.scope_namespace) as namespace, g.role
                         from dg_grants(p.principal_id) g
                         left join api_key_scope s on s.key_hash = k.key_hash
                         where not exists (select 1 from api_key_scope o where o.key_hash = k.key_hash)
                            or (s.scope_tenant = g.tenant
                                and (g.namespace is null or s.scope_namespace is null
                                     or g.namespace = s.scope_namespace))) g), ''),
         k.tools, k.max_requests, k.window_ms
  from api_key k
  join principal p on p.principal_id = k.principal_id
  join organisation o on o.organisation_id = p.organisation_id
  where k.key_hash = presented_hash
    and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > dg_now_ms())
    and p.state = 'active' and o.state = 'active'
$$;

-- A key was used; at most one write for each key and minute.
create function dg_key_used(used_hash bytea) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update api_key set last_used_at = dg_now_ms() / 60000 * 60000
  where key_hash = used_hash and last_used_at is distinct from dg_now_ms() / 60000 * 60000
$$;

-- What a principal administers. Restricted keys administer nothing.
create function dg_administrator(of_principal text, by_key text)
  returns table (organisation_id bigint, operator boolean, organisation_roles text, tenant_roles text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.organisation_id, p.operator,
         coalesce((select string_agg(r.role, ' ' order by r.role) from organisation_role r
                   where r.principal_id = p.principal_id and (r.expires_at is null or r.expires_at > dg_now_ms())), ''),
         coalesce((select string_agg(s.scope_tenant || ':' || s.role, ' ' order by s.scope_tenant, s.role)
                   from principal_scope s
                   join organisation_tenant t on t.owned_tenant = s.scope_tenant and t.organisation_id = p.organisation_id
                   where s.principal_id = p.principal_id and s.scope_namespace is null
                     and (s.expires_at is null or s.expires_at > dg_now_ms())), '')
  from principal p join organisation o using (organisation_id)
  where p.principal_id = of_principal and p.state = 'active' and o.state = 'active'
    and not exists (select 1 from api_key k
                    where k.key_id = by_key
                      and (k.tools is not null
                           or exists (select 1 from api_key_scope s where s.key_hash = k.key_hash)))
$$;

-- Organisations.

create function dg_organisations(after_id bigint, most integer)
  returns table (organisation_id bigint, name text, state text, created_at bigint, version bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.organisation_id, o.name, o.state, o.created_at, o.version from organisation o
  where o.organisation_id > after_id order by o.organisation_id limit most
$$;

create function dg_organisation_exists(wanted text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from organisation where name = wanted)
$$;

create function dg_next_organisation() returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(max(organisation_id), 0) + 1 from organisation
$$;

create function dg_create_organisation(new_id bigint, new_name text, owner_id text, owner_key bytea, at bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into organisation (organisation_id, name, created_at) overriding system value values (new_id, new_name, at);
  perform setval(pg_get_serial_sequence('organisation', 'organisation_id'), greatest(new_id, 1));
  insert into principal (principal_id, organisation_id, kind, created_at) values (owner_id, new_id, 'person', at);
  insert into organisation_role (principal_id, role) values (owner_id, 'owner');
  insert into api_key (key_hash, principal_id, created_at, name) values (owner_key, owner_id, at, 'first key');
end $$;

create function dg_change_organisation(changed bigint, expected bigint, new_name text, new_state text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update organisation o set name = new_name, state = new_state, version = o.version + 1
  where o.organisation_id = changed and o.version = expected;
  perform dg_require(found, 'organisation ' || changed || ' is not at version ' || expected);
end $$;

-- Tenants. Each is read under its own name, because nobody sees two of them at once; what was bound
-- before is bound again afterwards.

create function dg_tenants(of_organisation bigint, after_id bigint, most integer)
  returns table (tenant_id bigint, name text, state text, created_at bigint, version bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  bound constant text := current_setting('dg.tenant', true);
  owned bigint;
begin
  for owned in select o.owned_tenant from organisation_tenant o
               where o.organisation_id = of_organisation and o.owned_tenant > after_id
               order by o.owned_tenant limit most loop
    perform set_config('dg.tenant', owned::text, true);
    return query select t.tenant_id, t.name, t.state, t.created_at, t.version from tenant t where t.tenant_id = owned;
  end loop;
  perform set_config('dg.tenant', coalesce(bound, ''), true);
end $$;

create function dg_count_tenants(of_organisation bigint) returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from organisation_tenant where organisation_id = of_organisation
$$;

create function dg_count_namespaces(of_tenant bigint) returns bigint
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  bound constant text := current_setting('dg.tenant', true);
  counted bigint;
begin
  perform set_config('dg.tenant', of_tenant::text, true);
  select count(*) into counted from namespace where tenant_id = of_tenant;
  perform set_config('dg.tenant', coalesce(bound, ''), true);
  return counted;
end $$;

-- The next number that no tenant has, also none that appeared by itself in open tenancy.
create function dg_next_tenant() returns bigint
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  bound constant text := current_setting('dg.tenant', true);
  candidate bigint;
begin
  select coalesce(max(owned_tenant), 0) + 1 into candidate from organisation_tenant;
  loop
    perform set_config('dg.tenant', candidate::text, true);
    exit when not exists (select 1 from tenant t where t.tenant_id = candidate);
    candidate := candidate + 1;
  end loop;
  perform set_config('dg.tenant', coalesce(bound, ''), true);
  return candidate;
end $$;

create function dg_create_tenant(of_organisation bigint, new_id bigint, new_name text, most bigint, at bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  bound constant text := current_setting('dg.tenant', true);
begin
  perform 1 from organisation o where o.organisation_id = of_organisation for update;
  perform dg_require((select count(*) < most from organisation_tenant o where o.organisation_id = of_organisation),
                     'organisation ' || of_organisation || ' has all the tenants it may have');
  insert into organisation_tenant (organisation_id, owned_tenant) values (of_organisation, new_id);
  perform set_config('dg.tenant', new_id::text, true);
  insert into tenant (tenant_id, organisation_id, name, created_at) values (new_id, of_organisation, new_name, at);
  perform set_config('dg.tenant', coalesce(bound, ''), true);
end $$;

create function dg_change_tenant(changed bigint, expected bigint, new_name text, new_state text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update tenant t set name = new_name, state = new_state, version = t.version + 1
  where t.tenant_id = changed and t.version = expected;
  perform dg_require(found, 'tenant ' || changed || ' is not at version ' || expected);
end $$;

create function dg_namespaces(of_tenant bigint, after_id bigint, most integer)
  returns table (tenant_id bigint, namespace_id bigint, name text, state text, created_at bigint, version bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  bound constant text := current_setting('dg.tenant', true);
begin
  perform set_config('dg.tenant', of_tenant::text, true);
  return query select n.tenant_id, n.namespace_id, n.name, n.state, n.created_at, n.version from namespace n
               where n.tenant_id = of_tenant and n.namespace_id > after_id order by n.namespace_id limit most;
  perform set_config('dg.tenant', coalesce(bound, ''), true);
end $$;

create function dg_create_namespace(of_tenant bigint, new_id bigint, new_name text, most bigint, at bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform dg_require((select count(*) < most from namespace n where n.tenant_id = of_tenant),
                     'tenant ' || of_tenant || ' has all the namespaces it may have');
  insert into namespace (tenant_id, namespace_id, name, created_at) values (of_tenant, new_id, new_name, at);
end $$;

create function dg_change_namespace(of_tenant bigint, changed bigint, expected bigint, new_name text, new_state text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update namespace n set name = new_name, state = new_state, version = n.version + 1
  where n.tenant_id = of_tenant and n.namespace_id = changed and n.version = expected;
  perform dg_require(found, 'namespace ' || changed || ' is not at version ' || expected);
end $$;

-- Principals.

create function dg_principal_rows(of_organisation bigint)
  returns table (principal_id text, name text, kind text, state text, operator boolean, created_at bigint,
                 version bigint, roles text)
  language sql stable set search_path = public, pg_temp as $$
  select p.principal_id, p.name, p.kind, p.state, p.operator, p.created_at, p.version,
         coalesce((select string_agg(b.binding, ' ' order by b.binding collate "C") from (
            select '*:*:' || r.role || ':' || coalesce(r.expires_at::text, '') as binding
            from organisation_role r where r.principal_id = p.principal_id
            union all
            select s.scope_tenant || ':' || coalesce(s.scope_namespace::text, '*') || ':' || s.role || ':'
                   || coalesce(s.expires_at::text, '')
            from principal_scope s where s.principal_id = p.principal_id) b), '')
  from principal p where p.organisation_id = of_organisation
$$;

create function dg_principals(of_organisation bigint, after_id text, most integer)
  returns table (principal_id text, name text, kind text, state text, operator boolean, created_at bigint,
                 version bigint, roles text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select * from dg_principal_rows(of_organisation) p
  where p.principal_id > after_id collate "C" order by p.principal_id collate "C" limit most
$$;

create function dg_principal(of_organisation bigint, wanted text)
  returns table (principal_id text, name text, kind text, state text, operator boolean, created_at bigint,
                 version bigint, roles text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select * from dg_principal_rows(of_organisation) p where p.principal_id = wanted
$$;

create function dg_owns_tenant(of_organisation bigint, wanted bigint) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from organisation_tenant
                 where organisation_id = of_organisation and owned_tenant = wanted)
$$;

create function dg_has_other_owner(of_organisation bigint, besides text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from principal p join organisation_role r using (principal_id)
                 where p.organisation_id = of_organisation and p.principal_id <> besides and p.state = 'active'
                   and r.role = 'owner' and r.expires_at is null)
$$;

-- Whether anybody has this id, in any organisation.
create function dg_principal_exists(wanted text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from principal where principal_id = wanted)
$$;

create function dg_create_principal(of_organisation bigint, new_id text, new_name text, new_kind text, at bigint) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into principal (principal_id, organisation_id, kind, created_at, name)
  values (new_id, of_organisation, new_kind, at, new_name)
$$;

create function dg_change_principal(of_organisation bigint, changed text, expected bigint, new_name text, new_state text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from organisation o where o.organisation_id = of_organisation for update;
  update principal p set name = new_name, state = new_state, version = p.version + 1
  where p.organisation_id = of_organisation and p.principal_id = changed and p.version = expected;
  perform dg_require(found, 'principal ' || changed || ' is not at version ' || expected);
  perform dg_require_owner(of_organisation);
end $$;

-- An organisation never loses its last owner.
create function dg_require_owner(of_organisation bigint) returns void
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform dg_require(exists (select 1 from principal p join organisation_role r using (principal_id)
                             where p.organisation_id = of_organisation and p.state = 'active'
                               and r.role = 'owner' and r.expires_at is null),
                     'organisation ' || of_organisation || ' would have no owner');
end $$;

-- Replaces all roles of a principal: tenant (* for the organisation), namespace (* for all), role
-- and expiry of each, separated by colons; the bindings by blanks.
create function dg_set_roles(of_organisation bigint, changed text, expected bigint, bindings text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from organisation o where o.organisation_id = of_organisation for update;
  update principal p set version = p.version + 1
  where p.organisation_id = of_organisation and p.principal_id = changed and p.version = expected;
  perform dg_require(found, 'principal ' || changed || ' is not at version ' || expected);
  delete from organisation_role where principal_id = changed;
  delete from principal_scope where principal_id = changed;
  insert into organisation_role (principal_id, role, expires_at)
    select changed, split_part(b, ':', 3), nullif(split_part(b, ':', 4), '')::bigint
    from regexp_split_to_table(bindings, ' ') b where split_part(b, ':', 1) = '*';
  insert into principal_scope (principal_id, scope_tenant, scope_namespace, role, expires_at)
    select changed, split_part(b, ':', 1)::bigint, nullif(split_part(b, ':', 2), '*')::bigint,
           split_part(b, ':', 3), nullif(split_part(b, ':', 4), '')::bigint
    from regexp_split_to_table(bindings, ' ') b where b <> '' and split_part(b, ':', 1) <> '*';
  perform dg_require(not exists (
    select 1 from principal_scope s where s.principal_id = changed and not exists (
      select 1 from organisation_tenant t
      where t.owned_tenant = s.scope_tenant and t.organisation_id = of_organisation)),
    'a role is bound to a tenant of another organisation');
  perform dg_require_owner(of_organisation);
end $$;

-- API keys.

create function dg_key_rows(of_organisation bigint)
  returns table (key_id text, principal_id text, name text, created_at bigint, expires_at bigint, revoked_at bigint,
                 last_used_at bigint, replaced_by text, tools text, max_requests integer, window_ms bigint, scopes text)
  language sql stable set search_path = public, pg_temp as $$
  select k.key_id, k.principal_id, k.name, k.created_at, k.expires_at, k.revoked_at, k.last_used_at, k.replaced_by,
         k.tools, k.max_requests, k.window_ms,
         coalesce((select string_agg(s.scope_tenant || ':' || coalesce(s.scope_namespace::text, '*'), ' '
                                     order by s.scope_tenant, s.scope_namespace)
                   from api_key_scope s where s.key_hash = k.key_hash), '')
  from api_key k join principal p using (principal_id) where p.organisation_id = of_organisation
$$;

create function dg_keys(of_organisation bigint, of_principal text, after_id text, most integer)
  returns table (key_id text, principal_id text, name text, created_at bigint, expires_at bigint, revoked_at bigint,
                 last_used_at bigint, replaced_by text, tools text, max_requests integer, window_ms bigint, scopes text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select * from dg_key_rows(of_organisation) k
  where (of_principal = '' or k.principal_id = of_principal) and k.key_id > after_id collate "C"
  order by k.key_id collate "C" limit most
$$;

create function dg_key(of_organisation bigint, wanted text)
  returns table (key_id text, principal_id text, name text, created_at bigint, expires_at bigint, revoked_at bigint,
                 last_used_at bigint, replaced_by text, tools text, max_requests integer, window_ms bigint, scopes text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select * from dg_key_rows(of_organisation) k where k.key_id = wanted
$$;

create function dg_issue_key(of_organisation bigint, of_principal text, new_hash bytea, new_name text, expiry bigint,
    only_tools text, most_requests integer, in_window_ms bigint, scopes text, at bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from principal p
  where p.principal_id = of_principal and p.organisation_id = of_organisation and p.state = 'active' for share;
  perform dg_require(found, 'principal ' || of_principal || ' is not active');
  insert into api_key (key_hash, principal_id, created_at, expires_at, name, tools, max_requests, window_ms)
  values (new_hash, of_principal, at, expiry, new_name, only_tools, most_requests, in_window_ms);
  insert into api_key_scope (key_hash, scope_tenant, scope_namespace)
    select new_hash, split_part(s, ':', 1)::bigint, nullif(split_part(s, ':', 2), '*')::bigint
    from regexp_split_to_table(scopes, ' ') s where s <> '';
end $$;

-- The successor has the rights of the key that it replaces, which is good for some time longer.
create function dg_rotate_key(of_organisation bigint, rotated text, new_hash bytea, expiry bigint, old_expiry bigint, at bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old api_key;
begin
  select k.* into old from api_key k join principal p using (principal_id)
  where k.key_id = rotated and p.organisation_id = of_organisation and p.state = 'active'
    and k.revoked_at is null and k.replaced_by is null and (k.expires_at is null or k.expires_at > at)
  for update of k;
  perform dg_require(old.key_hash is not null, 'key ' || rotated || ' cannot be rotated');
  insert into api_key (key_hash, principal_id, created_at, expires_at, name, tools, max_requests, window_ms)
  values (new_hash, old.principal_id, at, expiry, old.name, old.tools, old.max_requests, old.window_ms);
  insert into api_key_scope (key_hash, scope_tenant, scope_namespace)
    select new_hash, s.scope_tenant, s.scope_namespace from api_key_scope s where s.key_hash = old.key_hash;
  update api_key set replaced_by = encode(substr(new_hash, 1, 8), 'hex'),
                     expires_at = least(coalesce(old.expires_at, old_expiry), old_expiry)
  where key_hash = old.key_hash;
end $$;

create function dg_revoke_key(of_organisation bigint, revoked text, at bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update api_key k set revoked_at = at from principal p
  where k.key_id = revoked and p.principal_id = k.principal_id and p.organisation_id = of_organisation
    and k.revoked_at is null;
  perform dg_require(found, 'key ' || revoked || ' is revoked already');
end $$;

-- Repeated creations.

create function dg_remember_request(of_key bytea, of_request bytea, with_answer text, at bigint) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from administrative_request where created_at < at - 86400000;
  insert into administrative_request (request_key, request_hash, answer, created_at)
  values (of_key, of_request, with_answer, at)
$$;

create function dg_remembered_request(of_key bytea) returns table (request_hash bytea, answer text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.request_hash, r.answer from administrative_request r
  where r.request_key = of_key and r.created_at >= dg_now_ms() - 86400000
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
  insert into organisation_tenant (organisation_id, owned_tenant) values (organisation, 1);
  insert into namespace (tenant_id, namespace_id, name, created_at)
    values (1, 1, namespace_name, created) on conflict do nothing;
  insert into principal (principal_id, organisation_id, kind, created_at, operator)
    values (administrator, organisation, 'person', created, true);
  insert into organisation_role (principal_id, role) values (administrator, 'owner');
  insert into api_key (key_hash, principal_id, created_at) values (dg_first_start.key_hash, administrator, created);
  return true;
end $$;

-- Nobody but the application calls them, and some only through others.
do $$
declare
  made regprocedure;
begin
  for made in select p.oid::regprocedure from pg_proc p
              where p.pronamespace = 'public'::regnamespace and p.proname like 'dg\_%'
                and has_function_privilege('public', p.oid, 'execute') and p.proname <> 'dg_now_ms' loop
    execute format('revoke all on function %s from public', made);
    if made::text !~ '^dg_(require|require_owner|grants|principal_rows|key_rows|first_start)\(' then
      execute format('grant execute on function %s to dg_app', made);
    end if;
  end loop;
end $$;
