-- Goods that stores take back without an order.

create table returns.blind_return (
  return_id uuid not null,
  node_id text not null,
  requested_by text not null,
  customer_id text,
  document_hash text,
  currency text not null,
  policy_version text not null,
  status text not null,
  granted_role text,
  granted_reason text,
  credit_amount numeric,
  account_id uuid,
  code_shown_at timestamptz,
  code_key text,
  requested_at timestamptz not null,
  received_at timestamptz,
  inspected_at timestamptz,
  ended_at timestamptz,
  undo_until timestamptz,
  undone_at timestamptz,
  constraint pk_blind_return primary key (return_id),
  constraint ck_blind_return_by check (requested_by in ('store', 'agent')),
  constraint ck_blind_return_status check (status in ('REQUESTED', 'RECEIVED', 'INSPECTED', 'CLOSED', 'REFUSED', 'CANCELLED')),
  constraint ck_blind_return_granted check ((granted_role is null) = (granted_reason is null)),
  constraint ck_blind_return_credit check (credit_amount >= 0),
  constraint ck_blind_return_inspected check ((credit_amount is null) = (inspected_at is null)),
  constraint ck_blind_return_shown check ((code_shown_at is null) = (code_key is null))
);
comment on table returns.blind_return is 'Goods that a store takes back though they belong to no order that we know, for store credit.';
comment on column returns.blind_return.customer_id is 'The channel''s id of the customer; null when nobody said.';
comment on column returns.blind_return.document_hash is 'Keyed hash of the document that was shown; the document itself is nowhere.';
comment on column returns.blind_return.granted_reason is 'Why an agent took it back at once, in free words; may hold personal data and stays here.';
comment on column returns.blind_return.credit_amount is 'What was credited, in the currency of the return; null until the goods were looked at.';
comment on column returns.blind_return.account_id is 'The store credit; null when nothing was credited.';
comment on column returns.blind_return.code_shown_at is 'When its code was shown, which happens once.';
comment on column returns.blind_return.code_key is 'Idempotency-Key of the request that it was shown to: only its repeat sees it again.';
comment on column returns.blind_return.undo_until is 'Until when the customer may have the goods again for the credit.';
create index ix_blind_return_customer on returns.blind_return (customer_id, requested_at) where customer_id is not null;
create index ix_blind_return_document on returns.blind_return (document_hash, requested_at) where document_hash is not null;

create table returns.blind_line (
  return_id uuid not null,
  line_id text not null,
  sku text not null,
  description text not null,
  product_group text not null,
  quantity integer not null,
  reason text not null,
  price text not null,
  lowest_days integer not null,
  unit_amount numeric not null,
  receipt_store text,
  receipt_number text,
  receipt_date date,
  receipt_counts boolean not null,
  constraint pk_blind_line primary key (return_id, line_id),
  constraint fk_blind_line_return foreign key (return_id) references returns.blind_return (return_id),
  constraint ck_blind_line_quantity check (quantity > 0),
  constraint ck_blind_line_reason check (reason in ('changed-mind', 'wrong-size', 'not-as-described', 'wrong-item', 'damaged', 'defective')),
  constraint ck_blind_line_price check (price in ('paid', 'lowest')),
  constraint ck_blind_line_amount check (unit_amount >= 0),
  constraint ck_blind_line_receipt check ((receipt_store is null) = (receipt_number is null) and (receipt_store is null) = (receipt_date is null))
);
comment on table returns.blind_line is 'So many units of a product in a return without an order.';
comment on column returns.blind_line.price is 'At which they are credited: the receipt''s, or the lowest of the last lowest_days.';
comment on column returns.blind_line.unit_amount is 'Of one unit as new, in the currency of the return.';
comment on column returns.blind_line.receipt_counts is 'False once the return was refused or undone: then the receipt may be shown again.';
create unique index uq_blind_line_receipt on returns.blind_line (receipt_store, receipt_number, receipt_date, sku)
  where receipt_counts and receipt_number is not null;

create table returns.blind_grade (
  return_id uuid not null,
  line_id text not null,
  grade text not null,
  quantity integer not null,
  credit_percent integer not null,
  credit_amount numeric not null,
  disposition text,
  constraint pk_blind_grade primary key (return_id, line_id, grade),
  constraint fk_blind_grade_line foreign key (return_id, line_id) references returns.blind_line (return_id, line_id),
  constraint ck_blind_grade_quantity check (quantity > 0),
  constraint ck_blind_grade_grade check (grade in ('as-new', 'opened', 'used', 'damaged', 'unusable')),
  constraint ck_blind_grade_percent check (credit_percent between 0 and 100),
  constraint ck_blind_grade_amount check (credit_amount >= 0 and (disposition is not null or credit_amount = 0)),
  constraint ck_blind_grade_disposition check (disposition in ('restock', 'refurbish', 'outlet', 'vendor', 'scrap'))
);
comment on table returns.blind_grade is 'What these units are like, what they are credited with, and what becomes of them.';
comment on column returns.blind_grade.credit_amount is 'Of all these units, in the currency of the return.';
comment on column returns.blind_grade.disposition is 'Null for what the store did not take: the customer has it.';

create table returns.blind_person (
  person_key text not null,
  constraint pk_blind_person primary key (person_key)
);
comment on table returns.blind_person is 'Locked while somebody''s return without an order is decided, so that two at once do not pass one limit. Customer ids and keyed hashes only.';
