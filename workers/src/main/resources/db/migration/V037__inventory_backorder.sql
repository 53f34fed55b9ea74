-- Units of inbound supply that are promised to orders, until they are there.

create table inventory.receipt_hold (
  hold_id uuid not null,
  receipt_id uuid not null,
  order_id uuid not null,
  holder_id uuid not null,
  line_id text not null,
  node_id text collate "C" not null,
  sku text collate "C" not null,
  quantity integer not null,
  arrived integer not null default 0,
  status text not null,
  held_at timestamptz not null,
  ended_at timestamptz,
  constraint pk_receipt_hold primary key (hold_id),
  constraint uq_receipt_hold_line unique (holder_id, line_id, receipt_id),
  constraint fk_receipt_hold_receipt foreign key (receipt_id) references inventory.expected_receipt (receipt_id),
  constraint ck_receipt_hold_quantity check (quantity > 0),
  constraint ck_receipt_hold_arrived check (arrived between 0 and quantity),
  constraint ck_receipt_hold_status check (status in ('HELD', 'ARRIVED', 'RELEASED')),
  constraint ck_receipt_hold_complete check (status = 'RELEASED' or (status = 'ARRIVED') = (arrived = quantity)),
  constraint ck_receipt_hold_ended check ((status = 'HELD') = (ended_at is null))
);
comment on table inventory.receipt_hold is 'Units of an expected receipt promised to lines that wait: HELD, then ARRIVED (they are in stock, and a reservation of the same holder holds them) or RELEASED (promised to nobody any more).';
comment on column inventory.receipt_hold.holder_id is 'Who waits: a shortage of sourcing.';
comment on column inventory.receipt_hold.node_id is 'Of the receipt, as sku is.';
comment on column inventory.receipt_hold.arrived is 'Units that came into stock and are reserved there; expected_receipt.reserved counts the others.';
-- Who gets what comes in? The oldest order first: order ids grow with time.
create index ix_receipt_hold_stock on inventory.receipt_hold (node_id, sku, order_id) where status = 'HELD';
-- Cancelling gives up whatever the order still waits for.
create index ix_receipt_hold_order on inventory.receipt_hold (order_id) where status = 'HELD';
create index ix_receipt_hold_receipt on inventory.receipt_hold (receipt_id);
