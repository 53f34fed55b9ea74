-- What every capability shares: messages out and in, dead letters, API keys, idempotent requests, the order's timeline.

create table platform.outbox (
  outbox_id uuid not null,
  kind text not null,
  destination text not null,
  correlation_key text not null,
  message_id text not null,
  body jsonb not null,
  created_at timestamptz not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  last_error text,
  constraint pk_outbox primary key (outbox_id),
  constraint ck_outbox_kind check (kind in ('PROCESS_MESSAGE', 'QUEUE'))
);
comment on table platform.outbox is 'Messages written in the transaction that caused them; the relay sends and deletes them.';
-- The relay takes the oldest rows that are due.
create index ix_outbox_due on platform.outbox (next_attempt_at, outbox_id);
-- Messages of one key leave one after the other.
create index ix_outbox_key on platform.outbox (correlation_key, outbox_id);

create table platform.inbox (
  event_id text not null,
  queue text not null,
  received_at timestamptz not null,
  status text not null,
  body jsonb,
  reason text,
  constraint pk_inbox primary key (queue, event_id),
  constraint ck_inbox_status check (status in ('APPLIED', 'PARKED'))
);
comment on table platform.inbox is 'Every partner event once: a repeat finds its row. What fits nothing is parked with its body.';
create index ix_inbox_parked on platform.inbox (received_at) where status = 'PARKED';

create table platform.dead_letter (
  dead_letter_id uuid not null,
  queue text not null,
  jms_message_id text not null,
  message_group text,
  body text not null,
  dead_at timestamptz not null,
  replayed_at timestamptz,
  constraint pk_dead_letter primary key (dead_letter_id),
  constraint uq_dead_letter_jms_message unique (jms_message_id)
);
comment on table platform.dead_letter is 'What a consumer gave up on, kept until an operator replays it.';
create index ix_dead_letter_open on platform.dead_letter (dead_at) where replayed_at is null;

create table platform.api_key (
  api_key_id uuid not null,
  name text not null,
  key_hash text not null,
  channel text,
  scopes text[] not null,
  active boolean not null default true,
  created_at timestamptz not null,
  constraint pk_api_key primary key (api_key_id),
  constraint uq_api_key_name unique (name),
  constraint uq_api_key_hash unique (key_hash)
);
comment on column platform.api_key.key_hash is 'SHA-256 of the key in hexadecimal; the key itself is not kept.';
comment on column platform.api_key.channel is 'The only channel this key may act for; null means any.';

create table platform.idempotent_request (
  api_key_id uuid not null,
  idempotency_key text not null,
  request_hash text not null,
  created_at timestamptz not null,
  status integer,
  location text,
  body jsonb,
  constraint pk_idempotent_request primary key (api_key_id, idempotency_key)
);

create table platform.order_event (
  order_event_id uuid not null,
  order_id uuid not null,
  kind text not null,
  params jsonb not null,
  business_key text not null,
  at timestamptz not null,
  constraint pk_order_event primary key (order_event_id),
  constraint uq_order_event_once unique (order_id, kind, business_key)
);
comment on table platform.order_event is 'The timeline of an order. Facts, put into words when they are read.';
