-- Changes of an order after it was placed, and what they leave of it.

alter table ordering.sales_order
  add column closed_to_changes_at timestamptz,
  drop constraint ck_sales_order_total,
  add constraint ck_sales_order_total check (total_amount >= 0);
comment on column ordering.sales_order.total_amount is 'In the order''s currency; what is still wanted of the lines, at the prices that they were sold for.';
comment on column ordering.sales_order.closed_to_changes_at is 'Since when the order is being settled and cannot be changed any more; null before.';

alter table ordering.order_line
  add column cancelled integer not null default 0,
  drop constraint ck_order_line_handed_over,
  add constraint ck_order_line_handed_over check (handed_over >= 0 and cancelled >= 0 and handed_over + cancelled <= quantity);
comment on column ordering.order_line.cancelled is 'Units that the customer does not want any more; the rest is wanted.';

create table ordering.change_request (
  change_id uuid not null,
  order_id uuid not null,
  kind text not null,
  requested_by text not null,
  note text,
  status text not null,
  price_difference numeric not null,
  state_before jsonb,
  state_after jsonb,
  reason_pt text not null,
  reason_en text not null,
  failure text,
  approval_due_at timestamptz,
  requested_at timestamptz not null,
  applied_at timestamptz,
  ended_at timestamptz,
  constraint pk_change_request primary key (change_id),
  constraint fk_change_request_order foreign key (order_id) references ordering.sales_order (order_id),
  constraint ck_change_request_kind check (kind in ('cancel-lines', 'contact')),
  constraint ck_change_request_by check (requested_by in ('customer', 'agent', 'system')),
  constraint ck_change_request_status check (status in ('WAITING', 'APPLYING', 'APPLIED', 'REFUSED', 'FAILED', 'WITHDRAWN')),
  constraint ck_change_request_due check (status <> 'WAITING' or approval_due_at is not null),
  constraint ck_change_request_applied check (applied_at is not null or status not in ('APPLIED')),
  constraint ck_change_request_ended check ((status in ('WAITING', 'APPLYING')) = (ended_at is null))
);
comment on table ordering.change_request is 'One row per change that was asked for after the order was placed and that the policy did not refuse at once. Ids are time-ordered.';
comment on column ordering.change_request.note is 'What was written with it, in free words; may hold personal data and stays here.';
comment on column ordering.change_request.price_difference is 'What the order costs more (or less, then negative) because of it, in the order''s currency.';
comment on column ordering.change_request.state_before is 'What a change of contact or delivery took away; personal data that stays here. Null for lines.';
comment on column ordering.change_request.state_after is 'What it put in its place; as state_before.';
comment on column ordering.change_request.reason_pt is 'Why the policy decided so, in Portuguese.';
comment on column ordering.change_request.reason_en is 'Why the policy decided so, in English.';
comment on column ordering.change_request.failure is 'Code of why it was refused or could not be carried out; null otherwise.';
comment on column ordering.change_request.approval_due_at is 'When the policy''s default holds without an answer; null when no approval was needed.';
comment on column ordering.change_request.applied_at is 'When the order''s facts were changed; null before.';
-- One at a time: what two who ask at once want is never mixed.
create unique index uq_change_request_open on ordering.change_request (order_id) where status in ('WAITING', 'APPLYING');
create index ix_change_request_order on ordering.change_request (order_id, change_id);

create table ordering.change_line (
  change_id uuid not null,
  line_id text not null,
  quantity_before integer not null,
  quantity_after integer not null,
  unit_price numeric not null,
  constraint pk_change_line primary key (change_id, line_id),
  constraint fk_change_line_change foreign key (change_id) references ordering.change_request (change_id),
  constraint ck_change_line_quantity check (quantity_before >= 0 and quantity_after >= 0 and quantity_before <> quantity_after)
);
comment on table ordering.change_line is 'Of how many units a change makes how many.';
comment on column ordering.change_line.unit_price is 'In the order''s currency.';
