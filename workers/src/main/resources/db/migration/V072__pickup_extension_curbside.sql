-- More time for the customer, and customers who wait in front of the store.

alter table pickup.pickup
  add column extension_limit integer not null default 0,
  add column extend_by text,
  add column extended integer not null default 0,
  add column curbside_within text,
  add constraint ck_pickup_extended check (extended >= 0);
alter table pickup.pickup alter column extension_limit drop default;
comment on column pickup.pickup.extension_limit is 'How often the customer may ask for more time; of decision pickup-policy.';
comment on column pickup.pickup.extend_by is 'By how much each time, ISO 8601; null before the goods wait.';
comment on column pickup.pickup.extended is 'How often the customer was given more time.';
comment on column pickup.pickup.curbside_within is 'Within what time a customer in front of the store is served, ISO 8601; null before the goods wait.';

create table pickup.extension (
  extension_id uuid not null,
  fulfilment_id uuid not null,
  extended_at timestamptz not null,
  hold_until timestamptz not null,
  constraint pk_extension primary key (extension_id),
  constraint fk_extension_pickup foreign key (fulfilment_id) references pickup.pickup (fulfilment_id)
);
comment on table pickup.extension is 'Each time that the goods were kept longer, and until when.';
create index ix_extension_pickup on pickup.extension (fulfilment_id, extension_id);

create table pickup.curbside_visit (
  visit_id uuid not null,
  fulfilment_id uuid not null,
  status text not null,
  bay text,
  vehicle text,
  expected_at timestamptz,
  announced_at timestamptz not null,
  arrived_at timestamptz,
  due_at timestamptz,
  ended_at timestamptz,
  constraint pk_curbside_visit primary key (visit_id),
  constraint fk_curbside_visit_pickup foreign key (fulfilment_id) references pickup.pickup (fulfilment_id),
  constraint ck_curbside_visit_status check (status in ('ON_THE_WAY', 'WAITING', 'SERVED', 'OVER')),
  constraint ck_curbside_visit_waiting check (status <> 'WAITING' or arrived_at is not null and due_at is not null),
  constraint ck_curbside_visit_ended check ((ended_at is not null) = (status in ('SERVED', 'OVER')))
);
comment on table pickup.curbside_visit is 'A customer who comes to have the goods brought to the vehicle. Holds no plate and no name.';
comment on column pickup.curbside_visit.bay is 'The sign at the parking space.';
comment on column pickup.curbside_visit.expected_at is 'When the customer wanted to be there; null when not said.';
comment on column pickup.curbside_visit.due_at is 'By when staff should be there.';
create unique index uq_curbside_visit_open on pickup.curbside_visit (fulfilment_id) where ended_at is null;
