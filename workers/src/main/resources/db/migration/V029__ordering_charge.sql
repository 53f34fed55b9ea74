-- Shipping and discounts of an order, and what was charged for what.

alter table ordering.sales_order
  add column shipping_amount numeric not null default 0,
  add column shipping_waived_at timestamptz,
  add constraint ck_sales_order_shipping check (shipping_amount >= 0);
comment on column ordering.sales_order.shipping_amount is 'What sending it was sold for, in the order''s currency, before discounts; 0 when nothing is asked for it.';
comment on column ordering.sales_order.shipping_waived_at is 'Since when nothing is charged for shipping any more; null while the charge policy decides.';
comment on column ordering.sales_order.total_amount is 'In the order''s currency; what is still wanted of the lines, less the discounts on it, with shipping.';

alter table ordering.order_line
  add column discount_amount numeric not null default 0,
  add constraint ck_order_line_discount check (discount_amount >= 0 and discount_amount <= unit_price * quantity);
comment on column ordering.order_line.discount_amount is 'For all its units as ordered: discounts of its own, and its share of those on the order. In the order''s currency.';

create table ordering.order_discount (
  order_id uuid not null,
  discount_no integer not null,
  code text not null,
  scope text not null,
  line_id text,
  amount numeric not null,
  constraint pk_order_discount primary key (order_id, discount_no),
  constraint uq_order_discount_code unique (order_id, code),
  constraint fk_order_discount_order foreign key (order_id) references ordering.sales_order (order_id),
  constraint fk_order_discount_line foreign key (order_id, line_id) references ordering.order_line (order_id, line_id),
  constraint ck_order_discount_scope check (scope in ('order', 'line', 'shipping')),
  constraint ck_order_discount_line check ((scope = 'line') = (line_id is not null)),
  constraint ck_order_discount_amount check (amount > 0)
);
comment on table ordering.order_discount is 'Discounts as the channel gave them when the order was placed.';
comment on column ordering.order_discount.discount_no is 'Place in the order as it was sent, from 1.';
comment on column ordering.order_discount.scope is 'What it is on: all lines, one line, or the shipping.';
comment on column ordering.order_discount.line_id is 'Only of a discount on a line.';
comment on column ordering.order_discount.amount is 'In the order''s currency, for everything as it was ordered.';

create table ordering.order_charge (
  order_id uuid not null,
  fulfilment_id uuid,
  goods_amount numeric not null,
  discount_amount numeric not null,
  shipping_amount numeric not null,
  charged_at timestamptz not null,
  constraint uq_order_charge_fulfilment unique nulls not distinct (order_id, fulfilment_id),
  constraint fk_order_charge_order foreign key (order_id) references ordering.sales_order (order_id)
);
comment on table ordering.order_charge is 'What the customer owes more since a fulfilment handed over or shipped; all rows of an order add up to what it is charged.';
comment on column ordering.order_charge.fulfilment_id is 'Null for what the settlement of the order made different, since only then it is known what stays undone.';
comment on column ordering.order_charge.goods_amount is 'At the prices they were sold for, in the order''s currency; negative when less is owed than before, like the others.';
comment on column ordering.order_charge.discount_amount is 'To be taken off: of the goods and of the shipping.';
comment on column ordering.order_charge.shipping_amount is 'Before discounts.';
