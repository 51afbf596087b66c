-- Passwords of persons, where the deployment allows them. Each has an API key of its own of which nobody
-- has the text: the sessions that it opens have that key's rights and end with it, as the sessions of all
-- keys do. It is in no list of keys, and no rotation or revocation finds it.

alter table api_key add column of_password boolean not null default false;

create table principal_password (
  principal_id text collate "C" primary key references principal on delete cascade,
  verifier     text not null,       -- a slow hash, with its salt and its cost
  key_hash     bytea not null references api_key on delete cascade,
  failures     integer not null default 0, -- in a row
  locked_until bigint
);
comment on table principal_password is 'What a person may log in with instead of a key, and how often somebody guessed.';
create index principal_password_key on principal_password (key_hash);

create or replace function dg_key_rows(of_organisation bigint)
  returns table (key_id text, principal_id text, name text, created_at bigint, expires_at bigint, revoked_at bigint,
                 last_used_at bigint, replaced_by text, tools text, max_requests integer, window_ms bigint, scopes text)
  language sql stable set search_path = public, pg_temp as $$
  select k.key_id, k.principal_id, k.name, k.created_at, k.expires_at, k.revoked_at, k.last_used_at, k.replaced_by,
         k.tools, k.max_requests, k.window_ms,
         coalesce((select string_agg(s.scope_tenant || ':' || coalesce(s.scope_namespace::text, '*'), ' '
                                     order by s.scope_tenant, s.scope_namespace)
                   from api_key_scope s where s.key_hash = k.key_hash), '')
  from api_key k join principal p using (principal_id)
  where p.organisation_id = of_organisation and not k.of_password
$$;

create or replace function dg_rotate_key(of_organisation bigint, rotated text, new_hash bytea, expiry bigint, old_expiry bigint, at bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old api_key;
begin
  select k.* into old from api_key k join principal p using (principal_id)
  where k.key_id = rotated and p.organisation_id = of_organisation and p.state = 'active'
    and not k.of_password and k.revoked_at is null and k.replaced_by is null and (k.expires_at is null or k.expires_at > at)
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

create or replace function dg_revoke_key(of_organisation bigint, revoked text, at bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update api_key k set revoked_at = at from principal p
  where k.key_id = revoked and p.principal_id = k.principal_id and p.organisation_id = of_organisation
    and not k.of_password and k.revoked_at is null;
  perform dg_require(found, 'key ' || revoked || ' is revoked already');
end $$;

create function dg_is_of_password(of_key text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from api_key k where k.key_id = of_key and k.of_password)
$$;

-- An attempt is counted before anybody looks at it, so that many at once are not more than they may be.
-- No row: nobody has a password by that name. Without a verifier: locked.
create function dg_password_attempt(of_principal text, most integer, lock_ms bigint)
  returns table (verifier text, key_hash bytea, locked_ms bigint)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  at constant bigint := dg_now_ms();
  known principal_password;
  made integer;
begin
  select w.* into known from principal_password w
  join principal p on p.principal_id = w.principal_id
  join organisation o on o.organisation_id = p.organisation_id
  where w.principal_id = of_principal and p.state = 'active' and o.state = 'active' for update of w;
  if known.principal_id is null then
    return;
  end if;
  if known.locked_until > at then
    return query select null::text, null::bytea, known.locked_until - at;
    return;
  end if;
  made := case when known.locked_until is null then known.failures else 0 end + 1;
  update principal_password w set failures = made, locked_until = case when made >= most then at + lock_ms end
  where w.principal_id = of_principal;
  return query select known.verifier, known.key_hash, 0::bigint;
end $$;

-- It was right, and what was counted is forgotten.
create function dg_password_right(with_key bytea) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update principal_password w set failures = 0, locked_until = null where w.key_hash = with_key
$$;

create function dg_has_password(of_principal text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from principal_password w where w.principal_id = of_principal)
$$;

create function dg_forget_password(of_principal text, at bigint) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from principal_password w where w.principal_id = of_principal;
  update api_key k set revoked_at = at
  where k.principal_id = of_principal and k.of_password and k.revoked_at is null
$$;

-- A verifier of null takes the password away. All sessions of the principal end.
create function dg_set_password(of_organisation bigint, changed text, expected bigint, new_verifier text, new_key bytea,
    at bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update principal p set version = p.version + 1
  where p.organisation_id = of_organisation and p.principal_id = changed and p.version = expected and p.kind = 'person';
  perform dg_require(found, 'principal ' || changed || ' is no person at version ' || expected);
  perform dg_log_out_everywhere(changed, 'password_changed');
  perform dg_forget_password(changed, at);
  if new_verifier is not null then
    insert into api_key (key_hash, principal_id, created_at, name, of_password)
    values (new_key, changed, at, 'password', true);
    insert into principal_password (principal_id, verifier, key_hash) values (changed, new_verifier, new_key);
  end if;
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
    if made::text ~ '^dg_(is_of_password|has_password|password_attempt|password_right|set_password)\(' then
      execute format('grant execute on function %s to dg_app', made);
    end if;
  end loop;
end $$;
