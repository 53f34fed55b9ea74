-- Answers are kept for repeats that come late, not for ever. Rows come in the order of their time, and none moves: a
-- block-range index finds the old ones and costs those who place orders next to nothing.
create index ix_idempotent_request_created on platform.idempotent_request using brin (created_at);
comment on table platform.idempotent_request is 'Requests that were carried out, with their answers, so that a repeat gets the same. Swept away after pontual.web.idempotency.remembered.';
