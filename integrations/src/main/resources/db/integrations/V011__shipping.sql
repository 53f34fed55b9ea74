-- How far the events of carriers have been fetched.

create table integrations.carrier_cursor (
  carrier text not null,
  cursor text not null,
  fetched_at timestamptz not null,
  constraint pk_carrier_cursor primary key (carrier)
);
comment on table integrations.carrier_cursor is 'Where the next fetch of a carrier''s events begins. Moved only after the events before it are safe in the broker.';
comment on column integrations.carrier_cursor.cursor is 'The carrier''s own word for the place; means nothing to us.';
