-- What is done about a parcel that does not simply arrive.

create table shipping.delivery_line (
  parcel_id uuid not null,
  line_id text not null,
  quantity integer not null,
  constraint pk_delivery_line primary key (parcel_id, line_id),
  constraint fk_delivery_line_delivery foreign key (parcel_id) references shipping.delivery (parcel_id),
  constraint ck_delivery_line_quantity check (quantity > 0)
);
comment on table shipping.delivery_line is 'What is in the parcel.';

create table shipping.parcel_news (
  news_id uuid not null,
  parcel_id uuid not null,
  news_key text not null,
  until_at timestamptz,
  found_at timestamptz not null,
  constraint pk_parcel_news primary key (news_id),
  constraint fk_parcel_news_delivery foreign key (parcel_id) references shipping.delivery (parcel_id)
);
comment on table shipping.parcel_news is 'What was found about a parcel and had to be done: told, asked or instructed. The id is made of the parcel and the key, so each is there once.';
comment on column shipping.parcel_news.until_at is 'Until when a parcel waits that is to be fetched; null otherwise.';

create table shipping.delivery_wish (
  wish_id uuid not null,
  parcel_id uuid not null,
  kind text not null,
  deliver_on date,
  destination text,
  wished_at timestamptz not null,
  passed_on_at timestamptz,
  constraint pk_delivery_wish primary key (wish_id),
  constraint fk_delivery_wish_delivery foreign key (parcel_id) references shipping.delivery (parcel_id),
  constraint ck_delivery_wish_kind check (kind in ('RESCHEDULE', 'REDIRECT')),
  constraint ck_delivery_wish_day check ((deliver_on is not null) = (kind = 'RESCHEDULE')),
  constraint ck_delivery_wish_destination check ((destination is not null) = (kind = 'REDIRECT'))
);
comment on table shipping.delivery_wish is 'What the customer wants of a parcel on its way: another day, or another place.';
comment on column shipping.delivery_wish.destination is 'Pickup point or store.';
comment on column shipping.delivery_wish.passed_on_at is 'When the carrier was told; null while it waits.';
create index ix_delivery_wish_parcel on shipping.delivery_wish (parcel_id, wished_at);

alter table inventory.stock_movement
  drop constraint ck_stock_movement_cause,
  add constraint ck_stock_movement_cause check (cause in ('opening', 'admin', 'feed', 'count', 'reserve', 'release', 'reduce',
    'confirm', 'expire', 'not-found', 'damaged', 'transfer-out', 'transfer-in', 'receipt', 'node-event', 'return'));

create table inventory.parcel_return (
  parcel_id uuid not null,
  node_id text not null,
  booked_at timestamptz not null,
  constraint pk_parcel_return primary key (parcel_id)
);
comment on table inventory.parcel_return is 'Parcels that came back and whose goods are on the books again, each once.';
