-- Log-ins. Like the credentials they come from, sessions are looked up before any tenant is known, so
-- these tables carry no tenant_id and no grants to the application: it reads and changes them through
-- functions. Those that change run inside the journal's transaction, beside the audit record, and
-- refuse as a conflict (40001) what somebody else was first to do. All times that end
-- sessions are the database's.

alter table principal
  add column token_version bigint not null default 1; -- access tokens of an earlier one are not good

-- Nodes ask for this number instead of for every session.
create table session_change (
  only_row boolean primary key default true check (only_row),
  version  bigint not null
);
comment on table session_change is 'Rises when anything changes that decides whether an access token is good.';
insert into session_change (version) values (1);

create table session_key (
  kid         text collate "C" primary key,
  public_jwk  text not null,
  private_box bytea not null,         -- the private key, encrypted under the secret of the configuration
  created_at  bigint not null,
  signs_from  bigint not null unique  -- until the next one's; published from the beginning
);
comment on table session_key is 'A key pair that signs access tokens.';

create table session (
  sid             text collate "C" primary key,
  principal_id    text collate "C" not null references principal,
  organisation_id bigint not null references organisation,
  active_tenant   bigint,             -- null: its principal had none
  key_hash        bytea not null references api_key, -- the key that opened it, and whose rights it has
  auth_time       bigint not null,    -- when that was shown
  created_at      bigint not null,
  last_used_at    bigint not null,    -- to log in or to refresh
  expires_at      bigint not null,
  idle_expires_at bigint not null,
  revoked_at      bigint,
  revoked_reason  text,
  ip_address      text not null,
  user_agent      text not null,
  check ((revoked_at is null) = (revoked_reason is null))
);
comment on table session is 'A log-in and what came of it; its refresh tokens are one family.';
create index session_principal on session (principal_id, created_at);
create index session_key_hash on session (key_hash);
create index session_end on session (expires_at);
create index session_idle_end on session (idle_expires_at);
create index session_revoked on session (revoked_at);

create table refresh_token (
  token_hash     bytea primary key check (octet_length(token_hash) = 32), -- SHA-256 of the token's text
  sid            text collate "C" not null references session on delete cascade,
  generation     bigint not null,     -- 0 is the log-in's
  issued_at      bigint not null,
  used_at        bigint,
  successor_hash bytea,
  successor_box  bytea,               -- the successor, encrypted under this token; null when the time for it is over
  revoked_at     bigint,
  unique (sid, generation)
);
comment on table refresh_token is 'Good for one refresh. Used ones stay, to be known when somebody shows them again.';
create index refresh_token_box on refresh_token (used_at) where successor_box is not null;

-- What ends sessions, whoever changes it.

create function dg_sessions_changed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update session_change set version = version + 1;
  return null;
end $$;

create function dg_session_ended() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update refresh_token t set successor_box = null where t.sid = new.sid and t.successor_box is not null;
  update refresh_token t set revoked_at = new.revoked_at
  where t.sid = new.sid and t.used_at is null and t.revoked_at is null;
  update session_change set version = version + 1;
  return null;
end $$;
create trigger session_ended after update on session for each row
  when (old.revoked_at is null and new.revoked_at is not null) execute function dg_session_ended();

