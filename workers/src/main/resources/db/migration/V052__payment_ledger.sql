-- Money moves in parts: several captures and refunds of one payment, each a row, and a ledger that all sums come from.

create table payment.capture (
  capture_id uuid not null,
  payment_id uuid not null,
  amount numeric not null,
  last boolean not null,
  status text not null,
  attempt integer not null,
  reason text,
  requested_at timestamptz not null,
  ended_at timestamptz,
  constraint pk_capture primary key (capture_id),
  constraint fk_capture_payment foreign key (payment_id) references payment.payment (payment_id),
  constraint ck_capture_amount check (amount > 0),
  constraint ck_capture_status check (status in ('REQUESTED', 'DONE', 'FAILED', 'GIVEN_UP')),
  constraint ck_capture_attempt check (attempt > 0)
);
comment on table payment.capture is 'One taking of money that the provider was asked for; a payment has as many as its order has fulfilments, or fewer.';
comment on column payment.capture.amount is 'Asked for, in the payment''s currency; once DONE, what was really taken.';
comment on column payment.capture.last is 'What is left of the authorisation is given back with it.';
comment on column payment.capture.attempt is 'How often it was asked for; part of each command''s id.';
comment on column payment.capture.reason is 'Why it failed; null otherwise.';
-- One at a time: how much may still be taken depends on how the one before ends.
create unique index uq_capture_open on payment.capture (payment_id) where status in ('REQUESTED', 'FAILED');
create index ix_capture_payment on payment.capture (payment_id);

create table payment.charge (
  fulfilment_id uuid not null,
  order_id uuid not null,
  amount numeric not null,
  charged_at timestamptz not null,
  constraint pk_charge primary key (fulfilment_id),
  constraint ck_charge_amount check (amount > 0)
);
comment on table payment.charge is 'What the customer owes for what one fulfilment handed over or shipped.';
comment on column payment.charge.amount is 'In the order''s currency.';
create index ix_charge_order on payment.charge (order_id);

create table payment.refund (
  refund_id uuid not null,
  order_id uuid not null,
  business_key text not null,
  amount numeric not null,
  currency text not null,
  reason text not null,
  requested_at timestamptz not null,
  done_at timestamptz,
  constraint pk_refund primary key (refund_id),
  constraint uq_refund_business_key unique (business_key),
  constraint ck_refund_amount check (amount > 0)
);
comment on table payment.refund is 'Money that is to go back to the customer, over one or more payments.';
comment on column payment.refund.business_key is 'Of whoever wants it: the same key is refunded once.';
comment on column payment.refund.done_at is 'When all of it was back; null before.';
create index ix_refund_order on payment.refund (order_id);

create table payment.refund_part (
  refund_part_id uuid not null,
  refund_id uuid not null,
  payment_id uuid not null,
  amount numeric not null,
  target text not null,
  status text not null,
  attempt integer not null,
  reason text,
  requested_at timestamptz not null,
  ended_at timestamptz,
  next_check_at timestamptz,
  checks integer not null default 0,
  constraint pk_refund_part primary key (refund_part_id),
  constraint uq_refund_part unique (refund_id, payment_id, target),
  constraint fk_refund_part_refund foreign key (refund_id) references payment.refund (refund_id),
  constraint fk_refund_part_payment foreign key (payment_id) references payment.payment (payment_id),
  constraint ck_refund_part_amount check (amount > 0),
  constraint ck_refund_part_target check (target in ('ORIGINAL', 'STORE_CREDIT')),
  constraint ck_refund_part_status check (status in ('REQUESTED', 'DONE', 'FAILED')),
  constraint ck_refund_part_ended check ((status = 'REQUESTED') = (ended_at is null))
);
comment on table payment.refund_part is 'What of a refund goes back by one payment; by store credit when the way it came is closed.';
comment on column payment.refund_part.refund_part_id is 'The operation''s id at the provider.';
comment on column payment.refund_part.reason is 'Why it failed; null otherwise.';
comment on column payment.refund_part.next_check_at is 'When to ask the provider what became of it; null when it has ended.';
comment on column payment.refund_part.checks is 'How often it was asked for; part of each check''s id.';
create index ix_refund_part_payment on payment.refund_part (payment_id);
create index ix_refund_part_next_check on payment.refund_part (next_check_at) where status = 'REQUESTED';

