-- What customers give back: asked for, received, looked at, and what came of it.

alter table ordering.sales_order
  add column policy_version text not null default '2026-1';
comment on column ordering.sales_order.policy_version is 'The policy that the order was sold under; it holds for its returns, whatever comes later.';
alter table ordering.sales_order alter column policy_version drop default;

create table returns.return_request (
  return_id uuid not null,
  order_id uuid not null,
  customer_id text,
  requested_by text not null,
  way text not null,
  status text not null,
  policy_version text not null,
  currency text not null,
  locale text not null,
  refund_when text not null,
  fee_amount numeric not null,
  granted_role text,
  granted_reason text,
  node_id text,
  wrong_attempts integer not null default 0,
  locked_at timestamptz,
  end_reason text,
  requested_at timestamptz not null,
  send_by timestamptz not null,
  arrived_at timestamptz,
  received_at timestamptz,
  inspected_at timestamptz,
  ended_at timestamptz,
  version integer not null default 0,
  constraint pk_return_request primary key (return_id),
  constraint ck_return_request_by check (requested_by in ('customer', 'agent', 'store')),
  constraint ck_return_request_way check (way in ('store', 'drop-off', 'collection', 'keep')),
  constraint ck_return_request_status check (status in ('REQUESTED', 'ARRIVED', 'RECEIVED', 'INSPECTED', 'CLOSED', 'CANCELLED', 'EXPIRED')),
  constraint ck_return_request_refund_when check (refund_when in ('at-once', 'on-receipt', 'on-inspection')),
  constraint ck_return_request_fee check (fee_amount >= 0),
  constraint ck_return_request_granted check ((granted_role is null) = (granted_reason is null)),
  constraint ck_return_request_ended check ((ended_at is not null) = (status in ('CLOSED', 'CANCELLED', 'EXPIRED')))
);
comment on table returns.return_request is 'A return (RMA): what a customer wants to give back, the way it comes, and where it stands. Ids are time-ordered.';
comment on column returns.return_request.customer_id is 'The channel''s id of the customer, for their history; null for a guest.';
comment on column returns.return_request.fee_amount is 'Shown beforehand and taken off the refund, in the order''s currency.';
comment on column returns.return_request.granted_reason is 'Why an agent granted what the policy refuses, in free words; may hold personal data and stays here.';
comment on column returns.return_request.node_id is 'Where the goods arrived; null until then.';
comment on column returns.return_request.wrong_attempts is 'Wrong codes shown; at the limit the code is locked until an agent has a look.';
comment on column returns.return_request.send_by is 'Until when the goods must be on their way, or brought.';
create index ix_return_request_order on returns.return_request (order_id, return_id);
create index ix_return_request_customer on returns.return_request (customer_id, requested_at) where customer_id is not null;

create table returns.return_line (
  return_id uuid not null,
  line_id text not null,
  order_id uuid not null,
  sku text not null,
  description text not null,
  product_group text,
  quantity integer not null,
  reason text not null,
  condition text not null,
  basis text not null,
  refunds_shipping boolean not null,
  photos text[] not null default '{}',
  received integer,
  wrong integer,
  constraint pk_return_line primary key (return_id, line_id),
  constraint fk_return_line_return foreign key (return_id) references returns.return_request (return_id),
  constraint ck_return_line_quantity check (quantity > 0),
  constraint ck_return_line_reason check (reason in ('changed-mind', 'wrong-size', 'not-as-described', 'wrong-item', 'damaged', 'defective')),
  constraint ck_return_line_condition check (condition in ('sealed', 'unused', 'used')),
  constraint ck_return_line_basis check (basis in ('withdrawal', 'fault', 'policy', 'granted')),
  constraint ck_return_line_received check (received between 0 and quantity),
  constraint ck_return_line_wrong check (wrong >= 0)
);
comment on table returns.return_line is 'So many units of an order line in a return.';
comment on column returns.return_line.condition is 'As the customer says; what the goods are like is found at the inspection.';
comment on column returns.return_line.basis is 'Why it may come back: the law, something wrong with it, the policy, or an agent who granted it.';
comment on column returns.return_line.photos is 'References of the channel; the pictures are not kept here.';
comment on column returns.return_line.received is 'Units that really came; null until they were counted.';
comment on column returns.return_line.wrong is 'Units that came in their place and are something else; null until they were counted.';

create table returns.returnable (
  order_id uuid not null,
  line_id text not null,
  handed_over integer not null,
  claimed integer not null,
  constraint pk_returnable primary key (order_id, line_id),
  constraint ck_returnable_claimed check (claimed between 0 and handed_over)
);
comment on table returns.returnable is 'Per order line: units that the customer has had, and units in returns that are under way or done. Its check is what keeps more from coming back than was handed over, over all returns.';

create table returns.inspection (
  inspection_id uuid not null,
  return_id uuid not null,
  line_id text not null,
  quantity integer not null,
  grade text not null,
  disposition text not null,
  inspected_at timestamptz not null,
  constraint pk_inspection primary key (inspection_id),
  constraint fk_inspection_line foreign key (return_id, line_id) references returns.return_line (return_id, line_id),
  constraint uq_inspection_grade unique (return_id, line_id, grade),
  constraint ck_inspection_quantity check (quantity > 0),
  constraint ck_inspection_grade check (grade in ('as-new', 'opened', 'used', 'damaged', 'unusable')),
  constraint ck_inspection_disposition check (disposition in ('restock', 'refurbish', 'outlet', 'vendor', 'scrap'))
);
comment on table returns.inspection is 'What returned units are like, and what becomes of them.';

create table returns.return_refund (
  return_id uuid not null,
  refund_no integer not null,
  step text not null,
  goods_amount numeric not null,
  discount_amount numeric not null,
  shipping_amount numeric not null,
  fee_amount numeric not null,
  already_back_amount numeric not null,
  amount numeric not null,
  decided_at timestamptz not null,
  constraint pk_return_refund primary key (return_id, refund_no),
  constraint fk_return_refund_return foreign key (return_id) references returns.return_request (return_id),
  constraint uq_return_refund_step unique (return_id, step),
  constraint ck_return_refund_step check (step in ('at-once', 'on-receipt', 'on-inspection')),
  constraint ck_return_refund_parts check (goods_amount >= 0 and discount_amount >= 0 and shipping_amount >= 0 and fee_amount >= 0
    and already_back_amount >= 0),
  constraint ck_return_refund_amount check (amount >= 0
    and amount = goods_amount - discount_amount + shipping_amount - fee_amount - already_back_amount)
);
comment on table returns.return_refund is 'What goes back for a return and how that came about, to the cent; the refund has return and number as its key.';
comment on column returns.return_refund.goods_amount is 'At the prices they were sold for, in the order''s currency like all of these.';
comment on column returns.return_refund.discount_amount is 'Their share of the discounts, which the customer never paid.';
comment on column returns.return_refund.already_back_amount is 'Of the same money, what had been given back before by goodwill or for lost parcels: nothing goes back twice.';

create table returns.return_refund_line (
  return_id uuid not null,
  refund_no integer not null,
  line_id text not null,
  quantity integer not null,
  constraint pk_return_refund_line primary key (return_id, refund_no, line_id),
  constraint fk_return_refund_line_refund foreign key (return_id, refund_no) references returns.return_refund (return_id, refund_no),
  constraint ck_return_refund_line_quantity check (quantity > 0)
);
comment on table returns.return_refund_line is 'The units that a refund is for.';
