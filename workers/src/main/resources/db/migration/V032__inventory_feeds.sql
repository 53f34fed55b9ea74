-- Files of nodes, products, stock and inbound supply: what came, what became of it, and the rows on their way.

create sequence inventory.feed_turn;
comment on sequence inventory.feed_turn is 'Numbers feeds in the order in which they were there whole, in which they are merged.';

create table inventory.feed_run (
  run_id uuid not null,
  kind text not null,
  mode text not null,
  source text not null,
  file_name text,
  status text not null,
  as_of timestamptz not null,
  expected_rows bigint,
  rows_read bigint not null default 0,
  rows_accepted bigint not null default 0,
  rows_refused bigint not null default 0,
  rows_warned bigint not null default 0,
  rows_changed bigint not null default 0,
  planned bigint not null default 0,
  merged bigint not null default 0,
  turn bigint,
  staged boolean not null default true,
  note text,
  started_at timestamptz not null,
  progressed_at timestamptz not null,
  received_at timestamptz,
  ended_at timestamptz,
  constraint pk_feed_run primary key (run_id),
  constraint ck_feed_run_kind check (kind in ('nodes', 'products', 'stock', 'receipts')),
  constraint ck_feed_run_mode check (mode in ('full', 'delta')),
  constraint ck_feed_run_source check (source in ('upload', 'drop')),
  constraint ck_feed_run_status check (status in ('RECEIVING', 'RECEIVED', 'MERGING', 'APPLIED', 'REFUSED')),
  constraint ck_feed_run_turn check (turn is not null or status in ('RECEIVING', 'REFUSED')),
  constraint ck_feed_run_ended check ((status in ('APPLIED', 'REFUSED')) = (ended_at is not null))
);
comment on table inventory.feed_run is 'One feed: RECEIVING, then RECEIVED (all of it is there), MERGING and APPLIED; or REFUSED, then nothing of it was applied.';
comment on column inventory.feed_run.source is 'upload: by the API; drop: a file in a folder or on an SFTP server.';
comment on column inventory.feed_run.file_name is 'Null for an upload.';
comment on column inventory.feed_run.as_of is 'When the sender wrote the file; what moved later is taken into account.';
comment on column inventory.feed_run.expected_rows is 'Rows that the sender says are in it; null when the sender has not said.';
comment on column inventory.feed_run.rows_changed is 'Nodes, products, stock levels or receipts that are not what they were.';
comment on column inventory.feed_run.planned is 'Changes to merge; known from MERGING on.';
comment on column inventory.feed_run.merged is 'The first so many changes are done. Written in the transaction that does them, so a run that was stopped goes on exactly there.';
comment on column inventory.feed_run.turn is 'From feed_turn; null until all of it is there.';
comment on column inventory.feed_run.staged is 'There may be rows of it left in feed_row, feed_chunk and feed_change.';
comment on column inventory.feed_run.progressed_at is 'When something last came or was done; a sender who fell silent is given up.';
create index ix_feed_run_open on inventory.feed_run (turn) where status in ('RECEIVED', 'MERGING');
create index ix_feed_run_started on inventory.feed_run (started_at);

-- Written by COPY. Logged on purpose: after a crash of the database a full feed must go on where it was, not stay half done.
create table inventory.feed_row (
  run_id uuid not null,
  line bigint not null,
  refused boolean not null,
  node_id text collate "C",
  sku text collate "C",
  quantity integer,
  safety_stock integer,
  expected_at timestamptz,
  reference text collate "C",
  body text,
  constraint pk_feed_row primary key (run_id, line)
);
comment on table inventory.feed_row is 'Rows of feeds under way, as they stood in the file. Deleted at the end of the run.';
comment on column inventory.feed_row.refused is 'Kept only of full feeds, and only as far as its key could be read: its stock must be left as it is.';
comment on column inventory.feed_row.body is 'JSON of a node or product; null in other kinds of feed.';

create table inventory.feed_change (
  run_id uuid not null,
  seq bigint not null,
  line bigint,
  node_id text collate "C",
  sku text collate "C",
  quantity integer,
  safety_stock integer,
  expected_at timestamptz,
  reference text collate "C",
  body text,
  constraint pk_feed_change primary key (run_id, seq)
);
comment on table inventory.feed_change is 'What a feed changes, numbered from 1 in the order in which it is locked and merged. Deleted at the end of the run.';
comment on column inventory.feed_change.line is 'Line of the file; null for what a full feed does not name.';
comment on column inventory.feed_change.quantity is 'Units at as_of of the run, or units expected.';
comment on column inventory.feed_change.safety_stock is 'Null: stays as it is.';

