-- Parcels with their labels, and the manifests that carriers sign.

create table shipping.manifest (
  manifest_id uuid not null,
  node_id text not null,
  carrier text not null,
  day date not null,
  made_at timestamptz not null,
  constraint pk_manifest primary key (manifest_id),
  constraint uq_manifest_day unique (node_id, carrier, day)
);
comment on table shipping.manifest is 'What a carrier takes from a node on a day. Parcels that are labelled later on that day are added.';
comment on column shipping.manifest.day is 'In the node''s own time.';

create table shipping.parcel (
  parcel_id uuid not null,
  fulfilment_id uuid not null,
  order_id uuid not null,
  number integer not null,
  status text not null,
  weight_grams integer not null,
  length_mm integer not null,
  width_mm integer not null,
  height_mm integer not null,
  carrier text,
  service text,
  tracking_code text,
  by_hand boolean not null default false,
  attempt integer not null default 0,
  not_asked text[] not null default '{}',
  problem text,
  promised_by timestamptz,
  packed_at timestamptz not null,
  requested_at timestamptz,
  labelled_at timestamptz,
  handed_over_at timestamptz,
  ended_at timestamptz,
  manifest_id uuid,
  constraint pk_parcel primary key (parcel_id),
  constraint fk_parcel_shipment foreign key (fulfilment_id) references shipping.shipment (fulfilment_id),
  constraint fk_parcel_manifest foreign key (manifest_id) references shipping.manifest (manifest_id),
  constraint uq_parcel_number unique (fulfilment_id, number),
  constraint uq_parcel_tracking unique (carrier, tracking_code),
  constraint ck_parcel_status check (status in ('PACKED', 'REQUESTED', 'LABELLED', 'FAILED', 'HANDED_OVER', 'VOIDING', 'VOIDED')),
  constraint ck_parcel_weight check (weight_grams > 0),
  constraint ck_parcel_size check (length_mm > 0 and width_mm > 0 and height_mm > 0),
  constraint ck_parcel_labelled check (status not in ('LABELLED', 'HANDED_OVER') or (carrier is not null and tracking_code is not null))
);
comment on table shipping.parcel is 'One box of a fulfilment. What happens to it after HANDED_OVER is not kept here.';
comment on column shipping.parcel.by_hand is 'Whether people made the label, since no carrier could be had: we cannot void it.';
comment on column shipping.parcel.attempt is 'Which request for a label it is; the carrier keeps one shipment per parcel and attempt.';
comment on column shipping.parcel.not_asked is 'Carriers that have surely made no label in this round, and are not asked again in it.';
comment on column shipping.parcel.problem is 'Why there is no label, in the carriers'' codes.';
create index ix_parcel_order on shipping.parcel (order_id);
create index ix_parcel_manifest on shipping.parcel (manifest_id);

create table shipping.parcel_label (
  parcel_id uuid not null,
  document bytea not null,
  made_at timestamptz not null,
  constraint pk_parcel_label primary key (parcel_id),
  constraint fk_parcel_label_parcel foreign key (parcel_id) references shipping.parcel (parcel_id)
);
comment on table shipping.parcel_label is 'The label as PDF: names who gets the parcel, so it is deleted when it is void, and some time after the carrier has the parcel.';
create index ix_parcel_label_made_at on shipping.parcel_label (made_at);

create table shipping.label_answer (
  parcel_id uuid not null,
  attempt integer not null,
  carrier text not null,
  outcome text not null,
  reason text,
  answered_at timestamptz not null,
  constraint pk_label_answer primary key (parcel_id, attempt),
  constraint fk_label_answer_parcel foreign key (parcel_id) references shipping.parcel (parcel_id),
  constraint ck_label_answer_outcome check (outcome in ('DONE', 'REFUSED', 'UNREACHED'))
);
comment on table shipping.label_answer is 'What carriers said when they were asked for labels; the latest of each tell how it does.';
create index ix_label_answer_carrier on shipping.label_answer (carrier, answered_at);
