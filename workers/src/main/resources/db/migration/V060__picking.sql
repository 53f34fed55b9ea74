-- What staff were asked to take from the shelf and what they found.

create table picking.pick (
  fulfilment_id uuid not null,
  order_id uuid not null,
  node_id text not null,
  status text not null,
  due_at timestamptz not null,
  started_at timestamptz not null,
  picked_at timestamptz,
  constraint pk_pick primary key (fulfilment_id),
  constraint ck_pick_status check (status in ('STARTED', 'COMPLETE', 'SHORT', 'NOTHING')),
  constraint ck_pick_picked check ((status = 'STARTED') = (picked_at is null))
);
comment on table picking.pick is 'The pick list of one fulfilment: STARTED, then COMPLETE, SHORT or NOTHING.';
comment on column picking.pick.due_at is 'By when it should be picked, from the pickup policy.';

create table picking.pick_line (
  fulfilment_id uuid not null,
  line_id text not null,
  position integer not null,
  sku text not null,
  requested integer not null,
  picked integer,
  constraint pk_pick_line primary key (fulfilment_id, line_id),
  constraint fk_pick_line_pick foreign key (fulfilment_id) references picking.pick (fulfilment_id),
  constraint ck_pick_line_requested check (requested > 0),
  constraint ck_pick_line_picked check (picked between 0 and requested)
);
comment on table picking.pick_line is 'One line of a pick list.';
comment on column picking.pick_line.position is 'Place in the list, from 0.';
comment on column picking.pick_line.picked is 'Units found; null until the pick is recorded.';
