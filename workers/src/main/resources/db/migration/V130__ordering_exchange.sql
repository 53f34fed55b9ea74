-- Orders of what a customer gets in exchange for what they give back.

create table ordering.exchange_order (
  order_id uuid not null,
  origin_order_id uuid not null,
  return_id uuid not null,
  instant boolean not null,
  requested_at timestamptz not null,
  decided_at timestamptz,
  constraint pk_exchange_order primary key (order_id),
  constraint fk_exchange_order_order foreign key (order_id) references ordering.sales_order (order_id),
  constraint fk_exchange_order_origin foreign key (origin_order_id) references ordering.sales_order (order_id),
  constraint uq_exchange_order_return unique (return_id),
  constraint ck_exchange_order_origin check (origin_order_id <> order_id)
);
comment on table ordering.exchange_order is 'What makes an order an exchange: what is given back with a return of another order pays for it, as far as it is worth so much.';
comment on column ordering.exchange_order.origin_order_id is 'The order whose goods are given back.';
comment on column ordering.exchange_order.instant is 'The new goods leave first: nothing is taken for them before the return is decided.';
comment on column ordering.exchange_order.decided_at is 'Since when it is known what the return pays for; null until then.';
create index ix_exchange_order_origin on ordering.exchange_order (origin_order_id);

alter table ordering.hold
  drop constraint ck_hold_type,
  add constraint ck_hold_type check (type in ('fraud', 'address', 'payment', 'customer-request', 'exchange'));
