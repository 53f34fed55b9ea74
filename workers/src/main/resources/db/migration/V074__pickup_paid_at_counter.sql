-- Goods that are paid for when they are handed over, and customers on their way to stores that work in tasks.

create table payment.store_payment (
  fulfilment_id uuid not null,
  order_id uuid not null,
  amount numeric not null,
  currency text not null,
  receipt text not null,
  taken_at timestamptz not null,
  constraint pk_store_payment primary key (fulfilment_id),
  constraint ck_store_payment_amount check (amount > 0)
);
comment on table payment.store_payment is 'What a store took at the counter when it handed goods over.';
comment on column payment.store_payment.receipt is 'Number of the store''s receipt, never of a card.';
create index ix_store_payment_order on payment.store_payment (order_id);

alter table pickup.collection_attempt
  drop constraint ck_collection_attempt_result,
  add constraint ck_collection_attempt_result check (
    result in ('HANDED_OVER', 'WRONG_CODE', 'LOCKED', 'ON_HOLD', 'NOT_PAID'));

alter table pickup.curbside_visit add column departure_id uuid;
comment on column pickup.curbside_visit.departure_id is 'The last time that the customer said to be on the way; null when the customer never did.';
