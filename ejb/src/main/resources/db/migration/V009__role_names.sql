-- Which roles there are is known to the application, which defines them with what they allow; a
-- name that it does not define grants nothing. Blanks and colons separate grants in
-- dg_authenticate.
alter table principal_scope drop constraint principal_scope_role_check;
alter table principal_scope add constraint principal_scope_role_check
  check (role ~ '^[A-Za-z][A-Za-z0-9_-]{0,63}$');