-- All sessions of a principal end, and its access tokens with them.
create function dg_log_out_everywhere(of_principal text, why text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update principal set token_version = token_version + 1 where principal_id = of_principal;
  update session set revoked_at = dg_now_ms(), revoked_reason = why
  where principal_id = of_principal and revoked_at is null
$$;

create function dg_principal_disabled() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform dg_log_out_everywhere(new.principal_id, 'principal_disabled');
  return null;
end $$;
create trigger principal_disabled after update on principal for each row
  when (old.state = 'active' and new.state <> 'active') execute function dg_principal_disabled();
create trigger principal_tokens_changed after update on principal for each row
  when (old.token_version <> new.token_version or old.state <> new.state) execute function dg_sessions_changed();

create function dg_key_changed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.revoked_at is null and new.revoked_at is not null then
    perform dg_log_out_everywhere(new.principal_id, 'key_revoked');
  end if;
  update session_change set version = version + 1;
  return null;
end $$;
create trigger api_key_changed after update on api_key for each row
  when (old.revoked_at is distinct from new.revoked_at or old.expires_at is distinct from new.expires_at)
  execute function dg_key_changed();

create function dg_roles_changed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update principal set token_version = token_version + 1
  where principal_id = case tg_op when 'DELETE' then old.principal_id else new.principal_id end;
  return null;
end $$;
create trigger organisation_role_changed after insert or update or delete on organisation_role
  for each row execute function dg_roles_changed();
create trigger principal_scope_changed after insert or update or delete on principal_scope
  for each row execute function dg_roles_changed();

-- At the end of the transaction, because roles are replaced by being taken away and given again.
create function dg_sessions_without_membership() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update session s set revoked_at = dg_now_ms(), revoked_reason = 'no_membership'
  where s.principal_id = old.principal_id and s.revoked_at is null and s.active_tenant is not null
    and not exists (select 1 from dg_grants(old.principal_id) g where g.tenant = s.active_tenant);
  return null;
end $$;
create constraint trigger organisation_role_lost after update or delete on organisation_role
  deferrable initially deferred for each row execute function dg_sessions_without_membership();
create constraint trigger principal_scope_lost after update or delete on principal_scope
  deferrable initially deferred for each row execute function dg_sessions_without_membership();

create function dg_organisation_suspended() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update session set revoked_at = dg_now_ms(), revoked_reason = 'organisation_suspended'
  where organisation_id = new.organisation_id and revoked_at is null;
  return null;
end $$;
create trigger organisation_suspended after update on organisation for each row
  when (old.state = 'active' and new.state <> 'active') execute function dg_organisation_suspended();

create function dg_tenant_suspended() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update session set revoked_at = dg_now_ms(), revoked_reason = 'tenant_suspended'
  where active_tenant = new.tenant_id and revoked_at is null;
  return null;
end $$;
create trigger tenant_suspended after update on tenant for each row
  when (old.state = 'active' and new.state <> 'active') execute function dg_tenant_suspended();

-- What nodes read to tell good access tokens.

create function dg_session_change() returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select version from session_change
$$;

create function dg_session_keys()
  returns table (kid text, public_jwk text, private_box bytea, created_at bigint, signs_from bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.kid, k.public_jwk, k.private_box, k.created_at, k.signs_from from session_key k order by k.signs_from
$$;

-- A session that is good now, with the rights that its key has in its tenant; no row when it is over.
-- good_until: when something of it ends by itself.
create function dg_session(of_sid text)
  returns table (principal_id text, organisation_id bigint, scopes text, tools text, max_requests integer,
                 window_ms bigint, key_id text, active_tenant bigint, organisation_roles text, auth_time bigint,
                 token_version bigint, expires_at bigint, idle_expires_at bigint, good_until bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.principal_id, a.organisation_id, here.scopes, a.tools, a.max_requests, a.window_ms, k.key_id,
         s.active_tenant,
         coalesce((select string_agg(r.role, ' ' order by r.role) from organisation_role r
                   where r.principal_id = s.principal_id and (r.expires_at is null or r.expires_at > dg_now_ms())), ''),
         s.auth_time, p.token_version, s.expires_at, s.idle_expires_at,
         least(s.expires_at, s.idle_expires_at, k.expires_at,
               (select min(r.expires_at) from organisation_role r
                where r.principal_id = s.principal_id and r.expires_at > dg_now_ms()),
               (select min(r.expires_at) from principal_scope r
                where r.principal_id = s.principal_id and r.expires_at > dg_now_ms()))
  from session s
  join api_key k on k.key_hash = s.key_hash
  join principal p on p.principal_id = s.principal_id
  cross join lateral dg_authenticate(s.key_hash) a
  cross join lateral (
    select coalesce(string_agg(g, ' ' order by at), '') as scopes
    from regexp_split_to_table(a.scopes, ' ') with ordinality as split(g, at)
    where split_part(g, ':', 1) = s.active_tenant::text) here
  where s.sid = of_sid and s.revoked_at is null and s.expires_at > dg_now_ms() and s.idle_expires_at > dg_now_ms()
    and (s.active_tenant is null or here.scopes <> '')
$$;

-- Logging in.

create function dg_tenant_is_active(wanted bigint) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  bound constant text := current_setting('dg.tenant', true);
  active boolean;
begin
  perform set_config('dg.tenant', wanted::text, true);
  select exists (select 1 from tenant t where t.tenant_id = wanted and t.state = 'active') into active;
  perform set_config('dg.tenant', coalesce(bound, ''), true);
  return active;
end $$;

-- Whom a key would log in, where, and where it was last; has_scopes tells whoever has no tenant at all
-- from whose tenants are all suspended.
create function dg_login(shown_hash bytea)
  returns table (now_ms bigint, principal_id text, kind text, organisation_id bigint, tenants text, last_tenant bigint,
                 has_scopes boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select dg_now_ms(), a.principal_id, a.kind, a.organisation_id,
         coalesce((select string_agg(t.tenant::text, ' ' order by t.tenant)
                   from (select distinct split_part(g, ':', 1)::bigint as tenant
                         from regexp_split_to_table(a.scopes, ' ') g where g <> '') t
                   where dg_tenant_is_active(t.tenant)), ''),
         (select s.active_tenant from session s where s.principal_id = a.principal_id
          order by s.last_used_at desc, s.created_at desc limit 1),
         a.scopes <> ''
  from dg_authenticate(shown_hash) a
$$;

create function dg_open_session(new_sid text, of_principal text, with_key bytea, in_tenant bigint, shown_at bigint,
    until bigint, idle_until bigint, address text, agent text, first_token bytea, most integer) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  at constant bigint := dg_now_ms();
  organisation bigint;
begin
  select p.organisation_id into organisation from principal p
  where p.principal_id = of_principal and p.state = 'active' for update;
  perform dg_require(exists (select 1 from dg_authenticate(with_key) a where a.principal_id = of_principal),
                     'the key of principal ' || of_principal || ' is not good any more');
  update session s set revoked_at = at, revoked_reason = 'too_many_sessions'
  where s.sid in (select o.sid from session o
                  where o.principal_id = of_principal and o.revoked_at is null
                    and o.expires_at > at and o.idle_expires_at > at
                  order by o.created_at desc, o.sid desc offset most - 1);
  insert into session (sid, principal_id, organisation_id, active_tenant, key_hash, auth_time, created_at, last_used_at,
                       expires_at, idle_expires_at, ip_address, user_agent)
  values (new_sid, of_principal, organisation, in_tenant, with_key, shown_at, at, at, until, idle_until, address, agent);
  insert into refresh_token (token_hash, sid, generation, issued_at) values (first_token, new_sid, 0, at);
end $$;

-- The same for the key that opened a session.
create function dg_login_of_session(of_sid text)
  returns table (now_ms bigint, principal_id text, kind text, organisation_id bigint, tenants text, last_tenant bigint,
                 has_scopes boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.* from session s cross join lateral dg_login(s.key_hash) l
  where s.sid = of_sid and s.revoked_at is null and s.expires_at > dg_now_ms() and s.idle_expires_at > dg_now_ms()
$$;

-- Another session of the same log-in, for another tenant; the one before ends.
create function dg_switch_session(of_sid text, new_sid text, in_tenant bigint, idle_until bigint, address text, agent text,
    first_token bytea, most integer) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old session;
begin
  select s.* into old from session s where s.sid = of_sid and s.revoked_at is null for update;
  perform dg_require(found, 'session ' || of_sid || ' is over');
  perform dg_end_session(of_sid, 'tenant_switched');
  perform dg_open_session(new_sid, old.principal_id, old.key_hash, in_tenant, old.auth_time, old.expires_at, idle_until,
                          address, agent, first_token, most);
end $$;

-- Refreshing.

create function dg_refresh_token(shown_hash bytea, window_ms bigint)
  returns table (now_ms bigint, sid text, generation bigint, used_at bigint, revoked_at bigint, successor_box bytea,
                 successor_spent boolean, session_revoked boolean, expires_at bigint, idle_expires_at bigint,
                 in_window bigint, oldest_in_window bigint, ip_address text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select dg_now_ms(), t.sid, t.generation, t.used_at, t.revoked_at, t.successor_box,
         n.used_at is not null or n.revoked_at is not null, s.revoked_at is not null, s.expires_at, s.idle_expires_at,
         recent.made, recent.oldest, s.ip_address
  from refresh_token t
  join session s on s.sid = t.sid
  left join refresh_token n on n.token_hash = t.successor_hash
  cross join lateral (select count(*) as made, min(r.issued_at) as oldest from refresh_token r
                      where r.sid = t.sid and r.generation > 0 and r.issued_at > dg_now_ms() - window_ms) recent
  where t.token_hash = shown_hash
$$;

create function dg_rotate_refresh_token(shown_hash bytea, of_sid text, successor bytea, box bytea, idle_ms bigint,
    address text, agent text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  at constant bigint := dg_now_ms();
  made bigint;
begin
  update session s set last_used_at = at, idle_expires_at = at + idle_ms, ip_address = address, user_agent = agent
  where s.sid = of_sid and s.revoked_at is null and s.expires_at > at and s.idle_expires_at > at;
  perform dg_require(found, 'session ' || of_sid || ' is over');
  update refresh_token t set used_at = at, successor_hash = successor, successor_box = box
  where t.token_hash = shown_hash and t.used_at is null and t.revoked_at is null returning t.generation + 1 into made;
  perform dg_require(made is not null, 'a refresh token of session ' || of_sid || ' was used already');
  update refresh_token t set successor_box = null
  where t.sid = of_sid and t.generation < made - 1 and t.successor_box is not null;
  insert into refresh_token (token_hash, sid, generation, issued_at) values (successor, of_sid, made, at);
  perform dg_key_used((select s.key_hash from session s where s.sid = of_sid));
end $$;

-- The same successor goes out once more, as long as nobody has used it.
create function dg_repeat_refresh(shown_hash bytea) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from refresh_token t
  join refresh_token n on n.token_hash = t.successor_hash and n.used_at is null and n.revoked_at is null
  join session s on s.sid = t.sid and s.revoked_at is null
  where t.token_hash = shown_hash and t.successor_box is not null for share;
  perform dg_require(found, 'the successor of a refresh token was used');
end $$;

-- Ending.

create function dg_end_session(of_sid text, why text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update session s set revoked_at = dg_now_ms(), revoked_reason = why where s.sid = of_sid and s.revoked_at is null;
  perform dg_require(found, 'session ' || of_sid || ' is over already');
end $$;

-- Somebody showed a used token: its session ends, and every access token of the principal with it.
create function dg_end_stolen_session(of_sid text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform dg_end_session(of_sid, 'refresh_token_reuse');
  update principal p set token_version = p.token_version + 1 from session s
  where s.sid = of_sid and p.principal_id = s.principal_id;
end $$;

create function dg_session_of_token(shown_hash bytea) returns table (sid text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.sid from refresh_token t join session s on s.sid = t.sid
  where t.token_hash = shown_hash and s.revoked_at is null
$$;

create function dg_sessions(of_principal text)
  returns table (sid text, principal_id text, organisation_id bigint, active_tenant bigint, key_id text,
                 created_at bigint, last_used_at bigint, expires_at bigint, ip_address text, user_agent text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.sid, s.principal_id, s.organisation_id, s.active_tenant, k.key_id, s.created_at, s.last_used_at,
         least(s.expires_at, s.idle_expires_at), s.ip_address, s.user_agent
  from session s join api_key k on k.key_hash = s.key_hash
  where s.principal_id = of_principal and s.revoked_at is null
    and s.expires_at > dg_now_ms() and s.idle_expires_at > dg_now_ms()
  order by s.created_at, s.sid
$$;

create function dg_session_owner(of_sid text) returns table (principal_id text, organisation_id bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.principal_id, s.organisation_id from session s where s.sid = of_sid and s.revoked_at is null
$$;

-- Keys that sign.

-- Adds a key, if nobody else has meanwhile; removes those of which no token is left.
create function dg_add_session_key(new_kid text, new_public text, new_private bytea, from_ms bigint, newest text,
    kept_ms bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  lock table session_key in share row exclusive mode;
  perform dg_require(newest = coalesce((select k.kid from session_key k order by k.signs_from desc limit 1), ''),
                     'a key that signs access tokens was added already');
  delete from session_key k
  where exists (select 1 from session_key n where n.signs_from > k.signs_from and n.signs_from < dg_now_ms() - kept_ms);
  insert into session_key (kid, public_jwk, private_box, created_at, signs_from)
  values (new_kid, new_public, new_private, dg_now_ms(), from_ms);
  update session_change set version = version + 1;
end $$;

-- What is over: successors that nobody may fetch any more, and sessions a day after their end.
create function dg_sweep_sessions(grace_ms bigint) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update refresh_token set successor_box = null
  where successor_box is not null and used_at < dg_now_ms() - grace_ms;
  delete from session
  where sid in (select sid from session
                where expires_at < dg_now_ms() - 86400000 or idle_expires_at < dg_now_ms() - 86400000
                   or revoked_at < dg_now_ms() - 86400000 limit 1000)
$$;

-- Nobody but the application calls them, and some only through others.
do $$
declare
  made regprocedure;
begin
  for made in select p.oid::regprocedure from pg_proc p
              where p.pronamespace = 'public'::regnamespace and p.proname like 'dg\_%'
                and has_function_privilege('public', p.oid, 'execute') and p.proname <> 'dg_now_ms' loop
    execute format('revoke all on function %s from public', made);
    if made::text ~ ('^dg_(session_change|session_keys|session|login|login_of_session|open_session|switch_session|refresh_token|rotate_refresh_token'
                     || '|repeat_refresh|end_session|end_stolen_session|session_of_token|sessions|session_owner'
                     || '|log_out_everywhere|add_session_key|sweep_sessions)\(') then
      execute format('grant execute on function %s to dg_app', made);
    end if;
  end loop;
end $$;
