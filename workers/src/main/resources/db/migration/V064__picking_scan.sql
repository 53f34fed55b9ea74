-- What was scanned at the shelf, one row per scan that fitted.

create table picking.scan (
  fulfilment_id uuid not null,
  scan_id uuid not null,
  line_id text not null,
  quantity integer not null,
  scanned_at timestamptz not null,
  constraint pk_scan primary key (fulfilment_id, scan_id),
  constraint fk_scan_pick_line foreign key (fulfilment_id, line_id) references picking.pick_line (fulfilment_id, line_id),
  constraint ck_scan_quantity check (quantity > 0)
);
create index ix_scan_line on picking.scan (fulfilment_id, line_id);
comment on table picking.scan is 'Units that a hand-held device scanned for a pick; wrong products are refused and leave nothing here';
comment on column picking.scan.scan_id is 'The device''s id of the scan, so that a repeat does not count twice';
