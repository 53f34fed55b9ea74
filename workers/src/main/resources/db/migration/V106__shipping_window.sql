-- A parcel that is brought in a window of time.

alter table shipping.delivery
  add column promised_from timestamptz,
  add constraint ck_delivery_promised_from check (promised_from < promised_by);
comment on column shipping.delivery.promised_from is 'When the window begins in which the customer was promised it; promised_by is its end. Null without a window.';
