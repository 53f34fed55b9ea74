-- A carrier gives a number to one parcel at a time, and uses it again after some months.

create unique index uq_delivery_tracking on shipping.delivery (carrier, tracking_code)
  where ended_at is null and carrier is not null and btrim(tracking_code) <> '';
comment on index shipping.uq_delivery_tracking is 'News of a carrier are about one parcel: two of one number could not be told apart.';
