-- Appointments with a time slot; the places of repairs move here, so that hours have one home.

create table care.slot_place (
  node_id text not null,
  service text not null,
  slot_at timestamptz not null,
  place integer not null,
  booked_for uuid not null,
  constraint pk_slot_place primary key (node_id, service, slot_at, place),
  constraint uq_slot_place_booked_for unique (booked_for),
  constraint ck_slot_place_service check (service in ('repair', 'shopper', 'assembly')),
  constraint ck_slot_place_place check (place > 0)
);
comment on table care.slot_place is 'Places of hours that are taken. The key is what keeps two from one place; whoever does not need it any more deletes the row.';
comment on column care.slot_place.slot_at is 'Begin of the hour.';
comment on column care.slot_place.place is 'One of the places of that hour, from 1.';
comment on column care.slot_place.booked_for is 'The repair or appointment.';

create table care.appointment (
  appointment_id uuid not null,
  order_id uuid not null,
  service text not null,
  line_id text,
  description text not null,
  node_id text not null,
  slot_at timestamptz not null,
  status text not null,
  moves integer not null default 0,
  requested_by text not null,
  requested_at timestamptz not null,
  ended_at timestamptz,
  constraint pk_appointment primary key (appointment_id),
  constraint ck_appointment_service check (service in ('shopper', 'assembly')),
  constraint ck_appointment_line check ((service = 'assembly') = (line_id is not null)),
  constraint ck_appointment_status check (status in ('BOOKED', 'POSTPONED', 'DONE', 'MISSED', 'CANCELLED')),
  constraint ck_appointment_by check (requested_by in ('customer', 'agent', 'store')),
  constraint ck_appointment_ended check ((ended_at is not null) = (status in ('DONE', 'MISSED', 'CANCELLED')))
);
create index ix_appointment_order on care.appointment (order_id, appointment_id);
comment on table care.appointment is 'A customer and staff of a store meet: a personal shopper there, or an assembly at home.';
comment on column care.appointment.line_id is 'What is to be assembled; null for a shopper.';
comment on column care.appointment.slot_at is 'Begin of the hour; of one that is postponed, the hour that it was to be.';
comment on column care.appointment.moves is 'Counts how often it was moved.';

insert into care.slot_place (node_id, service, slot_at, place, booked_for)
select node_id, 'repair', slot_at, place, repair_id from returns.repair where place is not null;

drop index returns.uq_repair_place;
alter table returns.repair drop constraint ck_repair_place, drop column place;
