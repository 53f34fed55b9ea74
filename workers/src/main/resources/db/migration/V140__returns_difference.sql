-- What came back is not what was to come back: what follows, and whether the customer objects.

alter table returns.return_line
  add column receipt_photos text[] not null default '{}',
  add column inspection_photos text[] not null default '{}';
comment on column returns.return_line.receipt_photos is 'References to photos of what came, taken by whoever received it.';
comment on column returns.return_line.inspection_photos is 'References to photos of what it is like, taken by whoever looked at it.';

create table returns.assessment (
  return_id uuid not null,
  token text not null,
  tell boolean not null,
  object_by timestamptz not null,
  objection text,
  objected_at timestamptz,
  decision text,
  decision_reason text,
  decided_at timestamptz,
  home_carrier text,
  home_tracking_code text,
  sent_home_at timestamptz,
  assessed_at timestamptz not null,
  constraint pk_assessment primary key (return_id),
  constraint fk_assessment_return foreign key (return_id) references returns.return_request (return_id),
  constraint uq_assessment_token unique (token),
  constraint ck_assessment_objection check ((objection is null) = (objected_at is null)),
  constraint ck_assessment_decision check (decision in ('as-assessed', 'accept', 'reduce', 'send-back')),
  constraint ck_assessment_decided check ((decision is null) = (decided_at is null))
);
comment on table returns.assessment is 'What follows from differences of a return, and what the customer and an agent said to it.';
comment on column returns.assessment.token is 'Who knows it may read the findings and object; cannot be guessed.';
comment on column returns.assessment.objection is 'In the customer''s words; may hold personal data and stays here, like the reason of the decision.';

create table returns.difference (
  difference_id uuid not null,
  return_id uuid not null,
  line_id text not null,
  kind text not null,
  grade text,
  quantity integer not null,
  keep_back integer not null,
  constraint pk_difference primary key (difference_id),
  constraint fk_difference_assessment foreign key (return_id) references returns.assessment (return_id),
  constraint uq_difference unique nulls not distinct (return_id, line_id, kind, grade),
  constraint ck_difference_kind check (kind in ('wrong-item', 'fewer', 'worse')),
  constraint ck_difference_quantity check (quantity > 0),
  constraint ck_difference_keep_back check (keep_back between 0 and 100)
);
comment on table returns.difference is 'One thing that is not as it was to be.';
comment on column returns.difference.keep_back is 'Of the refund for these units, in percent.';

alter table returns.return_refund
  add column reduction_amount numeric not null default 0,
  drop constraint ck_return_refund_amount,
  add constraint ck_return_refund_reduction check (reduction_amount >= 0),
  add constraint ck_return_refund_amount check (amount >= 0
    and amount = goods_amount - discount_amount + shipping_amount - fee_amount - reduction_amount - already_back_amount
    - exchanged_amount);
comment on column returns.return_refund.reduction_amount is 'Kept back for units that came back worse than they were said to be; told, and open to objection, before.';
