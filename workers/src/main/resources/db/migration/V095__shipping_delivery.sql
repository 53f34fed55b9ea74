-- What happens to a parcel after the carrier has it.

create table shipping.delivery (
  parcel_id uuid not null,
  order_id uuid not null,
  fulfilment_id uuid not null,
  token text not null,
  carrier text,
  tracking_code text,
  promised_by timestamptz,
  status text not null,
  status_at timestamptz,
  place text,
  attempts integer not null default 0,
  last_event_at timestamptz,
  dispatched_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 0,
  constraint pk_delivery primary key (parcel_id),
  constraint uq_delivery_token unique (token),
  constraint ck_delivery_status check (status in ('DISPATCHED', 'IN_TRANSIT', 'DELAYED', 'OUT_FOR_DELIVERY',
    'ATTEMPT_FAILED', 'ADDRESS_WRONG', 'AT_PICKUP_POINT', 'REFUSED', 'RETURNING', 'DELIVERED', 'RETURNED', 'LOST', 'DAMAGED')),
  constraint ck_delivery_attempts check (attempts >= 0),
  constraint ck_delivery_ended check ((ended_at is not null) = (status in ('DELIVERED', 'RETURNED', 'LOST', 'DAMAGED')))
);
comment on table shipping.delivery is 'One parcel that a carrier has, and where it stands.';
comment on column shipping.delivery.token is 'Who knows it may follow the parcel; cannot be guessed.';
comment on column shipping.delivery.carrier is 'Null when the node did not say.';
comment on column shipping.delivery.tracking_code is 'Null when the node did not say; such a parcel cannot be followed.';
comment on column shipping.delivery.promised_by is 'When the customer was promised to have it; null for no promise.';
comment on column shipping.delivery.status_at is 'When that happened, by the carrier''s clock; null until the carrier has said anything.';
comment on column shipping.delivery.last_event_at is 'When we last heard of it, by our clock.';
create index ix_delivery_order on shipping.delivery (order_id, parcel_id);
-- Not unique: today nodes write the code by hand, and carriers use theirs again after some months.
create index ix_delivery_tracking_code on shipping.delivery (tracking_code, carrier);

create table shipping.parcel_tracking (
  carrier text not null,
  event_id text not null,
  parcel_id uuid not null,
  sequence bigint generated always as identity,
  status text not null,
  carrier_code text,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  place text,
  reason text,
  proof text,
  constraint pk_parcel_tracking primary key (carrier, event_id),
  constraint fk_parcel_tracking_delivery foreign key (parcel_id) references shipping.delivery (parcel_id),
  constraint ck_parcel_tracking_status check (status in ('ANNOUNCED', 'COLLECTED', 'IN_TRANSIT', 'DELAYED', 'OUT_FOR_DELIVERY',
    'ATTEMPT_FAILED', 'ADDRESS_WRONG', 'AT_PICKUP_POINT', 'DELIVERED', 'REFUSED', 'RETURNING', 'RETURNED', 'LOST', 'DAMAGED'))
);
comment on table shipping.parcel_tracking is 'Everything that carriers have reported of their parcels, each event once.';
comment on column shipping.parcel_tracking.sequence is 'Rises with each event of a parcel: written while the parcel is locked.';
comment on column shipping.parcel_tracking.reason is 'As the carrier wrote it, so it may say anything: never shown to the public.';
comment on column shipping.parcel_tracking.proof is 'Reference to the proof of delivery at the carrier.';
create unique index uq_parcel_tracking_sequence on shipping.parcel_tracking (parcel_id, sequence);

-- A carrier may report a parcel before we know that it has it: such events wait here.
create index ix_inbox_parked_tracking on platform.inbox ((body ->> 'trackingCode')) where status = 'PARKED';
