-- Nodes may be warehouses with a management system. They send goods, but customers collect nothing there.

alter table inventory.node drop constraint ck_node_system;
alter table inventory.node add constraint ck_node_system
  check (system in ('jms', 'tasklist') or (system in ('wms-jms', 'wms-sftp') and kind = 'warehouse'));
comment on column inventory.node.system is 'jms: the node has a system of its own; tasklist: its staff work in tasks; wms-jms, wms-sftp: a warehouse with a management system, reached by messages or by files.';

alter table sourcing.fulfilment drop constraint ck_fulfilment_store_system;
alter table sourcing.fulfilment add constraint ck_fulfilment_store_system
  check (store_system in ('jms', 'tasklist', 'wms-jms', 'wms-sftp'));
