-- Why goods were not found, and what was taken in their place.

alter table picking.pick_line
  add column reason text,
  add column substituted integer not null default 0,
  add constraint ck_pick_line_reason check (reason in ('not-found', 'damaged', 'expired')),
  add constraint ck_pick_line_substituted check (substituted >= 0 and substituted + coalesce(picked, 0) <= requested);
comment on column picking.pick_line.reason is 'Why units are missing, as staff said; null when nothing is missing or nobody said';
comment on column picking.pick_line.substituted is 'Units that were not found and in whose place another product was taken';

create table picking.substitution (
  substitution_id uuid not null,
  order_id uuid not null,
  fulfilment_id uuid not null,
  line_id text not null,
  sku text not null,
  quantity integer not null,
  substitute_line_id text not null,
  status text not null,
  asked text,
  unit_price numeric,
  without_answer text,
  proposed_at timestamptz not null,
  asked_at timestamptz,
  answer_due_at timestamptz,
  decided_at timestamptz,
  ended_at timestamptz,
  constraint pk_substitution primary key (substitution_id),
  constraint fk_substitution_pick_line foreign key (fulfilment_id, line_id) references picking.pick_line (fulfilment_id, line_id),
  constraint uq_substitution_line unique (fulfilment_id, line_id),
  constraint uq_substitution_substitute_line unique (order_id, substitute_line_id),
  constraint ck_substitution_quantity check (quantity > 0),
  constraint ck_substitution_status check (status in ('PROPOSED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'TAKEN', 'REFUSED')),
  constraint ck_substitution_asked check (asked in ('nobody', 'customer', 'agent') and (asked is null) = (answer_due_at is null)),
  constraint ck_substitution_without_answer check (without_answer in ('take', 'refuse')),
  constraint ck_substitution_unit_price check (unit_price >= 0),
  constraint ck_substitution_ended check ((ended_at is not null) = (status in ('TAKEN', 'REFUSED')))
);
create index ix_substitution_order on picking.substitution (order_id, substitution_id);
comment on table picking.substitution is 'A product that staff proposed in the place of one that they did not find';
comment on column picking.substitution.quantity is 'Units that it stands for: one for one';
comment on column picking.substitution.substitute_line_id is 'The line of the order that it becomes when it is taken; its stock is held under this id';
comment on column picking.substitution.asked is 'Who decides; null until the policy has said so';
comment on column picking.substitution.unit_price is 'What the customer pays for a unit, never more than for what it replaces; null until it is offered';
comment on column picking.substitution.decided_at is 'When the customer or an agent answered; null when nobody did';

alter table ordering.order_line
  add column substitution text,
  add column substitute_for text,
  add constraint ck_order_line_substitution check (substitution in ('allowed', 'ask', 'never')),
  add constraint fk_order_line_substitute_for foreign key (order_id, substitute_for) references ordering.order_line (order_id, line_id);
comment on column ordering.order_line.substitution is 'What the customer said about substitutes; null means ask';
comment on column ordering.order_line.substitute_for is 'The line in whose place this one was taken in the store; null for what was ordered';
