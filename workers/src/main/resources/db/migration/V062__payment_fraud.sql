-- What a payment provider's own fraud screening says, at once or later.

create table payment.fraud_screening (
  payment_id uuid not null,
  provider text not null,
  asked_at timestamptz,
  verdict text,
  verdict_at timestamptz,
  effect text,
  constraint pk_fraud_screening primary key (payment_id),
  constraint fk_fraud_screening_payment foreign key (payment_id) references payment.payment (payment_id),
  constraint ck_fraud_screening_verdict check (verdict in ('APPROVED', 'DENIED')),
  constraint ck_fraud_screening_verdict_at check ((verdict is null) = (verdict_at is null)),
  constraint ck_fraud_screening_effect check (effect in ('early', 'waiting', 'released', 'refused', 'held', 'late'))
);
comment on table payment.fraud_screening is 'One row per payment that its provider screens for fraud. The first verdict stays.';
comment on column payment.fraud_screening.asked_at is 'When the provider said that its verdict comes later; null when it never said so.';
comment on column payment.fraud_screening.effect is 'early: known before the authorisation; waiting: other payments are still screened; released: the order goes on; refused: it is cancelled; held: somebody must look at it; late: somebody had decided before, so nothing changed. Null when it was approved with the authorisation.';
