-- Lines that are sourced again: what failed, what waits, what the customer was asked.

create table sourcing.sourcing_step (
  order_id uuid not null,
  step_id text not null,
  origin_id uuid,
  decision_id uuid,
  taken_at timestamptz not null,
  constraint pk_sourcing_step primary key (order_id, step_id)
);
comment on table sourcing.sourcing_step is 'One decision about who supplies, so that a job that runs twice decides once.';
comment on column sourcing.sourcing_step.step_id is 'Cause, origin and attempt, such as initial:1 or missing:<fulfilment>:2. An attempt takes the place of the one before it, whose stock somebody else was quicker to reserve.';
comment on column sourcing.sourcing_step.origin_id is 'The fulfilment or shortage whose lines are sourced again; null for the whole order.';
comment on column sourcing.sourcing_step.decision_id is 'The record that tells why; null when there was nothing to decide.';
create index ix_sourcing_step_origin on sourcing.sourcing_step (origin_id) where origin_id is not null;

insert into sourcing.sourcing_step (order_id, step_id, taken_at)
select order_id, 'initial:1', min(planned_at) from sourcing.fulfilment group by order_id;

alter table sourcing.fulfilment
  drop constraint uq_fulfilment_node_method,
  drop constraint ck_fulfilment_method,
  add constraint ck_fulfilment_method check (method in ('pickup', 'ship')),
  add column step_id text not null default 'initial:1',
  add constraint fk_fulfilment_step foreign key (order_id, step_id) references sourcing.sourcing_step (order_id, step_id);
alter table sourcing.fulfilment alter column step_id drop default;
create index ix_fulfilment_step on sourcing.fulfilment (order_id, step_id);

create table sourcing.excluded (
  order_id uuid not null,
  node_id text not null,
  sku text not null,
  reason text not null,
  constraint pk_excluded primary key (order_id, node_id, sku)
);
comment on table sourcing.excluded is 'What failed for an order and is not tried again for it.';
comment on column sourcing.excluded.sku is 'The product that was not found there; * for the whole node, which rejected.';

create table sourcing.shortage (
  shortage_id uuid not null,
  order_id uuid not null,
  step_id text not null,
  channel text not null,
  method text not null,
  node_id text,
  cause text not null,
  status text not null,
  waits_until timestamptz,
  wakes integer not null default 0,
  opened_at timestamptz not null,
  ended_at timestamptz,
  constraint pk_shortage primary key (shortage_id),
  constraint fk_shortage_step foreign key (order_id, step_id) references sourcing.sourcing_step (order_id, step_id),
  constraint ck_shortage_method check (method in ('pickup', 'ship')),
  constraint ck_shortage_status check (status in ('OPEN', 'WAITING', 'SOURCED', 'CANCELLED')),
  constraint ck_shortage_ended check ((ended_at is not null) = (status in ('SOURCED', 'CANCELLED')))
);
comment on table sourcing.shortage is 'Lines that no node supplies at present. The process carries one like a fulfilment without a node.';
comment on column sourcing.shortage.node_id is 'The store where the customer wanted to collect; null for ship.';
comment on column sourcing.shortage.waits_until is 'When the lines are given up; null until they wait for stock.';
comment on column sourcing.shortage.wakes is 'How often arriving stock has made it try again.';
create index ix_shortage_order on sourcing.shortage (order_id, shortage_id);
-- What is looked at when stock arrives.
create index ix_shortage_waiting on sourcing.shortage (opened_at) where status = 'WAITING';

create table sourcing.shortage_line (
  shortage_id uuid not null,
  line_id text not null,
  position integer not null,
  sku text not null,
  description text not null,
  quantity integer not null,
  reason text not null,
  seen_available integer not null default 0,
  constraint pk_shortage_line primary key (shortage_id, line_id),
  constraint fk_shortage_line_shortage foreign key (shortage_id) references sourcing.shortage (shortage_id) on delete cascade,
  constraint ck_shortage_line_quantity check (quantity > 0)
);
comment on table sourcing.shortage_line is 'Units of one order line that nobody supplies.';
comment on column sourcing.shortage_line.reason is 'Code: no-stock, rules, capacity, split-policy, excluded.';
comment on column sourcing.shortage_line.seen_available is 'Units that all nodes together could promise when it was last looked at. Only more than that wakes the lines.';

create table sourcing.choice (
  choice_id uuid not null,
  shortage_id uuid not null,
  order_id uuid not null,
  status text not null,
  default_option text not null,
  chosen_option text,
  asked_at timestamptz not null,
  answer_due_at timestamptz not null,
  ended_at timestamptz,
  constraint pk_choice primary key (choice_id),
  constraint uq_choice_shortage unique (shortage_id),
  constraint fk_choice_shortage foreign key (shortage_id) references sourcing.shortage (shortage_id),
  constraint ck_choice_status check (status in ('OPEN', 'ANSWERED', 'DEFAULTED', 'WITHDRAWN')),
  constraint ck_choice_chosen check ((chosen_option is not null) = (status in ('ANSWERED', 'DEFAULTED'))),
  constraint ck_choice_ended check ((ended_at is null) = (status = 'OPEN'))
);
comment on table sourcing.choice is 'A question to the customer about lines that cannot be had as ordered.';
create index ix_choice_order on sourcing.choice (order_id, choice_id);

create table sourcing.choice_option (
  choice_id uuid not null,
  option_id text not null,
  position integer not null,
  kind text not null,
  node_id text,
  constraint pk_choice_option primary key (choice_id, option_id),
  constraint fk_choice_option_choice foreign key (choice_id) references sourcing.choice (choice_id),
  constraint ck_choice_option_kind check (kind in ('store', 'ship', 'cancel')),
  constraint ck_choice_option_node check ((node_id is not null) = (kind = 'store'))
);
comment on table sourcing.choice_option is 'What the customer can choose between.';

create table sourcing.move (
  fulfilment_id uuid not null,
  order_id uuid not null,
  node_id text not null,
  reason text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  constraint pk_move primary key (fulfilment_id)
);
comment on table sourcing.move is 'An operator''s wish that another node supplies a fulfilment.';
comment on column sourcing.move.node_id is 'The wanted node.';
comment on column sourcing.move.asked_by is 'Name of the API key; no person.';
