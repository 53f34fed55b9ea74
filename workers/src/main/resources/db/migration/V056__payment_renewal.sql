-- An authorisation that would expire before the goods go off is asked for once more, as a payment of its own.

alter table payment.payment
  add column expires_at timestamptz,
  add column renew_at timestamptz,
  add column renews uuid,
  add column renewal_no integer,
  drop constraint uq_payment_tender,
  add constraint fk_payment_renews foreign key (renews) references payment.payment (payment_id),
  add constraint uq_payment_renewal unique (renews, renewal_no),
  add constraint ck_payment_renewal check ((renews is null) = (renewal_no is null) and renewal_no > 0),
  add constraint ck_payment_renew_at check (renew_at is null or expires_at is not null);
comment on column payment.payment.expires_at is 'Until when the provider keeps the money set aside, as it said; null when it said nothing.';
comment on column payment.payment.renew_at is 'When the process renew-authorisation is to be started; null once it was, and for what does not expire.';
comment on column payment.payment.renews is 'The payment in whose place this one is to come, since its authorisation would expire; null for the first of a tender.';
comment on column payment.payment.renewal_no is 'The how manieth try to renew that payment, from 1; null for the first payment of a tender.';

create unique index uq_payment_tender on payment.payment (order_id, tender_no) where renews is null;
create index ix_payment_renew_at on payment.payment (renew_at) where renew_at is not null;
