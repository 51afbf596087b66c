-- Operators list, count and put back what was given up; the outbox of a deployment keeps every delivery
-- that it ever made.
create index dispatch_delivery_given_up on dispatch_delivery (tenant_id, delivery_id, sink) where state = 'given_up';
