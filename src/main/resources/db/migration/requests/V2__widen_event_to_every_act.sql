-- Every act of the law's ways, told by the same few columns; which act needs which is checked here.
alter table request drop constraint request_state_check;
alter table request add constraint request_state_check check (state in
  ('FILED', 'REGISTERED', 'AWAITING_CLARIFICATION', 'AWAITING_FEE', 'ANSWERED', 'CLOSED', 'ARCHIVED'));

drop index request_open;
create index request_open on request (body_id, filed_at) where state in ('FILED', 'REGISTERED', 'AWAITING_CLARIFICATION', 'AWAITING_FEE');
drop index request_kept;
create index request_kept on request (id) where sealed_requester is not null and state in ('ANSWERED', 'CLOSED', 'ARCHIVED');

alter table event
  add column asked text check (asked in ('THIRD_PARTY', 'OTHER_BODY')),
  add column whose text check (length(whose) between 1 and 40),
  add column stance text check (stance in ('CONSENTS', 'OBJECTS')),
  add column amount int check (amount >= 0);
comment on column event.whose is 'Which third party, part, body or officer, as the case names them: never a name of a person outside the office.';
comment on column event.amount is 'Of a fee, in whole yuan.';

alter table event
  drop constraint event_act_check,
  drop constraint event_check2,
  drop constraint event_check3,
  drop constraint event_check4;
alter table event
  add constraint event_act_check check (act in (
    'SUBMITTED', 'SIGNED_FOR', 'CONFIRMED', 'ASSIGNED', 'TRANSFERRED', 'SPLIT',
    'CLARIFICATION_ASKED', 'CLARIFICATION_ANSWERED', 'ADDED', 'DELIVERY_CHANGED',
    'OPINION_ASKED', 'OPINION_DELIVERED', 'OPINION_GIVEN', 'OVERRIDDEN', 'PART_ASKED', 'PART_ANSWERED',
    'REASONS_ASKED', 'REASONS_GIVEN', 'DELAYED', 'EXTENDED', 'FEE_NOTICED', 'FEE_DELIVERED', 'FEE_PAID',
    'ANSWERED', 'CLOSED', 'WITHDRAWN', 'ARCHIVED')),
  add constraint event_days_told check ((act = 'EXTENDED') = (days is not null)),
  add constraint event_until_told check (
    (act in ('CLARIFICATION_ASKED', 'DELAYED', 'REASONS_ASKED', 'PART_ASKED') and until_day is not null)
    or (act in ('OPINION_ASKED', 'FEE_NOTICED'))
    or (act not in ('CLARIFICATION_ASKED', 'DELAYED', 'REASONS_ASKED', 'PART_ASKED', 'OPINION_ASKED', 'FEE_NOTICED') and until_day is null)),
  add constraint event_outcome_told check ((act in ('ANSWERED', 'CLOSED', 'WITHDRAWN')) = (outcome is not null)),
  add constraint event_asked_told check ((act in ('OPINION_ASKED', 'OPINION_DELIVERED', 'OPINION_GIVEN')) = (asked is not null)),
  add constraint event_whose_told check (
    (act in ('OPINION_ASKED', 'OPINION_DELIVERED', 'OPINION_GIVEN', 'OVERRIDDEN', 'PART_ASKED', 'PART_ANSWERED', 'ASSIGNED', 'TRANSFERRED')) = (whose is not null)),
  add constraint event_stance_told check ((act = 'OPINION_GIVEN') = (stance is not null)),
  add constraint event_amount_told check ((act = 'FEE_NOTICED') = (amount is not null));
