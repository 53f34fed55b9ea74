-- A customer may want the goods in a locker of the store when ordering.

alter table ordering.sales_order
  add column wants_locker boolean not null default false,
  add constraint ck_sales_order_wants_locker check (not wants_locker or method = 'pickup');
comment on column ordering.sales_order.wants_locker is 'Of a pickup: the customer would rather fetch the goods from a locker of the store than at the counter, as said when ordering.';
