-- Which node supplies which lines of an order.

create table sourcing.fulfilment (
  fulfilment_id uuid not null,
  order_id uuid not null,
  node_id text not null,
  method text not null,
  process_id text not null,
  store_system text not null,
  product_groups text[] not null,
  planned_at timestamptz not null,
  constraint pk_fulfilment primary key (fulfilment_id),
  constraint uq_fulfilment_node_method unique (order_id, node_id, method),
  constraint ck_fulfilment_method check (method in ('pickup')),
  constraint ck_fulfilment_store_system check (store_system in ('jms', 'tasklist'))
);
comment on table sourcing.fulfilment is 'The lines that one node supplies by one method, as they were handed to the process.';
comment on column sourcing.fulfilment.process_id is 'The BPMN process that carries it out.';
comment on column sourcing.fulfilment.store_system is 'How the node works at the time of sourcing; a later change of the node does not move running work.';
comment on column sourcing.fulfilment.product_groups is 'Distinct groups of its products, sorted.';

create table sourcing.fulfilment_line (
  fulfilment_id uuid not null,
  line_id text not null,
  position integer not null,
  sku text not null,
  description text not null,
  quantity integer not null,
  constraint pk_fulfilment_line primary key (fulfilment_id, line_id),
  constraint fk_fulfilment_line_fulfilment foreign key (fulfilment_id) references sourcing.fulfilment (fulfilment_id),
  constraint ck_fulfilment_line_quantity check (quantity > 0)
);
comment on table sourcing.fulfilment_line is 'One order line of a fulfilment.';
comment on column sourcing.fulfilment_line.position is 'Place in the order, from 0.';
comment on column sourcing.fulfilment_line.description is 'The product name when it was sourced; what staff read. Never personal data.';