create table inventory.feed_chunk (
  run_id uuid not null,
  chunk integer not null,
  constraint pk_feed_chunk primary key (run_id, chunk)
);
comment on table inventory.feed_chunk is 'Pieces of dropped files that have come, so that a repeated one does nothing. Deleted at the end of the run.';

create table inventory.feed_refusal (
  refusal_id bigint generated always as identity,
  run_id uuid not null,
  line bigint not null,
  field text,
  message text not null,
  warning boolean not null,
  constraint pk_feed_refusal primary key (refusal_id),
  constraint fk_feed_refusal_run foreign key (run_id) references inventory.feed_run (run_id)
);
comment on table inventory.feed_refusal is 'Why rows of a feed were refused, or what else to know about them.';
comment on column inventory.feed_refusal.line is 'Line of the file where the row begins; the header is line 1. 0: the file does not name it.';
comment on column inventory.feed_refusal.field is 'Column; null when it is about the row as a whole.';
comment on column inventory.feed_refusal.warning is 'True: the row was taken all the same.';
create index ix_feed_refusal_run on inventory.feed_refusal (run_id, warning, line);

create table inventory.feed_node (
  node_id text collate "C" not null,
  as_of timestamptz not null,
  constraint pk_feed_node primary key (node_id)
);
comment on table inventory.feed_node is 'Nodes whose stock a full feed has told.';
comment on column inventory.feed_node.as_of is 'When the newest of these feeds was written: an older file knows less.';

create table inventory.expected_receipt (
  receipt_id uuid not null,
  node_id text collate "C" not null,
  sku text collate "C" not null,
  reference text collate "C" not null,
  quantity integer not null,
  reserved integer not null default 0,
  expected_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 0,
  constraint pk_expected_receipt primary key (receipt_id),
  constraint uq_expected_receipt_reference unique (node_id, sku, reference),
  constraint fk_expected_receipt_node foreign key (node_id) references inventory.node (node_id),
  constraint fk_expected_receipt_product foreign key (sku) references inventory.product (sku),
  constraint ck_expected_receipt_reserved check (reserved >= 0 and reserved <= quantity)
);
comment on table inventory.expected_receipt is 'Inbound supply: units of a product that will arrive at a node, against which backorders and pre-orders are sold.';
comment on column inventory.expected_receipt.reference is 'The purchase order or shipment in the sender''s words; one row per node, SKU and reference.';
comment on column inventory.expected_receipt.quantity is 'Units still to come. 0: nothing comes any more.';
comment on column inventory.expected_receipt.reserved is 'Of these, units promised to orders.';
-- "When does the next unit of this product come, and where?"
create index ix_expected_receipt_sku on inventory.expected_receipt (sku, expected_at);

-- What nodes report of their own accord, by their own numbers: copies and late ones are normal.
create table inventory.stock_event (
  node_id text collate "C" not null,
  sequence bigint not null,
  event_id text not null,
  sku text collate "C" not null,
  kind text not null,
  quantity integer not null,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  outcome text not null,
  constraint pk_stock_event primary key (node_id, sequence),
  constraint ck_stock_event_kind check (kind in ('COUNTED', 'CHANGED', 'DAMAGED')),
  constraint ck_stock_event_outcome check (outcome in ('APPLIED', 'STALE'))
);
comment on table inventory.stock_event is 'Events of nodes about their stock that were taken in. What a node has not said, a hole in the sequence, is missing.';
comment on column inventory.stock_event.sequence is 'Numbers the events of the node in the order in which they happened there.';
comment on column inventory.stock_event.quantity is 'COUNTED: units there; CHANGED: units more, or less when negative; DAMAGED: units that can no longer be sold.';
comment on column inventory.stock_event.outcome is 'STALE: what came before it knew more already, so it changed nothing.';
-- Changes that are younger than a count that came late.
create index ix_stock_event_stock on inventory.stock_event (node_id, sku, sequence);

create table inventory.stock_event_position (
  node_id text collate "C" not null,
  first_sequence bigint not null,
  highest_sequence bigint not null,
  received bigint not null,
  constraint pk_stock_event_position primary key (node_id)
);
comment on table inventory.stock_event_position is 'How far each node is: highest - first + 1 - received events are missing.';

-- What really moved since a file was taken. Feeds and counts state what is there and are not in it, so that a feed of a
-- million rows costs nothing here.
create index ix_stock_movement_physical on inventory.stock_movement (node_id, sku, moved_at)
  where on_hand_change <> 0 and cause not in ('opening', 'admin', 'feed', 'count');
