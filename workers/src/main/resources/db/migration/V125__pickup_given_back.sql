-- The customer may give something back at once.

alter table pickup.pickup_line
  add column given_back integer,
  add column set_aside integer,
  add constraint ck_pickup_line_given_back check (given_back between 0 and quantity - handed_over),
  add constraint ck_pickup_line_set_aside check (set_aside between 0 and given_back);
comment on column pickup.pickup_line.given_back is 'What the customer took and gave back at the counter, not part of handed_over; null until goods are handed over.';
comment on column pickup.pickup_line.set_aside is 'Units of given_back that cannot be sold again.';
