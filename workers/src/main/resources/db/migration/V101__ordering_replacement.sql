-- Orders that replace goods that the customer has paid for with another order.

create table ordering.replacement (
  order_id uuid not null,
  origin_order_id uuid not null,
  number integer not null,
  cause text not null,
  cause_id uuid not null,
  requested_at timestamptz not null,
  ended_at timestamptz,
  refund_amount numeric,
  constraint pk_replacement primary key (order_id),
  constraint fk_replacement_order foreign key (order_id) references ordering.sales_order (order_id),
  constraint fk_replacement_origin foreign key (origin_order_id) references ordering.sales_order (order_id),
  constraint uq_replacement_cause unique (cause_id),
  constraint uq_replacement_number unique (origin_order_id, number),
  constraint ck_replacement_origin check (origin_order_id <> order_id),
  constraint ck_replacement_cause check (cause in ('parcel-lost', 'parcel-damaged', 'parcel-returned', 'exchange', 'claim')),
  constraint ck_replacement_refund check (refund_amount >= 0),
  constraint ck_replacement_ended check ((ended_at is not null) = (refund_amount is not null))
);
comment on table ordering.replacement is 'What makes an order a replacement: it belongs to the order that was paid for, and its lines cost nothing.';
comment on column ordering.replacement.origin_order_id is 'The order whose tenders paid for the goods; never a replacement itself.';
comment on column ordering.replacement.number is 'Counts the replacements of an order, from 1; ends the replacement''s external id.';
comment on column ordering.replacement.cause_id is 'The parcel, return or claim that made it necessary: one replacement for each.';
comment on column ordering.replacement.refund_amount is 'What is given back for what could not be had, in the order''s currency; null until it has ended.';

create table ordering.replacement_line (
  order_id uuid not null,
  line_id text not null,
  unit_refund numeric,
  constraint pk_replacement_line primary key (order_id, line_id),
  constraint fk_replacement_line_replacement foreign key (order_id) references ordering.replacement (order_id),
  constraint fk_replacement_line_line foreign key (order_id, line_id) references ordering.order_line (order_id, line_id),
  constraint ck_replacement_line_refund check (unit_refund >= 0)
);
comment on table ordering.replacement_line is 'What a line of a replacement is worth to the customer.';
comment on column ordering.replacement_line.unit_refund is 'What is given back for a unit that cannot be had, in the order''s currency; null for what was paid for the line of the same id of the order that is replaced.';
