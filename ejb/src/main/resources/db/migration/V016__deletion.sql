-- Deletion of organisations, tenants and namespaces in two steps. The first one suspends the place and
-- notes from when it may be purged; it can be taken back. The second one cannot: the server erases the
-- place's rows, some at a time. The place's own row stays without its name, so that no number is
-- ever given to anybody else, and with the end of a tenant's audit log.

alter table organisation
  alter column name drop not null, -- null: deleted
  drop constraint organisation_state_check,
  add constraint organisation_state_check check (state in ('active', 'suspended', 'deleted'));
alter table tenant
  drop constraint tenant_state_check,
  add constraint tenant_state_check check (state in ('active', 'suspended', 'deleted'));
alter table namespace
  drop constraint namespace_state_check,
  add constraint namespace_state_check check (state in ('active', 'suspended', 'deleted'));

create table deletion (
  place    text collate "C" primary key
           check (place ~ '^((organisation|tenant):[0-9]+|namespace:[0-9]+/[0-9]+)$'),
  asked_by text not null,                -- the principal
  asked_at bigint not null,              -- Unix milliseconds
  due_at   bigint not null,              -- may be purged from then on, Unix milliseconds
  purging  boolean not null default false -- there is no way back
);
comment on table deletion is 'Organisations, tenants and namespaces that are being deleted.';

