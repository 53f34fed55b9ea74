-- The customer may take less than what waits.

alter table pickup.pickup_line
  add column handed_over integer,
  add constraint ck_pickup_line_handed_over check (handed_over between 0 and quantity);
update pickup.pickup_line set handed_over = quantity
where fulfilment_id in (select fulfilment_id from pickup.pickup where status = 'HANDED_OVER');
comment on column pickup.pickup_line.handed_over is 'What the customer took of it; null until goods are handed over.';
