-- What customers get in exchange for what they give back.

create table returns.exchange (
  return_id uuid not null,
  order_id uuid not null,
  customer_id text,
  instant boolean not null,
  reserved boolean not null,
  score numeric not null,
  price_amount numeric not null,
  pays_amount numeric not null,
  status text not null,
  credit_amount numeric,
  shipping_amount numeric not null default 0,
  refund_amount numeric,
  charged boolean not null default false,
  requested_at timestamptz not null,
  decided_at timestamptz,
  ended_at timestamptz,
  constraint pk_exchange primary key (return_id),
  constraint fk_exchange_return foreign key (return_id) references returns.return_request (return_id),
  constraint uq_exchange_order unique (order_id),
  constraint ck_exchange_status check (status in ('WAITING', 'DECIDED', 'ENDED')),
  constraint ck_exchange_amounts check (price_amount >= 0 and pays_amount >= 0 and shipping_amount >= 0),
  constraint ck_exchange_credit check (credit_amount between 0 and price_amount),
  constraint ck_exchange_refund check (refund_amount >= 0),
  constraint ck_exchange_decided check (status <> 'DECIDED' or (credit_amount is not null and decided_at is not null)),
  constraint ck_exchange_ended check ((status = 'ENDED') = (ended_at is not null))
);
comment on table returns.exchange is 'What a customer gets in exchange for a return: an order of its own, which is paid with what comes back, and what the customer pays on top.';
comment on column returns.exchange.order_id is 'The order of the new goods.';
comment on column returns.exchange.customer_id is 'The channel''s id of the customer, for their history; null for a guest.';
comment on column returns.exchange.instant is 'The new goods leave first.';
comment on column returns.exchange.reserved is 'The new goods are kept aside before anything has come back.';
comment on column returns.exchange.score is 'What the decision abuse-score said.';
comment on column returns.exchange.price_amount is 'Of all new goods, after discounts, in the order''s currency like all of these.';
comment on column returns.exchange.pays_amount is 'What the customer pays on top; of an instant exchange, what is set aside.';
comment on column returns.exchange.credit_amount is 'What of the price is paid with what came back; null until that is known.';
comment on column returns.exchange.shipping_amount is 'Shipping of the goods that came back, which is owed only when nothing of the new goods can be had.';
comment on column returns.exchange.refund_amount is 'Given back for new goods that could not be had.';
comment on column returns.exchange.charged is 'The new goods left first, and nothing came back for them.';
create index ix_exchange_customer on returns.exchange (customer_id, requested_at) where customer_id is not null;

create table returns.exchange_line (
  return_id uuid not null,
  line_id text not null,
  sku text not null,
  description text not null,
  quantity integer not null,
  unit_price numeric not null,
  discount_amount numeric not null,
  constraint pk_exchange_line primary key (return_id, line_id),
  constraint fk_exchange_line_exchange foreign key (return_id) references returns.exchange (return_id),
  constraint ck_exchange_line_quantity check (quantity > 0),
  constraint ck_exchange_line_amounts check (unit_price >= 0 and discount_amount >= 0)
);
comment on table returns.exchange_line is 'The new goods, by the line that is given back for them.';
comment on column returns.exchange_line.discount_amount is 'For all units: the customer keeps the discount that they had, when the new goods cost the same.';

alter table returns.return_refund
  add column exchanged_amount numeric not null default 0,
  drop constraint ck_return_refund_amount,
  add constraint ck_return_refund_exchanged check (exchanged_amount >= 0),
  add constraint ck_return_refund_amount check (amount >= 0
    and amount = goods_amount - discount_amount + shipping_amount - fee_amount - already_back_amount - exchanged_amount);
comment on column returns.return_refund.exchanged_amount is 'What of it pays for goods that the customer gets in exchange.';
