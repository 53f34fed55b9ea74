-- Where stock lies, what is sold, how much is there, and what of it is held for which order.

-- node_id and sku sort by their bytes (collation "C") everywhere: transactions that touch several stock levels lock them
-- in this order, and Java must sort as the database does, or two of them could wait for each other.

create table inventory.node (
  node_id text collate "C" not null,
  name text not null,
  kind text not null,
  latitude numeric(9, 6) not null,
  longitude numeric(9, 6) not null,
  time_zone text not null,
  city text not null,
  state text not null,
  methods text[] not null,
  system text not null,
  active boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 0,
  constraint pk_node primary key (node_id),
  constraint ck_node_kind check (kind in ('store', 'warehouse')),
  constraint ck_node_latitude check (latitude between -90 and 90),
  constraint ck_node_longitude check (longitude between -180 and 180),
  constraint ck_node_methods check (methods <@ array['pickup', 'ship']),
  constraint ck_node_system check (system in ('jms', 'tasklist'))
);
comment on table inventory.node is 'A place that holds stock: a store or a warehouse. Never deleted, only made inactive.';
comment on column inventory.node.latitude is 'Degrees north, WGS 84; six decimals are about 0.1 m.';
comment on column inventory.node.longitude is 'Degrees east, WGS 84.';
comment on column inventory.node.time_zone is 'IANA name, such as America/Sao_Paulo.';
comment on column inventory.node.methods is 'How customers can get goods from here.';
comment on column inventory.node.system is 'jms: the node has a system of its own; tasklist: its staff work in tasks.';
comment on column inventory.node.active is 'Inactive nodes take no new orders; work already there goes on.';

create table inventory.product (
  sku text collate "C" not null,
  name text not null,
  product_group text not null,
  unit_price numeric(19, 4) not null,
  currency text not null,
  weight_grams integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 0,
  constraint pk_product primary key (sku),
  constraint ck_product_unit_price check (unit_price >= 0),
  constraint ck_product_currency check (currency ~ '^[A-Z]{3}$'),
  constraint ck_product_weight_grams check (weight_grams >= 0)
);
comment on table inventory.product is 'What can be bought. Never deleted, since orders name it.';
comment on column inventory.product.product_group is 'Policies differ by group, such as fresh.';
comment on column inventory.product.unit_price is 'List price in currency; an order keeps the price it was sold at.';
comment on column inventory.product.currency is 'ISO 4217.';
-- Lists are by group, in the order of the SKU.
create index ix_product_group on inventory.product (product_group, sku);

-- Room in each page lets the many updates of "reserved" stay in it, so that no index entry is written for them.
create table inventory.stock_level (
  node_id text collate "C" not null,
  sku text collate "C" not null,
  on_hand integer not null,
  reserved integer not null default 0,
  safety_stock integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 0,
  constraint pk_stock_level primary key (node_id, sku),
  constraint fk_stock_level_node foreign key (node_id) references inventory.node (node_id),
  constraint fk_stock_level_product foreign key (sku) references inventory.product (sku),
  constraint ck_stock_level_reserved check (reserved >= 0 and reserved <= on_hand),
  constraint ck_stock_level_safety_stock check (safety_stock >= 0)
) with (fillfactor = 70);
comment on table inventory.stock_level is 'Stock of one product at one node. Available to promise = on_hand - reserved - safety_stock.';
comment on column inventory.stock_level.on_hand is 'Units physically there.';
comment on column inventory.stock_level.reserved is 'Always the sum of the HELD reservations of this node and SKU.';
comment on column inventory.stock_level.safety_stock is 'Units never promised; may exceed on_hand, then nothing is available.';

-- No foreign keys: a reservation is only ever written together with a guarded update of its stock level, which is
-- never deleted, and a key check would put a shared lock of every order on the few rows that all orders want.
create table inventory.reservation (
  reservation_id uuid not null,
  order_id uuid not null,
  fulfilment_id uuid not null,
  line_id text not null,
  node_id text collate "C" not null,
  sku text collate "C" not null,
  quantity integer not null,
  status text not null,
  held_at timestamptz not null,
  reduced_at timestamptz,
  ended_at timestamptz,
  constraint pk_reservation primary key (reservation_id),
  constraint uq_reservation_line unique (fulfilment_id, line_id),
  constraint ck_reservation_quantity check (quantity > 0),
  constraint ck_reservation_status check (status in ('HELD', 'CONFIRMED', 'RELEASED')),
  constraint ck_reservation_ended check ((status = 'HELD') = (ended_at is null))
);
comment on table inventory.reservation is 'Units of one fulfilment line held at a node: HELD, then CONFIRMED (left the node) or RELEASED (given back).';
comment on column inventory.reservation.quantity is 'Units held, or held last. A line of which nothing was picked is RELEASED.';
comment on column inventory.reservation.reduced_at is 'When a short pick last made the quantity smaller; null when it never did.';
-- Cancelling gives back whatever the order still holds.
create index ix_reservation_order_held on inventory.reservation (order_id) where status = 'HELD';
-- "Who holds these units?", and the check that reserved is the sum of what is held.
create index ix_reservation_stock_held on inventory.reservation (node_id, sku) where status = 'HELD';
