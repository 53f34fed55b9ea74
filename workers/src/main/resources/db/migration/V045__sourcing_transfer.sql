-- What other nodes send to the node of a fulfilment first, as sourcing planned it.

create table sourcing.fulfilment_transfer (
  transfer_id uuid not null,
  fulfilment_id uuid not null,
  from_node_id text not null,
  from_system text not null,
  constraint pk_fulfilment_transfer primary key (transfer_id),
  constraint fk_fulfilment_transfer_fulfilment foreign key (fulfilment_id) references sourcing.fulfilment (fulfilment_id),
  constraint ck_fulfilment_transfer_from_system check (from_system in ('jms', 'tasklist'))
);
comment on table sourcing.fulfilment_transfer is 'A node that sends goods to the node of a fulfilment first; what becomes of it is in inventory.transfer.';
comment on column sourcing.fulfilment_transfer.from_system is 'How that node works at the time of sourcing.';
create index ix_fulfilment_transfer_fulfilment on sourcing.fulfilment_transfer (fulfilment_id);

create table sourcing.fulfilment_transfer_line (
  transfer_id uuid not null,
  line_id text not null,
  quantity integer not null,
  constraint pk_fulfilment_transfer_line primary key (transfer_id, line_id),
  constraint fk_fulfilment_transfer_line_transfer
    foreign key (transfer_id) references sourcing.fulfilment_transfer (transfer_id),
  constraint ck_fulfilment_transfer_line_quantity check (quantity > 0)
);
comment on table sourcing.fulfilment_transfer_line is 'Units of a line of the fulfilment that the transfer brings; the line itself counts them too.';
