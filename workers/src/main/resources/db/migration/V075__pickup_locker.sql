-- Lockers in stores: staff put goods into a compartment, and the customer opens it with the one-time code.

create table pickup.locker (
  locker_id text not null,
  node_id text not null,
  name text not null,
  active boolean not null default true,
  constraint pk_locker primary key (locker_id)
);
comment on table pickup.locker is 'A locker of a store. Never deleted, only made inactive.';
comment on column pickup.locker.name is 'As customers read it, such as "Armário da entrada".';
create index ix_locker_node on pickup.locker (node_id) where active;

create table pickup.compartment (
  locker_id text not null,
  compartment_no text not null,
  size smallint not null,
  status text not null default 'FREE',
  fulfilment_id uuid,
  taken_at timestamptz,
  constraint pk_compartment primary key (locker_id, compartment_no),
  constraint fk_compartment_locker foreign key (locker_id) references pickup.locker (locker_id),
  constraint fk_compartment_pickup foreign key (fulfilment_id) references pickup.pickup (fulfilment_id),
  constraint uq_compartment_fulfilment unique (fulfilment_id),
  constraint ck_compartment_size check (size between 1 and 3),
  constraint ck_compartment_status check (status in ('FREE', 'TAKEN', 'TO_EMPTY', 'OUT_OF_ORDER')),
  constraint ck_compartment_taken check ((fulfilment_id is not null) = (status in ('TAKEN', 'TO_EMPTY')))
);
comment on table pickup.compartment is 'One door of a locker: for one pickup at a time.';
comment on column pickup.compartment.size is '1 small, 2 medium, 3 large.';
comment on column pickup.compartment.status is 'TAKEN from its reservation on; TO_EMPTY when the customer did not fetch the goods; OUT_OF_ORDER until somebody says otherwise.';

alter table pickup.pickup add column wants_locker boolean not null default false;
comment on column pickup.pickup.wants_locker is 'The customer would rather fetch the goods from a locker of the store than at the counter.';