create function dg_deletion(of_place text)
  returns table (asked_by text, asked_at bigint, due_at bigint, due boolean, purging boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.asked_by, d.asked_at, d.due_at, d.due_at <= dg_now_ms(), d.purging from deletion d where d.place = of_place
$$;

-- The numbers in the name of a place.
create function dg_numbers_of(of_place text) returns bigint[] language sql immutable as $$
  select string_to_array(split_part(of_place, ':', 2), '/')::bigint[]
$$;

-- Nobody could delete the tenants of an organisation that is let in no more.
create function dg_require_no_tenants(of_place text) returns void
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform dg_require(of_place not like 'organisation:%' or dg_count_tenants((dg_numbers_of(of_place))[1]) = 0,
                     of_place || ' has tenants');
end $$;

-- What is in a tenant is changed in its own transactions only.
create function dg_require_bound(of_place text) returns void
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform dg_require(of_place like 'organisation:%'
                     or current_setting('dg.tenant', true) = (dg_numbers_of(of_place))[1]::text,
                     of_place || ' is not of the bound tenant');
end $$;

create function dg_request_deletion(of_place text, by_principal text, at bigint, from_ms bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform dg_require_bound(of_place);
  perform dg_require_no_tenants(of_place);
  insert into deletion (place, asked_by, asked_at, due_at) values (of_place, by_principal, at, from_ms)
  on conflict do nothing;
  perform dg_require(found, of_place || ' is being deleted already');
end $$;

create function dg_cancel_deletion(of_place text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform dg_require_bound(of_place);
  delete from deletion d where d.place = of_place and not d.purging;
  perform dg_require(found, 'the deletion of ' || of_place || ' cannot be taken back');
end $$;

create function dg_start_purge(of_place text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform dg_require_no_tenants(of_place);
  update deletion d set purging = true where d.place = of_place and not d.purging and d.due_at <= dg_now_ms();
  perform dg_require(found, of_place || ' cannot be purged now');
end $$;

create function dg_purging() returns setof text
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.place from deletion d where d.purging order by d.place
$$;

-- Erases some rows of a tenant or namespace that is being purged: how many, none when there are no more.
-- The audit log and the usage ledger are the tenant's, also where they tell of a namespace.
create function dg_purge_rows(of_place text, most integer) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  bound constant text := current_setting('dg.tenant', true);
  of_tenant constant bigint := (dg_numbers_of(of_place))[1];
  of_namespace constant bigint := (dg_numbers_of(of_place))[2];
  of_namespaces constant text[] := array['dispatch_delivery', 'run_step', 'run', 'registered_schema', 'schema_count', 'scenario'];
  of_tenants constant text[] := array['usage_entry', 'usage_counter', 'audit_block'];
  emptied text;
  erased bigint := 0;
begin
  if of_place like 'organisation:%'
     or not exists (select 1 from deletion d where d.place = of_place and d.purging) then
    return 0;
  end if;
  perform set_config('dg.tenant', of_tenant::text, true);
  foreach emptied in array of_namespaces || case when of_namespace is null then of_tenants else '{}' end loop
    execute format('delete from %1$I where ctid = any (array(select ctid from %1$I where tenant_id = %2$s%3$s limit %4$s))',
                   emptied, of_tenant, ' and namespace_id = ' || of_namespace, most);
    get diagnostics erased = row_count;
    exit when erased > 0;
  end loop;
  if erased = 0 then
    -- Locked first, so that the rows are counted after whoever adds one at this moment.
    perform 1 from dispatch_backlog b where b.owner_tenant = of_tenant for update;
    update dispatch_backlog b
    set waiting = p.waiting, oldest_at = p.oldest_at, next_due = case when p.waiting > 0 then 0 end
    from (select count(*) as waiting, min(d.created_at) as oldest_at from dispatch_delivery d
          where d.tenant_id = of_tenant and d.state = 'pending') p
    where b.owner_tenant = of_tenant;
  end if;
  perform set_config('dg.tenant', coalesce(bound, ''), true);
  return erased;
end $$;

-- The last step, when no row is left that dg_purge_rows would erase.
create function dg_finish_purge(of_place text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  bound constant text := current_setting('dg.tenant', true);
  first_number constant bigint := (dg_numbers_of(of_place))[1];
  of_namespace constant bigint := (dg_numbers_of(of_place))[2];
begin
  perform dg_require(dg_purge_rows(of_place, 1) = 0, of_place || ' has rows left');
  delete from deletion d where d.place = of_place and d.purging;
  perform dg_require(found, of_place || ' is not being purged');
  if of_place like 'organisation:%' then
    perform dg_forget_organisation(first_number);
    return;
  end if;
  perform set_config('dg.tenant', first_number::text, true);
  if of_place like 'namespace:%' then
    delete from principal_scope s where s.scope_tenant = first_number and s.scope_namespace = of_namespace;
    update namespace n set state = 'deleted', name = '', version = n.version + 1
    where n.tenant_id = first_number and n.namespace_id = of_namespace;
  else
    delete from deletion d where d.place like 'namespace:' || first_number || '/%';
    -- Scopes of keys stay: a key that has lost all of them would be good everywhere.
    delete from principal_scope s where s.scope_tenant = first_number;
    delete from organisation_tenant o where o.owned_tenant = first_number;
    delete from dispatch_backlog b where b.owner_tenant = first_number;
    delete from namespace n where n.tenant_id = first_number;
    -- The head moves, so that no node goes on from where it knows it to be.
    update tenant t set state = 'deleted', name = '', version = t.version + 1, head_version = t.head_version + 1
    where t.tenant_id = first_number;
  end if;
  perform set_config('dg.tenant', coalesce(bound, ''), true);
end $$;

create function dg_forget_organisation(of_organisation bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform dg_require_no_tenants('organisation:' || of_organisation);
  delete from session s where s.organisation_id = of_organisation;
  delete from api_key_scope c where c.key_hash in (
    select k.key_hash from api_key k join principal p using (principal_id) where p.organisation_id = of_organisation);
  delete from api_key k where k.principal_id in
    (select p.principal_id from principal p where p.organisation_id = of_organisation);
  delete from organisation_role r where r.principal_id in
    (select p.principal_id from principal p where p.organisation_id = of_organisation);
  delete from principal_scope s where s.principal_id in
    (select p.principal_id from principal p where p.organisation_id = of_organisation);
  delete from principal p where p.organisation_id = of_organisation;
  delete from ip_entry e where e.organisation_id = of_organisation;
  update organisation o set state = 'deleted', name = null, version = o.version + 1
  where o.organisation_id = of_organisation;
end $$;

-- Whether a namespace has, or had, this number.
create function dg_namespace_is_taken(of_tenant bigint, wanted bigint) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  bound constant text := current_setting('dg.tenant', true);
  taken boolean;
begin
  perform set_config('dg.tenant', of_tenant::text, true);
  select exists (select 1 from namespace n where n.tenant_id = of_tenant and n.namespace_id = wanted) into taken;
  perform set_config('dg.tenant', coalesce(bound, ''), true);
  return taken;
end $$;

-- Operators of the deployment would lock themselves out.
create function dg_has_operators(of_organisation bigint) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from principal p where p.organisation_id = of_organisation and p.operator)
$$;

-- Roles bound to a tenant, which are erased with it.
create function dg_roles_in_tenant(of_tenant bigint)
  returns table (principal_id text, namespace_id bigint, role text, expires_at bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.principal_id, s.scope_namespace, s.role, s.expires_at from principal_scope s
  where s.scope_tenant = of_tenant order by s.principal_id, s.scope_namespace, s.role collate "C"
$$;

-- Tenants with something to deliver now. Those that are being deleted deliver nothing more.
create or replace function dg_dispatch_due() returns setof bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select b.owner_tenant from dispatch_backlog b
  where b.next_due <= dg_now_ms() and not exists (select 1 from deletion d where d.place = 'tenant:' || b.owner_tenant)
  order by b.owner_tenant
$$;

-- An organisation that is let in no more gets no tenants.
create or replace function dg_create_tenant(of_organisation bigint, new_id bigint, new_name text, most bigint, at bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  bound constant text := current_setting('dg.tenant', true);
begin
  perform 1 from organisation o where o.organisation_id = of_organisation and o.state = 'active' for update;
  perform dg_require(found, 'organisation ' || of_organisation || ' is not active');
  perform dg_require((select count(*) < most from organisation_tenant o where o.organisation_id = of_organisation),
                     'organisation ' || of_organisation || ' has all the tenants it may have');
  insert into organisation_tenant (organisation_id, owned_tenant) values (of_organisation, new_id);
  perform set_config('dg.tenant', new_id::text, true);
  insert into tenant (tenant_id, organisation_id, name, created_at) values (new_id, of_organisation, new_name, at);
  perform set_config('dg.tenant', coalesce(bound, ''), true);
end $$;

-- What is deleted is in no list and counts for no limit.

create or replace function dg_organisations(after_id bigint, most integer)
  returns table (organisation_id bigint, name text, state text, created_at bigint, version bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.organisation_id, o.name, o.state, o.created_at, o.version from organisation o
  where o.organisation_id > after_id and o.state <> 'deleted' order by o.organisation_id limit most
$$;

create or replace function dg_namespaces(of_tenant bigint, after_id bigint, most integer)
  returns table (tenant_id bigint, namespace_id bigint, name text, state text, created_at bigint, version bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  bound constant text := current_setting('dg.tenant', true);
begin
  perform set_config('dg.tenant', of_tenant::text, true);
  return query select n.tenant_id, n.namespace_id, n.name, n.state, n.created_at, n.version from namespace n
               where n.tenant_id = of_tenant and n.namespace_id > after_id and n.state <> 'deleted'
               order by n.namespace_id limit most;
  perform set_config('dg.tenant', coalesce(bound, ''), true);
end $$;

create or replace function dg_count_namespaces(of_tenant bigint) returns bigint
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  bound constant text := current_setting('dg.tenant', true);
  counted bigint;
begin
  perform set_config('dg.tenant', of_tenant::text, true);
  select count(*) into counted from namespace where tenant_id = of_tenant and state <> 'deleted';
  perform set_config('dg.tenant', coalesce(bound, ''), true);
  return counted;
end $$;

create or replace function dg_create_namespace(of_tenant bigint, new_id bigint, new_name text, most bigint, at bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform dg_require((select count(*) < most from namespace n where n.tenant_id = of_tenant and n.state <> 'deleted'),
                     'tenant ' || of_tenant || ' has all the namespaces it may have');
  insert into namespace (tenant_id, namespace_id, name, created_at) values (of_tenant, new_id, new_name, at);
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
    if made::text !~ '^dg_(numbers_of|require_bound|require_no_tenants|forget_organisation)\(' then
      execute format('grant execute on function %s to dg_app', made);
    end if;
  end loop;
end $$;
