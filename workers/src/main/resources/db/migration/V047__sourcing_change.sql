-- Fulfilments that are planned anew since the order was changed.

alter table sourcing.move
  add column cause text not null default 'moved',
  alter column node_id drop not null,
  add constraint ck_move_cause check (cause in ('moved', 'changed')),
  add constraint ck_move_node check (cause <> 'moved' or node_id is not null);
alter table sourcing.move alter column cause drop default;
comment on table sourcing.move is 'A fulfilment whose lines are taken from its node: an operator wants another one, or the order was changed.';
comment on column sourcing.move.node_id is 'The wanted node; null for any.';
create index ix_move_order on sourcing.move (order_id);

create table sourcing.dropped_line (
  holder_id uuid not null,
  line_id text not null,
  quantity integer not null,
  constraint pk_dropped_line primary key (holder_id, line_id),
  constraint ck_dropped_line_quantity check (quantity > 0)
);
comment on table sourcing.dropped_line is 'Units of a fulfilment''s or shortage''s lines that are not wanted any more; they are not sourced again.';
comment on column sourcing.dropped_line.holder_id is 'A fulfilment, or a shortage, whose own lines have been reduced as well.';

alter table sourcing.decision
  drop constraint ck_decision_cause,
  add constraint ck_decision_cause check (cause in ('initial', 'rejected', 'short', 'moved', 'changed', 'customer-choice',
    'stock-arrived', 'not-arrived'));
