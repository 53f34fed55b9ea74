-- Why which node supplies what, how much work each node has taken on, and how often its stock was not there.

-- Sourcing asks for a few products at every node; the primary key begins with the node.
create index ix_stock_level_sku on inventory.stock_level (sku);

create table sourcing.decision (
  decision_id uuid not null,
  order_id uuid not null,
  cause text not null,
  channel text not null,
  method text not null,
  decided_at timestamptz not null,
  took_micros bigint not null,
  record jsonb not null,
  constraint pk_decision primary key (decision_id),
  constraint ck_decision_cause
    check (cause in ('initial', 'rejected', 'short', 'moved', 'customer-choice', 'stock-arrived')),
  constraint ck_decision_method check (method in ('pickup', 'ship')),
  constraint ck_decision_record check (octet_length(record::text) <= 65536)
);
comment on table sourcing.decision is 'Why an order, or what was missing of it, was sourced as it was. Written once, with the plan.';
comment on column sourcing.decision.took_micros is 'Time that the decision took, reading included, in microseconds.';
comment on column sourcing.decision.record is 'Facts only, bounded whatever the number of candidates; the words are made when it is read.';

create index ix_decision_order on sourcing.decision (order_id, decision_id);

create table sourcing.capacity_slot (
  node_id text collate "C" not null,
  method text not null,
  slot_date date not null,
  used integer not null,
  constraint pk_capacity_slot primary key (node_id, method, slot_date),
  constraint ck_capacity_slot_used check (used >= 0)
) with (fillfactor = 70);
-- How full a day is at all nodes, for every decision.
create index ix_capacity_slot_day on sourcing.capacity_slot (slot_date, method);
comment on table sourcing.capacity_slot is 'Fulfilments that a node has taken on for a day. How many it may take is in the decision table node-capacity.';
comment on column sourcing.capacity_slot.slot_date is 'A day of the calendar at the node.';
comment on column sourcing.capacity_slot.used is 'Always the number of its rows in capacity_use that were not given back.';

create table sourcing.capacity_use (
  fulfilment_id uuid not null,
  order_id uuid not null,
  node_id text collate "C" not null,
  method text not null,
  slot_date date not null,
  reserved_at timestamptz not null,
  released_at timestamptz,
  constraint pk_capacity_use primary key (fulfilment_id)
);
comment on table sourcing.capacity_use is 'The place that a fulfilment has in the work of a day.';
comment on column sourcing.capacity_use.released_at is 'When the place was given back; null while it is taken. Work that was done keeps its place.';
create index ix_capacity_use_order_taken on sourcing.capacity_use (order_id) where released_at is null;

create table sourcing.line_outcome (
  fulfilment_id uuid not null,
  line_id text not null,
  node_id text collate "C" not null,
  sku text collate "C" not null,
  wanted integer not null,
  found integer not null,
  reason text,
  recorded_at timestamptz not null,
  constraint pk_line_outcome primary key (fulfilment_id, line_id),
  constraint ck_line_outcome_quantity check (wanted > 0 and found between 0 and wanted)
);
comment on table sourcing.line_outcome is 'Whether what the stock level promised was there when somebody went to fetch it.';
comment on column sourcing.line_outcome.reason is 'Why less was found or the node refused; null when all was found.';
create index ix_line_outcome_sku on sourcing.line_outcome (sku, recorded_at);
create index ix_line_outcome_recorded on sourcing.line_outcome (recorded_at);
