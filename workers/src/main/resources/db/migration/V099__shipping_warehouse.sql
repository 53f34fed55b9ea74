-- Warehouses that have a management system of their own: what they were told to send, and what they confirmed of it.

alter table shipping.shipment drop constraint ck_shipment_store_system;
alter table shipping.shipment add constraint ck_shipment_store_system
  check (store_system in ('jms', 'tasklist', 'wms-jms', 'wms-sftp'));
comment on column shipping.shipment.store_system is 'How this node was asked: jms has a system of its own, tasklist works in tasks, wms-jms and wms-sftp are warehouses with a management system.';

create table shipping.warehouse_line (
  fulfilment_id uuid not null,
  line_id text not null,
  sku text not null,
  quantity integer not null,
  picked integer not null default 0,
  short integer not null default 0,
  packed integer not null default 0,
  short_reason text,
  constraint pk_warehouse_line primary key (fulfilment_id, line_id),
  constraint fk_warehouse_line_shipment foreign key (fulfilment_id) references shipping.shipment (fulfilment_id),
  constraint ck_warehouse_line_quantity check (quantity > 0),
  constraint ck_warehouse_line_picked check (picked >= 0 and short >= 0 and picked + short <= quantity),
  constraint ck_warehouse_line_packed check (packed >= 0 and packed + short <= quantity)
);
comment on table shipping.warehouse_line is 'What a warehouse with a management system was told to send, and what it has confirmed of it so far. A line is settled when picked and short add up to quantity.';
comment on column shipping.warehouse_line.packed is 'Units in parcels; the warehouse may say so before it says that they were picked.';
comment on column shipping.warehouse_line.short_reason is 'What the warehouse said last; null when it said nothing.';

create table shipping.warehouse_parcel (
  fulfilment_id uuid not null,
  number text not null,
  weight_grams integer,
  length_mm integer,
  width_mm integer,
  height_mm integer,
  packed_at timestamptz,
  carrier text,
  tracking_code text,
  handed_over_at timestamptz,
  constraint pk_warehouse_parcel primary key (fulfilment_id, number),
  constraint fk_warehouse_parcel_shipment foreign key (fulfilment_id) references shipping.shipment (fulfilment_id),
  constraint ck_warehouse_parcel_weight check (weight_grams > 0),
  constraint ck_warehouse_parcel_size check (length_mm > 0 and width_mm > 0 and height_mm > 0),
  constraint ck_warehouse_parcel_packed check ((packed_at is not null) = (weight_grams is not null)),
  constraint ck_warehouse_parcel_known check (packed_at is not null or handed_over_at is not null)
);
comment on table shipping.warehouse_parcel is 'Parcels of a warehouse with a management system, as it reports them: packed, and handed to the carrier, in any order.';
create table shipping.warehouse_parcel_line (
  fulfilment_id uuid not null,
  number text not null,
  line_id text not null,
  quantity integer not null,
  constraint pk_warehouse_parcel_line primary key (fulfilment_id, number, line_id),
  constraint fk_warehouse_parcel_line_parcel foreign key (fulfilment_id, number) references shipping.warehouse_parcel (fulfilment_id, number),
  constraint fk_warehouse_parcel_line_line foreign key (fulfilment_id, line_id) references shipping.warehouse_line (fulfilment_id, line_id),
  constraint ck_warehouse_parcel_line_quantity check (quantity > 0)
);
comment on table shipping.warehouse_parcel_line is 'What is in a parcel.';
comment on column shipping.warehouse_parcel.number is 'The warehouse''s, unique within the fulfilment.';
comment on column shipping.warehouse_parcel.packed_at is 'Null while only the handover is known.';
comment on column shipping.warehouse_parcel.handed_over_at is 'Null while the warehouse still has it.';
