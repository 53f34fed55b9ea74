-- Goods that a node sends to their customer.

create table shipping.shipment (
  fulfilment_id uuid not null,
  order_id uuid not null,
  node_id text not null,
  store_system text not null,
  status text not null,
  node_answer text,
  reason text,
  carrier text,
  tracking_code text,
  offered_at timestamptz not null,
  answer_due_at timestamptz not null,
  accepted_at timestamptz,
  picked_at timestamptz,
  handed_to_carrier_at timestamptz,
  shipped_at timestamptz,
  ended_at timestamptz,
  version integer not null default 0,
  constraint pk_shipment primary key (fulfilment_id),
  constraint ck_shipment_status check (status in ('OFFERED', 'ACCEPTED', 'PICKED', 'SHIPPED', 'REJECTED', 'RECALLED')),
  constraint ck_shipment_store_system check (store_system in ('jms', 'tasklist')),
  constraint ck_shipment_node_answer check (node_answer in ('ACCEPTED', 'REJECTED')),
  constraint ck_shipment_ended check ((ended_at is not null) = (status in ('SHIPPED', 'REJECTED', 'RECALLED'))),
  constraint ck_shipment_shipped check ((shipped_at is not null) = (status = 'SHIPPED'))
);
comment on table shipping.shipment is 'One parcel: the goods of one fulfilment that one node sends.';
comment on column shipping.shipment.store_system is 'How this node was asked: jms has a system of its own, tasklist works in tasks.';
comment on column shipping.shipment.node_answer is 'What the node''s own system said; null when it said nothing or the node works in tasks.';
comment on column shipping.shipment.handed_to_carrier_at is 'When the node''s system said that the parcel is gone: from then on the order cannot be cancelled, even if the process has not yet heard of it.';
create index ix_shipment_order on shipping.shipment (order_id, fulfilment_id);

create table shipping.shipment_line (
  fulfilment_id uuid not null,
  line_id text not null,
  quantity integer not null,
  constraint pk_shipment_line primary key (fulfilment_id, line_id),
  constraint fk_shipment_line_shipment foreign key (fulfilment_id) references shipping.shipment (fulfilment_id),
  constraint ck_shipment_line_quantity check (quantity > 0)
);
comment on table shipping.shipment_line is 'What the parcel holds; known from PICKED on.';
