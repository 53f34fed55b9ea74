-- Orders that are sent to a partner's pickup point. The address of the point is the order's.

alter table ordering.sales_order
  add column pickup_point_id text,
  drop constraint ck_sales_order_service,
  add constraint ck_sales_order_service check (service in ('standard', 'express', 'pickup-point')),
  add constraint ck_sales_order_pickup_point check ((service is not distinct from 'pickup-point') = (pickup_point_id is not null));
comment on column ordering.sales_order.pickup_point_id is 'Where the customer fetches the parcel; null when it is brought to the customer.';
comment on column ordering.sales_order.service is 'How an order that is sent goes: standard, express, or to a pickup point; null for one that is collected.';
