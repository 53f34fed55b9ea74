-- Money that is given back to appease a customer.

create table ordering.appeasement (
  appeasement_id uuid not null,
  order_id uuid not null,
  kind text not null,
  amount numeric not null,
  role text not null,
  reason text not null,
  status text not null,
  approval_due_at timestamptz,
  requested_at timestamptz not null,
  decided_at timestamptz,
  constraint pk_appeasement primary key (appeasement_id),
  constraint fk_appeasement_order foreign key (order_id) references ordering.sales_order (order_id),
  constraint ck_appeasement_kind check (kind in ('refund', 'store-credit')),
  constraint ck_appeasement_amount check (amount > 0),
  constraint ck_appeasement_role check (role in ('agent', 'supervisor', 'manager')),
  constraint ck_appeasement_status check (status in ('WAITING', 'GRANTED', 'REFUSED')),
  constraint ck_appeasement_due check (status <> 'WAITING' or approval_due_at is not null),
  constraint ck_appeasement_decided check ((status = 'WAITING') = (decided_at is null))
);
comment on table ordering.appeasement is 'One row per appeasement that was asked for; the refund that follows has its id as key. Ids are time-ordered.';
comment on column ordering.appeasement.amount is 'In the order''s currency.';
comment on column ordering.appeasement.role is 'Of whoever asked; decides how much needs nobody''s consent.';
comment on column ordering.appeasement.reason is 'In free words; may hold personal data and stays here.';
comment on column ordering.appeasement.approval_due_at is 'When the policy''s default holds without an answer; null when it was within the limit.';
create index ix_appeasement_order on ordering.appeasement (order_id, appeasement_id);
