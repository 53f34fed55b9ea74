-- Which unit a customer has, so that no other one comes back in its place.

create table returns.serial (
  sku text not null,
  serial text not null,
  order_id uuid not null,
  line_id text not null,
  recorded_at timestamptz not null,
  returned_in uuid,
  constraint pk_serial primary key (sku, serial),
  constraint fk_serial_return foreign key (returned_in) references returns.return_request (return_id)
);
comment on table returns.serial is 'Serial numbers of units that were sold, and for which order line; the last sale counts.';
comment on column returns.serial.returned_in is 'The return with which the unit came back; null while the customer has it.';
create index ix_serial_line on returns.serial (order_id, line_id);
