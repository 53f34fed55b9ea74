-- Technical assistance for goods under warranty.

create table returns.repair (
  repair_id uuid not null,
  order_id uuid not null,
  line_id text not null,
  sku text not null,
  description text not null,
  requested_by text not null,
  way text not null,
  node_id text not null,
  slot_at timestamptz,
  place integer,
  problem text not null,
  status text not null,
  note text,
  bring_by timestamptz not null,
  repair_within text not null,
  claim_id uuid,
  requested_at timestamptz not null,
  received_at timestamptz,
  repaired_at timestamptz,
  ended_at timestamptz,
  constraint pk_repair primary key (repair_id),
  constraint fk_repair_claim foreign key (claim_id) references returns.goods_claim (claim_id),
  constraint ck_repair_by check (requested_by in ('customer', 'agent', 'store')),
  constraint ck_repair_way check (way in ('appointment', 'send-in')),
  constraint ck_repair_slot check ((way = 'appointment') = (slot_at is not null)),
  constraint ck_repair_place check (place is null or (place > 0 and slot_at is not null)),
  constraint ck_repair_problem check (problem in ('does-not-work', 'broken-part', 'looks-wrong', 'other')),
  constraint ck_repair_status check (status in ('REQUESTED', 'RECEIVED', 'REPAIRED', 'NOT_REPAIRABLE', 'CLOSED', 'NOT_BROUGHT', 'CANCELLED'))
);
comment on table returns.repair is 'One unit that is to be repaired, where it stands, and its appointment.';
comment on column returns.repair.slot_at is 'Begin of the hour of the appointment; null when it is sent in.';
comment on column returns.repair.place is 'One of the places of that hour, from 1; null once it is free again. Its index is what keeps two from one place.';
comment on column returns.repair.note is 'Of the technician; for the customer to read.';
comment on column returns.repair.repair_within is 'ISO 8601, from the receipt on; of the decision warranty-policy.';
comment on column returns.repair.claim_id is 'What became of goods that could not be repaired.';
create unique index uq_repair_place on returns.repair (node_id, slot_at, place) where place is not null;
create index ix_repair_order on returns.repair (order_id, repair_id);
