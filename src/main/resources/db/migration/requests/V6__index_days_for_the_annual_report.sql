-- The annual report looks at what had not ended before a year, then at when each of these was received; all of it from indexes.
create index event_ended on event (on_day, request_id) include (outcome) where act in ('ANSWERED', 'CLOSED', 'WITHDRAWN');
create index event_came on event (request_id, act, on_day) where act in ('SUBMITTED', 'CONFIRMED', 'SIGNED_FOR');
create index request_counted on request (id) include (body_id, requester_kind, channel);
