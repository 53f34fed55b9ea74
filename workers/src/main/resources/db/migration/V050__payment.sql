-- One row per tender whose money was asked for, and what the process waits for when it settles an order.

create table payment.payment (
  payment_id uuid not null,
  order_id uuid not null,
  tender_no integer not null,
  method text not null,
  token text,
  currency text not null,
  amount numeric not null,
  authorised_amount numeric not null default 0,
  capture_amount numeric not null default 0,
  captured_amount numeric not null default 0,
  refunded_amount numeric not null default 0,
  status text not null,
  provider_reference text,
  reason text,
  release_requested boolean not null default false,
  capture_attempt integer not null default 0,
  requested_at timestamptz not null,
  authorised_at timestamptz,
  settled_at timestamptz,
  version integer not null default 0,
  constraint pk_payment primary key (payment_id),
  constraint uq_payment_tender unique (order_id, tender_no),
  constraint ck_payment_status check (status in ('REQUESTED', 'AUTHORISED', 'DECLINED', 'CAPTURING', 'CAPTURED',
    'CAPTURE_FAILED', 'VOIDING', 'VOIDED')),
  constraint ck_payment_amount check (amount > 0),
  constraint ck_payment_authorised check (authorised_amount >= 0),
  constraint ck_payment_capture check (capture_amount between 0 and authorised_amount),
  constraint ck_payment_captured check (captured_amount between 0 and authorised_amount),
  constraint ck_payment_refunded check (refunded_amount between 0 and captured_amount),
  constraint ck_payment_currency check (currency ~ '^[A-Z]{3}$')
);
comment on table payment.payment is 'The money of one tender. Amounts are in the row''s currency; the checks hold even if the code is wrong.';
comment on column payment.payment.payment_id is 'The tender''s id, given by ordering; the provider knows it as our reference.';
comment on column payment.payment.tender_no is 'Place of the tender in the order, from 0; money is captured in this order.';
comment on column payment.payment.token is 'The provider''s token of the card, needed to authorise; null once the provider has answered. Never a card number.';
comment on column payment.payment.authorised_amount is 'What the provider really set aside.';
comment on column payment.payment.capture_amount is 'What we asked the provider to take; captured_amount is what it took.';
comment on column payment.payment.reason is 'Why it was declined or failed; null otherwise.';
comment on column payment.payment.release_requested is 'The order gave the money back before the provider had answered: void it as soon as it is authorised.';
comment on column payment.payment.capture_attempt is 'How often the capture was asked for; part of each command''s id.';
comment on column payment.payment.settled_at is 'When nothing was left to happen: declined, captured or voided.';

create table payment.settlement (
  order_id uuid not null,
  kind text not null,
  charge_amount numeric not null,
  started_at timestamptz not null,
  settled_at timestamptz,
  constraint pk_settlement primary key (order_id),
  constraint ck_settlement_kind check (kind in ('CAPTURE', 'RELEASE')),
  constraint ck_settlement_charge check (charge_amount >= 0)
);
comment on table payment.settlement is 'The order''s process waits until all its payments have ended; says so once.';
comment on column payment.settlement.charge_amount is 'What the customer owes in the order''s currency; 0 for RELEASE.';
