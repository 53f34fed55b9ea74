-- Several fulfilments of a node that one person picks in one walk.

create table picking.wave (
  wave_id uuid not null,
  node_id text not null,
  status text not null,
  max_orders integer not null,
  picker text,
  opened_at timestamptz not null,
  close_at timestamptz not null,
  closed_at timestamptz,
  started_at timestamptz,
  completed_at timestamptz,
  constraint pk_wave primary key (wave_id),
  constraint ck_wave_status check (status in ('OPEN', 'CLOSED', 'STARTED', 'COMPLETED')),
  constraint ck_wave_max_orders check (max_orders > 0),
  constraint ck_wave_closed check ((status = 'OPEN') = (closed_at is null)),
  constraint ck_wave_completed check ((status = 'COMPLETED') = (completed_at is not null))
);
create unique index uq_wave_open on picking.wave (node_id) where status = 'OPEN';
create index ix_wave_node on picking.wave (node_id, wave_id);
comment on table picking.wave is 'Fulfilments of one node that are picked together: OPEN while others may join, CLOSED, STARTED by a picker, COMPLETED.';
comment on column picking.wave.picker is 'User name of whoever walks; null until somebody is named.';
comment on column picking.wave.close_at is 'From then on nothing joins, full or not.';

create table picking.wave_member (
  fulfilment_id uuid not null,
  wave_id uuid not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  constraint pk_wave_member primary key (fulfilment_id),
  constraint fk_wave_member_wave foreign key (wave_id) references picking.wave (wave_id),
  constraint fk_wave_member_pick foreign key (fulfilment_id) references picking.pick (fulfilment_id)
);
create index ix_wave_member_wave on picking.wave_member (wave_id, fulfilment_id);
comment on table picking.wave_member is 'A fulfilment in its wave. It is in one only, so nobody picks its units twice.';
comment on column picking.wave_member.left_at is 'When it was called back before it was picked; null otherwise.';
