-- Cancellations that were asked for, with what the policy said.

create table ordering.cancellation_request (
  request_id uuid not null,
  order_id uuid not null,
  requested_by text not null,
  note text,
  status text not null,
  fee_amount numeric not null,
  reason_pt text not null,
  reason_en text not null,
  approval_due_at timestamptz,
  requested_at timestamptz not null,
  decided_at timestamptz,
  constraint pk_cancellation_request primary key (request_id),
  constraint fk_cancellation_request_order foreign key (order_id) references ordering.sales_order (order_id),
  constraint ck_cancellation_request_by check (requested_by in ('customer', 'agent', 'system')),
  constraint ck_cancellation_request_status check (status in ('WAITING', 'GRANTED', 'REFUSED', 'TOO_LATE', 'WITHDRAWN')),
  constraint ck_cancellation_request_fee check (fee_amount >= 0),
  constraint ck_cancellation_request_due check (status <> 'WAITING' or approval_due_at is not null),
  constraint ck_cancellation_request_decided check ((status = 'WAITING') = (decided_at is null))
);
comment on table ordering.cancellation_request is 'One row per cancellation that somebody asked for and that the policy did not refuse at once. Request ids are time-ordered: the latest has the highest.';
comment on column ordering.cancellation_request.note is 'What the canceller wrote, in free words; may hold personal data and stays here.';
comment on column ordering.cancellation_request.fee_amount is 'What the canceller agreed to pay, in the order''s currency; charged only when GRANTED, and never more than is authorised then.';
comment on column ordering.cancellation_request.reason_pt is 'Why the policy decided so, in Portuguese.';
comment on column ordering.cancellation_request.reason_en is 'Why the policy decided so, in English.';
comment on column ordering.cancellation_request.approval_due_at is 'When the policy''s default holds without an answer; null when no approval was needed.';
-- One at a time, and one that counts: two who ask at once cannot both be waited for or charged.
create unique index uq_cancellation_request_open on ordering.cancellation_request (order_id)
  where status in ('WAITING', 'GRANTED');
create index ix_cancellation_request_order on ordering.cancellation_request (order_id, request_id);
