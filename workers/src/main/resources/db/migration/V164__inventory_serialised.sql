-- Products whose units have a number of their own.

alter table inventory.product add column serialised boolean not null default false;
comment on column inventory.product.serialised is 'Whether each unit has a serial number, which is scanned when it is sold and when it comes back.';
