alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check check (role in
  ('EDITOR', 'REVIEWER', 'SECRECY_REVIEWER', 'PUBLISHER', 'EMERGENCY_PUBLISHER', 'REQUEST_OFFICER', 'REQUEST_APPROVER', 'SUPERVISOR',
   'ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDITOR'));

-- Nobody holds two of the three. Who administered goes on administering bodies and people; the audit is for others to read.
delete from role_grant a
where a.role = 'AUDITOR' and exists (select from role_grant b where b.staff_id = a.staff_id and b.role = 'ADMINISTRATOR');

-- And the database sees to it, in the order of the grants of one person.
create function part_administrators() returns trigger language plpgsql as $$
begin
  perform from accounts.staff where id = new.staff_id for no key update;
  if new.role in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDITOR') and exists (
    select from accounts.role_grant
    where staff_id = new.staff_id and role <> new.role and role in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDITOR'))
  then
    raise exception 'Staff % would hold two of the separated administrator roles', new.staff_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger part_administrators before insert or update on role_grant for each row execute function part_administrators();
