-- Picking that begins later than it could, and when.

create table picking.release (
  fulfilment_id uuid not null,
  order_id uuid not null,
  node_id text not null,
  status text not null,
  release_at timestamptz not null,
  due_on date not null,
  reason text not null,
  decided_at timestamptz not null,
  released_at timestamptz,
  released_by text,
  constraint pk_release primary key (fulfilment_id),
  constraint ck_release_status check (status in ('WAITING', 'RELEASED')),
  constraint ck_release_released check ((status = 'RELEASED') = (released_at is not null))
);
create index ix_release_order on picking.release (order_id);
comment on table picking.release is 'A fulfilment whose picking was put off: WAITING, then RELEASED. Those that are picked at once have no row.';
comment on column picking.release.release_at is 'When picking begins, as decided last.';
comment on column picking.release.due_on is 'The node''s day on which the goods must be ready.';
comment on column picking.release.reason is 'Code of release-policy that says why.';
comment on column picking.release.released_by is 'Name of the API key that did not want to wait; null when the time came.';

create index ix_pick_node_open on picking.pick (node_id) where status = 'STARTED';
