-- When to ask the provider for an answer that has not come.

alter table payment.payment
  add column next_check_at timestamptz,
  add column checks integer not null default 0;
comment on column payment.payment.next_check_at is 'When to ask the provider, by reference, what became of it; null when no answer is awaited. Where one is, null is the row of an instance that knew no checks, and due.';
comment on column payment.payment.checks is 'How often it was asked for; part of each check''s id, so never set back.';

create index ix_payment_next_check on payment.payment (next_check_at) where status in ('REQUESTED', 'CAPTURING', 'VOIDING');
