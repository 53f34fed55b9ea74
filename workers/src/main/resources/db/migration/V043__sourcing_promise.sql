-- What baskets were told that they can have, and which orders came of it.

create table sourcing.promise (
  promise_id uuid not null,
  channel text not null,
  currency text not null,
  postal_code text,
  basket jsonb not null,
  options jsonb not null,
  promised_at timestamptz not null,
  valid_until timestamptz not null,
  constraint pk_promise primary key (promise_id),
  constraint ck_promise_valid check (valid_until > promised_at),
  constraint ck_promise_postal_code check (postal_code ~ '^[0-9]{8}$')
);
comment on table sourcing.promise is 'The ways in which a basket could be had, as they were told. Holds no stock. Deleted a day after it has lapsed.';
comment on column sourcing.promise.postal_code is 'CEP of the destination, eight digits; null when none was given.';
comment on column sourcing.promise.basket is 'Products and units that were asked for: one entry per SKU.';
comment on column sourcing.promise.options is 'What was offered, each with the nodes that would supply it.';
create index ix_promise_valid on sourcing.promise (valid_until);

create table sourcing.promised_order (
  order_id uuid not null,
  promise_id uuid not null,
  option_id text not null,
  node_ids text[] not null,
  constraint pk_promised_order primary key (order_id),
  constraint ck_promised_order_nodes check (cardinality(node_ids) > 0)
);
comment on table sourcing.promised_order is 'What an order was promised when it was taken in. Outlives the promise itself.';
comment on column sourcing.promised_order.node_ids is 'The nodes that the order is to come from.';