create table payment.ledger_entry (
  entry_id uuid not null default uuidv7(),
  payment_id uuid not null,
  kind text not null,
  amount numeric not null,
  operation_id text not null,
  at timestamptz not null,
  constraint pk_ledger_entry primary key (entry_id),
  constraint uq_ledger_entry_operation unique (operation_id, kind),
  constraint fk_ledger_entry_payment foreign key (payment_id) references payment.payment (payment_id),
  constraint ck_ledger_entry_kind check (kind in ('AUTHORISE', 'CAPTURE', 'RELEASE', 'REFUND')),
  constraint ck_ledger_entry_amount check (amount > 0)
);
comment on table payment.ledger_entry is 'Every movement of money, once, for good. The sums in payment.payment are the sums of these.';
comment on column payment.ledger_entry.kind is 'AUTHORISE: set aside. CAPTURE: taken of that. RELEASE: set aside no longer, and not taken. REFUND: taken and given back.';
comment on column payment.ledger_entry.amount is 'In the payment''s currency.';
comment on column payment.ledger_entry.operation_id is 'What moved it, such as a capture''s id; the same movement cannot be booked twice.';
create index ix_ledger_entry_payment on payment.ledger_entry (payment_id);

create function payment.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The payment ledger is append-only: % refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;
create trigger tr_ledger_entry_append_only before update or delete or truncate on payment.ledger_entry
  for each statement execute function payment.refuse_change();

alter table payment.payment
  add column provider text not null default 'aurora',
  add column released_amount numeric not null default 0;
comment on column payment.payment.provider is 'Who holds the money.';
comment on column payment.payment.captured_amount is 'What was really taken; what is under way is in payment.capture.';
comment on column payment.payment.released_amount is 'What was set aside and given back without having been taken.';

-- What was there before there was a ledger.
insert into payment.capture (capture_id, payment_id, amount, last, status, attempt, reason, requested_at, ended_at)
  select payment_id, payment_id, case status when 'CAPTURED' then captured_amount else capture_amount end, true,
    case status when 'CAPTURED' then 'DONE' when 'CAPTURING' then 'REQUESTED' else 'FAILED' end,
    greatest(capture_attempt, 1), case status when 'CAPTURE_FAILED' then reason end, requested_at, settled_at
  from payment.payment
  where status in ('CAPTURED', 'CAPTURING', 'CAPTURE_FAILED')
    and case status when 'CAPTURED' then captured_amount else capture_amount end > 0;
update payment.payment set released_amount = authorised_amount - captured_amount where status in ('CAPTURED', 'VOIDED');
insert into payment.ledger_entry (payment_id, kind, amount, operation_id, at)
  select payment_id, 'AUTHORISE', authorised_amount, 'opening:' || payment_id, coalesce(authorised_at, requested_at)
  from payment.payment where authorised_amount > 0;
insert into payment.ledger_entry (payment_id, kind, amount, operation_id, at)
  select payment_id, 'CAPTURE', captured_amount, payment_id::text, coalesce(settled_at, requested_at)
  from payment.payment where captured_amount > 0;
insert into payment.ledger_entry (payment_id, kind, amount, operation_id, at)
  select payment_id, 'RELEASE', released_amount, 'opening:' || payment_id, coalesce(settled_at, requested_at)
  from payment.payment where released_amount > 0;

alter table payment.payment
  drop column capture_amount,
  drop column capture_attempt,
  add constraint ck_payment_released check (released_amount >= 0),
  add constraint ck_payment_open check (captured_amount + released_amount <= authorised_amount);
