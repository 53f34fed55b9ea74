-- Every change of a stock level with its cause, so that the books can be proved at any time; reservations that lapse; and
-- counts that were asked for.

alter table inventory.stock_level
  add column damaged integer not null default 0,
  add column in_transfer integer not null default 0,
  add column last_counted_at timestamptz,
  add column last_sequence bigint,
  add constraint ck_stock_level_damaged check (damaged >= 0),
  add constraint ck_stock_level_in_transfer check (in_transfer >= 0);
comment on column inventory.stock_level.on_hand is 'Sellable units physically there, those held for orders included.';
comment on column inventory.stock_level.damaged is 'Units physically there that cannot be sold; not part of on_hand.';
comment on column inventory.stock_level.in_transfer is 'Units on their way to this node; not part of on_hand.';
comment on column inventory.stock_level.last_counted_at is 'When people last counted it; null: never.';
comment on column inventory.stock_level.last_sequence is 'Sequence of the last event of the node that said how much is there; older ones are stale.';

-- Append-only. No foreign keys, for the reason given at reservation; the rows it tells of are never deleted.
create table inventory.stock_movement (
  movement_id uuid not null default uuidv7(),
  node_id text collate "C" not null,
  sku text collate "C" not null,
  on_hand_change integer not null default 0,
  reserved_change integer not null default 0,
  damaged_change integer not null default 0,
  in_transfer_change integer not null default 0,
  cause text not null,
  reference_id uuid,
  line_id text,
  moved_at timestamptz not null,
  constraint pk_stock_movement primary key (movement_id),
  constraint ck_stock_movement_cause check (cause in ('opening', 'admin', 'feed', 'count', 'reserve', 'release', 'reduce',
    'confirm', 'expire', 'not-found', 'damaged', 'transfer-out', 'transfer-in', 'receipt', 'node-event')),
  constraint ck_stock_movement_change
    check (on_hand_change <> 0 or reserved_change <> 0 or damaged_change <> 0 or in_transfer_change <> 0)
);
comment on table inventory.stock_movement is 'The stock ledger: the sum of the movements of a node and SKU is its stock_level, always. Rows are only ever added.';
comment on column inventory.stock_movement.movement_id is 'UUIDv7 of the database''s own time: newer rows are greater, give or take a transaction under way.';
comment on column inventory.stock_movement.cause is 'Why; see StockLedger.Cause.';
comment on column inventory.stock_movement.reference_id is 'What caused it: the fulfilment or transfer that holds, the feed run, the count. Null when a person or a migration did.';
comment on column inventory.stock_movement.line_id is 'Line of the fulfilment; null when it is about none.';
comment on column inventory.stock_movement.moved_at is 'By the clock of the business.';
-- What became of these units, and the proof that ledger and level agree.
create index ix_stock_movement_stock on inventory.stock_movement (node_id, sku);

insert into inventory.stock_movement (node_id, sku, on_hand_change, reserved_change, cause, moved_at)
select node_id, sku, on_hand, reserved, 'opening', now()
from inventory.stock_level
where on_hand <> 0 or reserved <> 0;

alter table inventory.reservation
  add column expires_at timestamptz,
  drop constraint ck_reservation_status,
  add constraint ck_reservation_status check (status in ('HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED'));
comment on table inventory.reservation is 'Units of one fulfilment line held at a node: HELD, then CONFIRMED (left the node), RELEASED (given back) or EXPIRED (given back because its time was over).';
comment on column inventory.reservation.fulfilment_id is 'Who holds: a fulfilment, or a transfer between nodes.';
comment on column inventory.reservation.expires_at is 'When the units go back on sale; null: the process ends the hold.';
create index ix_reservation_expires on inventory.reservation (expires_at) where status = 'HELD' and expires_at is not null;

create table inventory.stock_count (
  count_id uuid not null,
  node_id text collate "C" not null,
  sku text collate "C" not null,
  reason text not null,
  reference_id uuid,
  status text not null,
  expected_on_hand integer not null,
  counted integer,
  requested_at timestamptz not null,
  counted_at timestamptz,
  constraint pk_stock_count primary key (count_id),
  constraint ck_stock_count_status check (status in ('REQUESTED', 'COUNTED', 'CANCELLED')),
  constraint ck_stock_count_expected check (expected_on_hand >= 0),
  constraint ck_stock_count_counted check (counted >= 0 and (status = 'COUNTED') = (counted is not null)),
  constraint ck_stock_count_counted_at check ((status = 'COUNTED') = (counted_at is not null))
);
comment on table inventory.stock_count is 'A count of one product that a node is asked for: REQUESTED, then COUNTED or CANCELLED.';
comment on column inventory.stock_count.reason is 'Why a count was wanted, such as not-found.';
comment on column inventory.stock_count.reference_id is 'What gave rise to it, such as the fulfilment whose goods were not there; null when a person did.';
comment on column inventory.stock_count.expected_on_hand is 'Units that the books said were there when the count was asked for.';
comment on column inventory.stock_count.counted is 'Sellable units that people found, those held for orders included.';
-- One open question per product and node is enough.
create unique index uq_stock_count_requested on inventory.stock_count (node_id, sku) where status = 'REQUESTED';
