-- Parcels in which customers send goods back, with labels of ours.

create table shipping.return_parcel (
  parcel_id uuid not null,
  return_id uuid not null,
  order_id uuid not null,
  way text not null,
  node_id text not null,
  token text not null,
  status text not null,
  carrier text,
  tracking_code text,
  attempt integer not null default 0,
  not_asked text[] not null default '{}',
  weight_grams integer not null,
  length_mm integer not null,
  width_mm integer not null,
  height_mm integer not null,
  collect_on date,
  collect_period text,
  place text,
  document bytea,
  requested_at timestamptz not null,
  labelled_at timestamptz,
  sent_at timestamptz,
  last_event_at timestamptz,
  ended_at timestamptz,
  constraint pk_return_parcel primary key (parcel_id),
  constraint uq_return_parcel_token unique (token),
  constraint uq_return_parcel_tracking unique (carrier, tracking_code),
  constraint ck_return_parcel_way check (way in ('drop-off', 'collection')),
  constraint ck_return_parcel_status check (status in ('REQUESTED', 'LABELLED', 'FAILED', 'VOIDING', 'VOIDED', 'SENT', 'ARRIVED', 'LOST')),
  constraint ck_return_parcel_collect check ((way = 'collection') = (collect_on is not null and collect_period is not null)),
  constraint ck_return_parcel_period check (collect_period in ('morning', 'afternoon')),
  constraint ck_return_parcel_weight check (weight_grams > 0),
  constraint ck_return_parcel_size check (length_mm > 0 and width_mm > 0 and height_mm > 0),
  constraint ck_return_parcel_labelled check (status not in ('LABELLED', 'SENT', 'ARRIVED', 'LOST') or (carrier is not null and tracking_code is not null))
);
comment on table shipping.return_parcel is 'What a customer sends back with a label of ours. One for each way back that was chosen; its id is that way''s.';
comment on column shipping.return_parcel.node_id is 'Where it goes.';
comment on column shipping.return_parcel.token is 'Who knows it may have the label; cannot be guessed.';
comment on column shipping.return_parcel.attempt is 'Which request for a label it is; the carrier keeps one shipment per parcel and attempt.';
comment on column shipping.return_parcel.document is 'The label as PDF. It may name the customer, so it is deleted when it is void or used.';
create index ix_return_parcel_return on shipping.return_parcel (return_id);
create index ix_return_parcel_tracking on shipping.return_parcel (tracking_code, carrier);

create table shipping.return_tracking (
  carrier text not null,
  event_id text not null,
  parcel_id uuid not null,
  status text not null,
  carrier_code text,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  place text,
  constraint pk_return_tracking primary key (carrier, event_id),
  constraint fk_return_tracking_parcel foreign key (parcel_id) references shipping.return_parcel (parcel_id)
);
comment on table shipping.return_tracking is 'Everything that carriers have reported of parcels that come back with our labels, each event once.';
create index ix_return_tracking_parcel on shipping.return_tracking (parcel_id, occurred_at);
