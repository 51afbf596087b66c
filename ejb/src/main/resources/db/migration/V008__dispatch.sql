-- Packets on their way to somebody outside. The journal adds a row in the commit of the decision that
-- issued the packet, and settles it in the commit that records what became of a delivery. Nodes take
-- rows by leases in between, so that a packet is with one of them at a time.

create table dispatch_delivery (
  tenant_id       bigint not null,
  delivery_id     uuid not null,               -- of the packet and its target; the same for ever
  sink            text collate "C" not null,   -- where to: log or callback
  namespace_id    bigint not null,
  run_id          text collate "C" not null,
  step_version    bigint not null,             -- the run's step that issued the packet
  packet_index    integer not null,            -- its place among the step's packets, from 0
  target          text not null,               -- the dispatch target as compact JSON
  state           text not null default 'pending' check (state in ('pending', 'delivered', 'given_up')),
  attempts        integer not null default 0,  -- begun so far
  created_at      bigint not null,             -- Unix milliseconds, wall clock of the server
  next_attempt_at bigint not null,             -- Unix milliseconds, clock of the database
  lease           uuid,                        -- of the attempt that is under way
  lease_until     bigint not null default 0,   -- Unix milliseconds, clock of the database
  settled_at      bigint,
  last_error      text,
  primary key (tenant_id, delivery_id, sink)
) with (fillfactor = 70);
comment on table dispatch_delivery is 'One packet for one target by one sink: waiting, delivered, or given up.';
create index dispatch_delivery_due on dispatch_delivery (tenant_id, next_attempt_at) where state = 'pending';

alter table dispatch_delivery enable row level security;
alter table dispatch_delivery force row level security;
create policy dispatch_delivery_rows on dispatch_delivery as permissive using (true) with check (true);
create policy dispatch_delivery_bound on dispatch_delivery as restrictive
  using (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint))
  with check (tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint));

grant select, insert on dispatch_delivery to dg_app;
grant update (state, attempts, next_attempt_at, lease, lease_until, settled_at, last_error) on dispatch_delivery to dg_app;
grant select on dispatch_delivery to dg_auditor;

-- A node has to know for which tenants there is something to deliver, and may not look at the rows of
-- all of them. This table says it in numbers; the application reaches it through functions only.
create table dispatch_backlog (
  owner_tenant bigint primary key,
  waiting      bigint not null,                -- deliveries that are pending
  oldest_at    bigint,                         -- when the oldest of them was issued, Unix milliseconds
  next_due     bigint                          -- when the first of them is due, clock of the database; null when none waits
) with (fillfactor = 50);
comment on table dispatch_backlog is 'What waits in dispatch_delivery for each tenant.';

-- Milliseconds by the one clock that all nodes share.
create function dg_now_ms() returns bigint language sql stable as $$
  select (extract(epoch from statement_timestamp()) * 1000)::bigint
$$;

-- In the transaction that adds rows, after them: whoever counts the tenant's rows meanwhile counts again.
create function dg_dispatch_added(added bigint, oldest bigint) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into dispatch_backlog (owner_tenant, waiting, oldest_at, next_due)
  values (nullif(current_setting('dg.tenant', true), '')::bigint, added, oldest, 0)
  on conflict (owner_tenant) do update
    set waiting = dispatch_backlog.waiting + excluded.waiting,
        oldest_at = least(dispatch_backlog.oldest_at, excluded.oldest_at),
        next_due = 0
$$;

-- In the transaction that records attempts: so many are pending no more, another may be due after so long.
create function dg_dispatch_attempted(settled bigint, retry_in_ms bigint) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update dispatch_backlog
  set waiting = greatest(waiting - settled, 0),
      oldest_at = case when waiting > settled then oldest_at end,
      next_due = case when waiting > settled then least(next_due, dg_now_ms() + retry_in_ms) end
  where owner_tenant = nullif(current_setting('dg.tenant', true), '')::bigint
$$;

-- Counts the rows of the bound tenant anew; due are those of these sinks. The lock makes it see whatever
-- was added before it.
create function dg_dispatch_counted(sinks text[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  bound constant bigint := nullif(current_setting('dg.tenant', true), '')::bigint;
begin
  perform 1 from dispatch_backlog where owner_tenant = bound for update;
  update dispatch_backlog b
  set waiting = p.waiting, oldest_at = p.oldest_at, next_due = p.next_due
  from (select count(*) as waiting, min(created_at) as oldest_at,
               min(greatest(next_attempt_at, lease_until)) filter (where sink = any (sinks)) as next_due
        from dispatch_delivery where tenant_id = bound and state = 'pending') p
  where b.owner_tenant = bound;
end $$;

-- Tenants with something to deliver now.
create function dg_dispatch_due() returns setof bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select owner_tenant from dispatch_backlog where next_due <= dg_now_ms() order by owner_tenant
$$;

-- Makes everything that waits be looked at again, because there may be other sinks now.
create function dg_dispatch_look_again() returns void
  language sql security definer set search_path = public, pg_temp as $$
  update dispatch_backlog set next_due = 0 where waiting > 0
$$;

-- Numbers about all tenants together.
create function dg_dispatch_waiting() returns table (waiting bigint, oldest_at bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(b.waiting), 0)::bigint, min(b.oldest_at) from dispatch_backlog b
$$;

revoke all on function dg_dispatch_added(bigint, bigint), dg_dispatch_attempted(bigint, bigint),
  dg_dispatch_counted(text[]), dg_dispatch_due(), dg_dispatch_look_again(), dg_dispatch_waiting() from public;
grant execute on function dg_dispatch_added(bigint, bigint), dg_dispatch_attempted(bigint, bigint),
  dg_dispatch_counted(text[]), dg_dispatch_due(), dg_dispatch_look_again(), dg_dispatch_waiting() to dg_app;
