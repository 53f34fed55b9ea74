-- Where partners keep parcels until customers fetch them. No stock lies there, so they are no nodes.

create table inventory.pickup_point (
  point_id text collate "C" not null,
  name text not null,
  carrier text not null,
  street text not null,
  house_number text not null,
  district text,
  city text not null,
  state text not null,
  postal_code text not null,
  latitude numeric(9, 6) not null,
  longitude numeric(9, 6) not null,
  opening_note text not null,
  active boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 0,
  constraint pk_pickup_point primary key (point_id),
  constraint ck_pickup_point_state check (state ~ '^[A-Z]{2}$'),
  constraint ck_pickup_point_postal_code check (postal_code ~ '^[0-9]{8}$'),
  constraint ck_pickup_point_latitude check (latitude between -90 and 90),
  constraint ck_pickup_point_longitude check (longitude between -180 and 180)
);
comment on table inventory.pickup_point is 'A shop or locker of a partner to which parcels can be sent. Never deleted, only made inactive.';
comment on column inventory.pickup_point.carrier is 'Who brings parcels there.';
comment on column inventory.pickup_point.postal_code is 'CEP, eight digits without the hyphen.';
comment on column inventory.pickup_point.opening_note is 'When it is open, in words for the customer.';
comment on column inventory.pickup_point.active is 'Inactive points take no new orders; parcels on their way still come.';
create index ix_pickup_point_place on inventory.pickup_point (latitude, longitude) where active;

alter table inventory.feed_run
  drop constraint ck_feed_run_kind,
  add constraint ck_feed_run_kind check (kind in ('nodes', 'products', 'stock', 'receipts', 'points'));
