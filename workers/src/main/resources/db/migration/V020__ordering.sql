-- Orders as they were taken in and where they stand.

create table ordering.sales_order (
  order_id uuid not null,
  external_id text not null,
  channel text not null,
  currency text not null,
  total_amount numeric not null,
  status text not null,
  method text not null,
  node_id text,
  customer_id text,
  review_due_at timestamptz,
  cancellation_reason text,
  cancellation_note text,
  accepted_at timestamptz not null,
  confirmed_at timestamptz,
  cancelling_at timestamptz,
  ended_at timestamptz,
  version integer not null default 0,
  constraint pk_sales_order primary key (order_id),
  constraint uq_sales_order_external unique (channel, external_id),
  constraint ck_sales_order_channel check (channel in ('web', 'app', 'marketplace', 'store', 'call-centre')),
  constraint ck_sales_order_currency check (currency ~ '^[A-Z]{3}$'),
  constraint ck_sales_order_total check (total_amount > 0),
  constraint ck_sales_order_status check (
    status in ('ACCEPTED', 'ON_HOLD', 'IN_FULFILMENT', 'CLOSED', 'CANCELLING', 'CANCELLED')),
  constraint ck_sales_order_reason check ((status in ('CANCELLING', 'CANCELLED')) = (cancellation_reason is not null)),
  constraint ck_sales_order_ended check ((status in ('CLOSED', 'CANCELLED')) = (ended_at is not null))
);
comment on table ordering.sales_order is 'One row per order, from acceptance to its end. order_id is time-ordered: newest has the highest id.';
comment on column ordering.sales_order.external_id is 'The channel''s own number for the order.';
comment on column ordering.sales_order.total_amount is 'In the order''s currency; equals the sum of the lines and of the tenders.';
comment on column ordering.sales_order.method is 'How the customer gets the goods, as chosen when ordering.';
comment on column ordering.sales_order.node_id is 'The node that the customer chose; null when the system is to choose.';
comment on column ordering.sales_order.customer_id is 'The channel''s id of the customer; null for a guest.';
comment on column ordering.sales_order.cancellation_reason is 'A code of CancellationReason; the first one to begin a cancellation wins.';
comment on column ordering.sales_order.cancellation_note is 'What the canceller wrote, in free words; may hold personal data and stays here.';
comment on column ordering.sales_order.version is 'Counts the changes.';
-- Pages of one status, newest first.
create index ix_sales_order_status on ordering.sales_order (status, order_id);
create index ix_sales_order_external on ordering.sales_order (external_id);

create table ordering.order_line (
  order_id uuid not null,
  line_id text not null,
  line_no integer not null,
  sku text not null,
  description text not null,
  quantity integer not null,
  unit_price numeric not null,
  handed_over integer not null default 0,
  constraint pk_order_line primary key (order_id, line_id),
  constraint uq_order_line_no unique (order_id, line_no),
  constraint fk_order_line_order foreign key (order_id) references ordering.sales_order (order_id),
  constraint ck_order_line_quantity check (quantity > 0),
  constraint ck_order_line_price check (unit_price >= 0),
  constraint ck_order_line_handed_over check (handed_over between 0 and quantity)
);
comment on table ordering.order_line is 'What was ordered, at the price it was sold for.';
comment on column ordering.order_line.line_no is 'Place in the order as it was sent, from 1.';
comment on column ordering.order_line.description is 'Name of the product when it was sold; a later rename does not change it.';
comment on column ordering.order_line.unit_price is 'In the order''s currency.';
comment on column ordering.order_line.handed_over is 'Units that the customer really got.';

create table ordering.order_contact (
  order_id uuid not null,
  name text not null,
  email text not null,
  phone text,
  locale text not null,
  constraint pk_order_contact primary key (order_id),
  constraint fk_order_contact_order foreign key (order_id) references ordering.sales_order (order_id),
  constraint ck_order_contact_locale check (locale in ('pt-BR', 'en'))
);
comment on table ordering.order_contact is 'The personal data of an order, apart from the rest so that it can be erased alone.';
create index ix_order_contact_email on ordering.order_contact (lower(email), order_id);

create table ordering.tender (
  payment_id uuid not null,
  order_id uuid not null,
  tender_no integer not null,
  method text not null,
  token text not null,
  amount numeric not null,
  installments integer not null,
  constraint pk_tender primary key (payment_id),
  constraint uq_tender_no unique (order_id, tender_no),
  constraint fk_tender_order foreign key (order_id) references ordering.sales_order (order_id),
  constraint ck_tender_method check (method in ('credit-card')),
  constraint ck_tender_amount check (amount > 0),
  constraint ck_tender_installments check (installments between 1 and 24)
);
comment on table ordering.tender is 'How the customer wants to pay; charged in the order of tender_no.';
comment on column ordering.tender.token is 'The payment provider''s token; never a card number.';
comment on column ordering.tender.amount is 'In the order''s currency.';
