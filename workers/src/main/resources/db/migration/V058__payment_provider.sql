-- Which providers were asked for a payment, one after the other, and how well they have been lately.

create table payment.provider_attempt (
  payment_id uuid not null,
  attempt integer not null,
  round integer not null,
  provider text not null,
  outcome text not null,
  provider_reference text,
  asked_at timestamptz not null,
  ended_at timestamptz,
  constraint pk_provider_attempt primary key (payment_id, attempt),
  constraint fk_provider_attempt_payment foreign key (payment_id) references payment.payment (payment_id),
  constraint ck_provider_attempt_attempt check (attempt > 0 and round > 0),
  constraint ck_provider_attempt_outcome check (outcome in ('ASKED', 'UNAVAILABLE', 'NOT_FOUND', 'LATE', 'LATE_VOIDED')),
  constraint ck_provider_attempt_ended check ((outcome = 'ASKED') = (ended_at is null))
);
comment on table payment.provider_attempt is 'Each asking of a provider to authorise a payment. payment.payment.provider is the one of the last.';
comment on column payment.provider_attempt.attempt is 'From 1; part of each command''s id.';
comment on column payment.provider_attempt.round is 'Within one round every provider is asked once at most.';
comment on column payment.provider_attempt.outcome is 'ASKED: the last one, whatever it answers. UNAVAILABLE: surely not reached. NOT_FOUND: asked by reference, it has nothing. LATE: it authorised after another had been asked, and is to give it back. LATE_VOIDED: it has.';
comment on column payment.provider_attempt.provider_reference is 'Of a late authorisation; null otherwise.';
-- At most one provider may still be at work on a payment that we count on.
create unique index uq_provider_attempt_asked on payment.provider_attempt (payment_id) where outcome = 'ASKED';

create table payment.provider_health (
  provider text not null,
  failures integer not null,
  last_failure_at timestamptz not null,
  constraint pk_provider_health primary key (provider),
  constraint ck_provider_health_failures check (failures >= 0)
);
comment on table payment.provider_health is 'What all instances have learnt of a provider; no row for one that has never failed.';
comment on column payment.provider_health.failures is 'In a row, each within the window of the one before; 0 once it has answered again.';
