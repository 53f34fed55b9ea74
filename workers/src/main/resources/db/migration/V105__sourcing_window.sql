-- Windows of time in which stores' own couriers bring what was ordered.

create table sourcing.delivery_window (
  node_id text not null,
  window_id text not null,
  weekdays integer[] not null,
  opens_at time not null,
  closes_at time not null,
  within_minutes integer,
  order_before_minutes integer not null,
  places integer not null,
  price_amount numeric(12, 2) not null,
  postal_from text[] not null,
  postal_to text[] not null,
  constraint pk_delivery_window primary key (node_id, window_id),
  constraint ck_delivery_window_times check (opens_at < closes_at),
  constraint ck_delivery_window_weekdays check (cardinality(weekdays) between 1 and 7),
  constraint ck_delivery_window_within check (within_minutes > 0),
  constraint ck_delivery_window_before check (order_before_minutes >= 0),
  constraint ck_delivery_window_places check (places > 0),
  constraint ck_delivery_window_price check (price_amount >= 0),
  constraint ck_delivery_window_area check (cardinality(postal_from) > 0 and cardinality(postal_from) = cardinality(postal_to))
);
comment on table sourcing.delivery_window is 'When the courier of a node brings what was ordered, where to, and how many orders at a time.';
comment on column sourcing.delivery_window.weekdays is 'ISO: 1 is Monday.';
comment on column sourcing.delivery_window.opens_at is 'By the clock of the node; of an express window, from when on orders are taken.';
comment on column sourcing.delivery_window.within_minutes is 'Of an express window: how long after the order it is brought; null when it is brought between opens_at and closes_at.';
comment on column sourcing.delivery_window.order_before_minutes is 'How long before it opens orders are taken at the latest; of an express window without meaning.';
comment on column sourcing.delivery_window.places is 'Orders in each window; of an express window, on each day.';
comment on column sourcing.delivery_window.price_amount is 'Of the delivery, in the currency of the order.';
comment on column sourcing.delivery_window.postal_from is 'First CEP of each part of the area, eight digits; the last is in postal_to, at the same place.';

create table sourcing.window_day (
  node_id text not null,
  window_id text not null,
  day date not null,
  used integer not null,
  constraint pk_window_day primary key (node_id, window_id, day),
  constraint ck_window_day_used check (used >= 0)
);
comment on table sourcing.window_day is 'How many places of a window are taken on a day.';

create table sourcing.window_place (
  order_id uuid not null,
  node_id text not null,
  window_id text not null,
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  taken_at timestamptz not null,
  released_at timestamptz,
  constraint pk_window_place primary key (order_id),
  constraint ck_window_place_times check (starts_at < ends_at)
);
comment on table sourcing.window_place is 'The window in which an order is to be brought. One place per order; one that is done keeps it.';
comment on column sourcing.window_place.released_at is 'When it was given back; null while it is taken.';
create index ix_window_place_day on sourcing.window_place (node_id, day);

alter table ordering.sales_order
  drop constraint ck_sales_order_service,
  add constraint ck_sales_order_service check (service in ('standard', 'express', 'scheduled', 'pickup-point'));
comment on column ordering.sales_order.service is 'How an order that is sent goes: standard, express, scheduled in a window of time, or to a partner''s pickup point; null for one that is collected.';
