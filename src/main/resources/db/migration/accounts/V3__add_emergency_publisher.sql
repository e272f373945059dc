alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check check (role in
  ('EDITOR', 'REVIEWER', 'SECRECY_REVIEWER', 'PUBLISHER', 'EMERGENCY_PUBLISHER', 'REQUEST_OFFICER', 'REQUEST_APPROVER', 'SUPERVISOR', 'AUDITOR', 'ADMINISTRATOR'));
