-- What the administrators of an organisation say of a subject of its issuer: no row without such an
-- organisation; good also when nobody has said anything.
create function dg_subject(of_organisation bigint, wanted text) returns table (good boolean, grants text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.state = 'active' and coalesce(p.state, 'active') = 'active',
         coalesce((select string_agg(g.tenant || ':' || coalesce(g.namespace::text, '*') || ':' || g.role,
                                     ' ' order by g.tenant, g.namespace, g.role)
                   from dg_grants(p.principal_id) g), '')
  from organisation o
  left join principal p on p.principal_id = wanted and p.organisation_id = o.organisation_id
  where o.organisation_id = of_organisation
$$;
revoke all on function dg_subject(bigint, text) from public;
grant execute on function dg_subject(bigint, text) to dg_app;
