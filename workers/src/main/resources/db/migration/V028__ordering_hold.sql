-- Holds: who stops an order or one of its fulfilments, since when and why.

create table ordering.hold (
  hold_id uuid not null,
  order_id uuid not null,
  fulfilment_id uuid,
  type text not null,
  reasons text[] not null,
  placed_by text not null,
  placed_at timestamptz not null,
  release_at timestamptz,
  review_due_at timestamptz,
  without_decision text,
  released_by text,
  released_at timestamptz,
  release_reason text,
  constraint pk_hold primary key (hold_id),
  constraint fk_hold_order foreign key (order_id) references ordering.sales_order (order_id),
  constraint ck_hold_type check (type in ('fraud', 'address', 'payment', 'customer-request')),
  constraint ck_hold_reasons check (cardinality(reasons) > 0),
  constraint ck_hold_release check (release_at > placed_at),
  constraint ck_hold_review check (
    (type = 'fraud') = (review_due_at is not null) and (type = 'fraud') = (without_decision is not null)),
  constraint ck_hold_without_decision check (without_decision in ('approve', 'refuse')),
  constraint ck_hold_released check (
    (released_at is null) = (released_by is null) and (released_at is null) = (release_reason is null))
);
comment on table ordering.hold is 'One row per hold, written when it is placed and once more when it is released; never removed. Ids are time-ordered.';
comment on column ordering.hold.fulfilment_id is 'The only fulfilment that is held; null when the whole order is.';
comment on column ordering.hold.reasons is 'In free words; may hold personal data and stays here.';
comment on column ordering.hold.placed_by is 'The name of the API key, or of the rule: screening, or a payment provider.';
comment on column ordering.hold.release_at is 'From when it holds no more, by itself; null when somebody must release it.';
comment on column ordering.hold.review_due_at is 'By when somebody should decide; only of type fraud, by decision review-policy.';
comment on column ordering.hold.without_decision is 'What holds when nobody has decided by then.';

create unique index uq_hold_open on ordering.hold (order_id, fulfilment_id, type) nulls not distinct where released_at is null;
create index ix_hold_order on ordering.hold (order_id, hold_id);
-- The list of what is open, oldest first.
create index ix_hold_open on ordering.hold (hold_id) where released_at is null;

create function ordering.keep_hold() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old.released_at is not null
    or (old.hold_id, old.order_id, old.fulfilment_id, old.type, old.reasons, old.placed_by, old.placed_at, old.release_at,
        old.review_due_at, old.without_decision)
      is distinct from (new.hold_id, new.order_id, new.fulfilment_id, new.type, new.reasons, new.placed_by, new.placed_at,
        new.release_at, new.review_due_at, new.without_decision) then
    raise exception 'A hold can only be released, once';
  end if;
  return new;
end $$;
comment on function ordering.keep_hold is 'A trigger that lets a hold be released and nothing else.';
create trigger tr_hold_kept before update or delete on ordering.hold for each row execute function ordering.keep_hold();

-- Now said by the hold.
alter table ordering.sales_order drop column review_due_at;
