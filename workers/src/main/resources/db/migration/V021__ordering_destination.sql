-- Orders that are sent to the customer.

alter table ordering.sales_order
  add column service text,
  add constraint ck_sales_order_service check (service in ('standard', 'express')),
  add constraint ck_sales_order_service_ship check (method <> 'ship' or service is not null);
comment on column ordering.sales_order.service is 'How fast an order that is sent must arrive; null for one that is collected.';

create table ordering.order_address (
  order_id uuid not null,
  street text not null,
  house_number text not null,
  complement text,
  district text,
  city text not null,
  state text not null,
  postal_code text not null,
  country text not null,
  constraint pk_order_address primary key (order_id),
  constraint fk_order_address_order foreign key (order_id) references ordering.sales_order (order_id),
  constraint ck_order_address_state check (state ~ '^[A-Z]{2}$'),
  constraint ck_order_address_postal_code check (postal_code ~ '^[0-9]{8}$'),
  constraint ck_order_address_country check (country = 'BR')
);
comment on table ordering.order_address is 'Where an order is sent to. Personal data, apart from the rest so that it can be erased alone.';
comment on column ordering.order_address.house_number is 'As written on the door; text, since S/N (no number) is common.';
comment on column ordering.order_address.postal_code is 'CEP, eight digits without the hyphen.';
