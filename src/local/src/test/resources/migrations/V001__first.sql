create table organisation (name text primary key, key_hash bytea not null);
create function dg_first_start(
    organisation_name text, tenant_name text, namespace_name text, administrator text, key_hash bytea)
  returns boolean language plpgsql as $$
begin
  if exists (select 1 from organisation) then
    return false;
  end if;
  insert into organisation values (organisation_name, dg_first_start.key_hash);
  return true;
end $$;
grant select on organisation to dg_app;
