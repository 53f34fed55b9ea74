-- Goods that wait in a store for their customer.

create table pickup.pickup (
  fulfilment_id uuid not null,
  order_id uuid not null,
  node_id text not null,
  store_system text not null,
  status text not null,
  store_answer text,
  reason text,
  staging_location text,
  code_issue integer not null default 1,
  refused_attempts integer not null default 0,
  last_refused_at timestamptz,
  offered_at timestamptz not null,
  answer_due_at timestamptz not null,
  accepted_at timestamptz,
  ready_at timestamptz,
  remind_at timestamptz,
  hold_until timestamptz,
  handed_over_at timestamptz,
  ended_at timestamptz,
  version integer not null default 0,
  constraint pk_pickup primary key (fulfilment_id),
  constraint ck_pickup_status check (status in ('OFFERED', 'ACCEPTED', 'REJECTED', 'READY', 'HANDED_OVER', 'EXPIRED',
    'RECALLED')),
  constraint ck_pickup_store_system check (store_system in ('jms', 'tasklist')),
  constraint ck_pickup_store_answer check (store_answer in ('ACCEPTED', 'REJECTED')),
  constraint ck_pickup_ended check ((ended_at is not null) = (status in ('REJECTED', 'HANDED_OVER', 'EXPIRED', 'RECALLED'))),
  constraint ck_pickup_handed_over check ((handed_over_at is not null) = (status = 'HANDED_OVER')),
  constraint ck_pickup_ready check (status <> 'READY' or hold_until is not null)
);
comment on table pickup.pickup is 'The collection of one fulfilment in one store.';
comment on column pickup.pickup.store_system is 'How this store was asked: jms has a system of its own, tasklist works in tasks.';
comment on column pickup.pickup.store_answer is 'What the store''s own system said; null when it said nothing or the store works in tasks.';
comment on column pickup.pickup.code_issue is 'Number of the one-time code. The code itself is derived from it and a secret, and never stored.';
comment on column pickup.pickup.refused_attempts is 'How often a wrong code was shown.';
comment on column pickup.pickup.hold_until is 'After this the goods go back to the shelf.';
create index ix_pickup_order on pickup.pickup (order_id, fulfilment_id);

create table pickup.pickup_line (
  fulfilment_id uuid not null,
  line_id text not null,
  quantity integer not null,
  constraint pk_pickup_line primary key (fulfilment_id, line_id),
  constraint fk_pickup_line_pickup foreign key (fulfilment_id) references pickup.pickup (fulfilment_id),
  constraint ck_pickup_line_quantity check (quantity > 0)
);
comment on table pickup.pickup_line is 'What was picked and waits for the customer; known from READY on.';

create table pickup.refused_attempt (
  fulfilment_id uuid not null,
  attempt_id text not null,
  refused_at timestamptz not null,
  constraint pk_refused_attempt primary key (fulfilment_id, attempt_id),
  constraint fk_refused_attempt_pickup foreign key (fulfilment_id) references pickup.pickup (fulfilment_id)
);
comment on table pickup.refused_attempt is 'Each showing of a wrong code, so that a job that runs twice counts once.';
