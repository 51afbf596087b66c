-- From which addresses an organisation lets itself be called. Each change of the list or of its mode
-- raises ip_version, by which two administrators notice each other; an entry has as its number the
-- version that brought it.

alter table organisation
  add column ip_mode text not null default 'off' check (ip_mode in ('off', 'monitor', 'enforce')),
  add column ip_version bigint not null default 1;

create table ip_entry (
  organisation_id bigint not null references organisation,
  entry_id        bigint not null,
  ip_range        text collate "C" not null check (ip_range ~ '^[0-9a-f:.]+(/[0-9]{1,3})?$'),
  description     text not null,
  active          boolean not null,
  expires_at      bigint,             -- null: never
  created_by      text collate "C" not null,
  created_at      bigint not null,
  version         bigint not null default 1,
  primary key (organisation_id, entry_id),
  unique (organisation_id, ip_range)
);
comment on table ip_entry is 'A range of addresses from which an organisation lets itself be called.';

-- The list as it decides: of each active entry the number, range and expiry.
create function dg_ip_allowlist(of_organisation bigint)
  returns table (mode text, version bigint, entries text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.ip_mode, o.ip_version,
         coalesce((select string_agg(e.entry_id || '@' || e.ip_range || '@' || coalesce(e.expires_at::text, ''),
                                     ' ' order by e.entry_id)
                   from ip_entry e where e.organisation_id = o.organisation_id and e.active), '')
  from organisation o where o.organisation_id = of_organisation
$$;

create function dg_ip_entries(of_organisation bigint, after_id bigint, most integer)
  returns table (entry_id bigint, ip_range text, description text, active boolean, expires_at bigint, created_by text,
                 created_at bigint, version bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.entry_id, e.ip_range, e.description, e.active, e.expires_at, e.created_by, e.created_at, e.version
  from ip_entry e where e.organisation_id = of_organisation and e.entry_id > after_id order by e.entry_id limit most
$$;

create function dg_has_ip_range(of_organisation bigint, wanted text, besides bigint) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from ip_entry e
                 where e.organisation_id = of_organisation and e.ip_range = wanted and e.entry_id <> besides)
$$;

create function dg_owner_of_tenant(wanted bigint) returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select organisation_id from organisation_tenant where owned_tenant = wanted
$$;

create function dg_is_operator(wanted text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from principal where principal_id = wanted and operator)
$$;

-- The first step of each change: nobody else has changed the list since it was looked at.
create function dg_raise_ip_version(of_organisation bigint, expected bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update organisation o set ip_version = o.ip_version + 1
  where o.organisation_id = of_organisation and o.ip_version = expected;
  perform dg_require(found, 'the addresses of organisation ' || of_organisation || ' are not at version ' || expected);
end $$;

create function dg_create_ip_entry(of_organisation bigint, expected bigint, new_range text, new_description text,
    new_active boolean, until bigint, by_principal text, at bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform dg_raise_ip_version(of_organisation, expected);
  insert into ip_entry (organisation_id, entry_id, ip_range, description, active, expires_at, created_by, created_at)
  values (of_organisation, expected + 1, new_range, new_description, new_active, until, by_principal, at);
end $$;

create function dg_change_ip_entry(of_organisation bigint, expected bigint, changed bigint, new_range text,
    new_description text, new_active boolean, until bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform dg_raise_ip_version(of_organisation, expected);
  update ip_entry e set ip_range = new_range, description = new_description, active = new_active, expires_at = until,
                        version = e.version + 1
  where e.organisation_id = of_organisation and e.entry_id = changed;
  perform dg_require(found, 'there is no entry ' || changed);
end $$;

create function dg_remove_ip_entry(of_organisation bigint, expected bigint, removed bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform dg_raise_ip_version(of_organisation, expected);
  delete from ip_entry e where e.organisation_id = of_organisation and e.entry_id = removed;
  perform dg_require(found, 'there is no entry ' || removed);
end $$;

create function dg_set_ip_mode(of_organisation bigint, expected bigint, new_mode text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform dg_raise_ip_version(of_organisation, expected);
  update organisation o set ip_mode = new_mode where o.organisation_id = of_organisation;
end $$;

-- Nobody but the application calls them, and one only through others.
do $$
declare
  made regprocedure;
begin
  for made in select p.oid::regprocedure from pg_proc p
              where p.pronamespace = 'public'::regnamespace and p.proname like 'dg\_%'
                and has_function_privilege('public', p.oid, 'execute') and p.proname <> 'dg_now_ms' loop
    execute format('revoke all on function %s from public', made);
    if made::text !~ '^dg_raise_ip_version\(' then
      execute format('grant execute on function %s to dg_app', made);
    end if;
  end loop;
end $$;
