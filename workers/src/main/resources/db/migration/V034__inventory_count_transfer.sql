-- What came of counts, and goods that go from one node to another.

alter table inventory.stock_count
  add column shortfall integer,
  add constraint ck_stock_count_shortfall check (shortfall >= 0 and (status = 'COUNTED') = (shortfall is not null));
comment on column inventory.stock_count.shortfall is 'Units held for orders that were not there when it was counted; the books kept them, and people had to see to it.';
-- The counts of a node, newest first.
create index ix_stock_count_node on inventory.stock_count (node_id, count_id);

create table inventory.transfer (
  transfer_id uuid not null,
  order_id uuid not null,
  fulfilment_id uuid not null,
  from_node_id text collate "C" not null,
  from_system text not null,
  to_node_id text collate "C" not null,
  to_system text not null,
  status text not null,
  wanted boolean not null default true,
  delivery_note text,
  planned_at timestamptz not null,
  dispatched_at timestamptz,
  received_at timestamptz,
  cancelled_at timestamptz,
  version integer not null default 0,
  constraint pk_transfer primary key (transfer_id),
  constraint ck_transfer_nodes check (from_node_id <> to_node_id),
  constraint ck_transfer_systems check (from_system in ('jms', 'tasklist') and to_system in ('jms', 'tasklist')),
  constraint ck_transfer_status check (status in ('PLANNED', 'IN_TRANSFER', 'RECEIVED', 'CANCELLED')),
  constraint ck_transfer_dispatched check ((dispatched_at is not null) = (status in ('IN_TRANSFER', 'RECEIVED'))),
  constraint ck_transfer_received check ((received_at is not null) = (status = 'RECEIVED')),
  constraint ck_transfer_cancelled check ((cancelled_at is not null) = (status = 'CANCELLED'))
);
comment on table inventory.transfer is 'Goods of one fulfilment that go from one node to the node where they are wanted: PLANNED, IN_TRANSFER, RECEIVED; or CANCELLED before they left.';
comment on column inventory.transfer.transfer_id is 'Holds the units at the source, as a fulfilment does.';
comment on column inventory.transfer.fulfilment_id is 'Who gets the units at the destination.';
comment on column inventory.transfer.wanted is 'False: the fulfilment does not want the goods any more; what arrives is free stock.';
comment on column inventory.transfer.delivery_note is 'Number of the paper that goes with the goods; null when there is none.';
-- Cancelling an order, or giving up a fulfilment, finds what is on its way.
create index ix_transfer_order on inventory.transfer (order_id);
create index ix_transfer_fulfilment on inventory.transfer (fulfilment_id);
-- What is still on its way to a node, which is little of what there ever was.
create index ix_transfer_open on inventory.transfer (to_node_id, transfer_id) where status in ('PLANNED', 'IN_TRANSFER');

create table inventory.transfer_line (
  transfer_id uuid not null,
  line_id text not null,
  sku text collate "C" not null,
  description text not null,
  planned integer not null,
  dispatched integer,
  received integer,
  damaged integer,
  constraint pk_transfer_line primary key (transfer_id, line_id),
  constraint fk_transfer_line_transfer foreign key (transfer_id) references inventory.transfer (transfer_id),
  constraint ck_transfer_line_planned check (planned > 0),
  constraint ck_transfer_line_dispatched check (dispatched between 0 and planned),
  constraint ck_transfer_line_received check (received >= 0 and damaged >= 0 and received + damaged <= dispatched)
);
comment on table inventory.transfer_line is 'One order line of a transfer, in units.';
comment on column inventory.transfer_line.dispatched is 'Left the source; null before.';
comment on column inventory.transfer_line.received is 'Arrived and can be sold; null before. What neither arrived nor is damaged is lost.';
comment on column inventory.transfer_line.damaged is 'Arrived and cannot be sold.';
