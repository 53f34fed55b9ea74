-- The promise of the order is the parcel's, and what its carrier needs for the way is known beside it.

alter table sourcing.promised_order add column deliver_by date;
comment on column sourcing.promised_order.deliver_by is 'The day by which it was promised to arrive; null for a pickup, and for orders from before this was kept.';

alter table shipping.delivery add column expected_by timestamptz;
comment on column shipping.delivery.expected_by is 'When it arrives by the carrier''s transit days, as reckoned when the label was made; null when that is not known.';
