-- What the organisation that operates the deployment says of a principal that the configuration knows by
-- its id: no row when it says nothing. No other organisation has a say.
create function dg_principal_of_file(wanted text) returns table (good boolean, organisation_id bigint, grants text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.state = 'active' and p.state = 'active', p.organisation_id,
         coalesce((select string_agg(g.tenant || ':' || coalesce(g.namespace::text, '*') || ':' || g.role,
                                     ' ' order by g.tenant, g.namespace, g.role)
                   from dg_grants(p.principal_id) g), '')
  from principal p join organisation o using (organisation_id)
  where p.principal_id = wanted
    and exists (select 1 from principal k where k.organisation_id = p.organisation_id and k.operator)
$$;
revoke all on function dg_principal_of_file(text) from public;
grant execute on function dg_principal_of_file(text) to dg_app;
