-- What customers say was missing, wrong or damaged, or never arrived.

create table returns.goods_claim (
  claim_id uuid not null,
  order_id uuid not null,
  customer_id text,
  requested_by text not null,
  kind text not null,
  wish text not null,
  parcel_id uuid,
  carrier_pays boolean not null,
  evidence text[] not null default '{}',
  worth_amount numeric not null,
  currency text not null,
  score numeric not null,
  decision text not null,
  reason_pt text not null,
  reason_en text not null,
  status text not null,
  outcome text,
  agent_reason text,
  return_id uuid,
  replacement_order_id uuid,
  made_at timestamptz not null,
  settled_at timestamptz,
  closed_at timestamptz,
  constraint pk_goods_claim primary key (claim_id),
  constraint fk_goods_claim_return foreign key (return_id) references returns.return_request (return_id),
  constraint ck_goods_claim_by check (requested_by in ('customer', 'agent', 'store')),
  constraint ck_goods_claim_kind check (kind in ('missing', 'wrong', 'damaged', 'never-arrived')),
  constraint ck_goods_claim_wish check (wish in ('replacement', 'refund')),
  constraint ck_goods_claim_decision check (decision in ('replacement', 'refund', 'agent')),
  constraint ck_goods_claim_outcome check (outcome in ('replacement', 'refund', 'refused')),
  constraint ck_goods_claim_status check (status in ('OPEN', 'SETTLED', 'CLOSED')),
  constraint ck_goods_claim_worth check (worth_amount >= 0),
  constraint ck_goods_claim_settled check ((status = 'OPEN') = (outcome is null) and (outcome is null) = (settled_at is null)),
  constraint ck_goods_claim_closed check ((status = 'CLOSED') = (closed_at is not null))
);
comment on table returns.goods_claim is 'What a customer says was missing, wrong or damaged, or never arrived, and what they get for it.';
comment on column returns.goods_claim.customer_id is 'The channel''s id of the customer, for their history; null for a guest.';
comment on column returns.goods_claim.parcel_id is 'In which the goods were, as far as that is known.';
comment on column returns.goods_claim.carrier_pays is 'Whether the carrier is asked to pay for the parcel.';
comment on column returns.goods_claim.evidence is 'References of the channel; the pictures are not kept here.';
comment on column returns.goods_claim.worth_amount is 'What the customer paid for the units, with their share of the shipping.';
comment on column returns.goods_claim.score is 'What the decision abuse-score said.';
comment on column returns.goods_claim.decision is 'Of the decision claim-policy.';
comment on column returns.goods_claim.outcome is 'What the customer gets; null until it is decided.';
comment on column returns.goods_claim.agent_reason is 'In the words of an agent, for the customer; null when the policy decided.';
comment on column returns.goods_claim.return_id is 'By which the refund is reckoned: the customer keeps the goods.';
create index ix_goods_claim_order on returns.goods_claim (order_id, claim_id);
create index ix_goods_claim_customer on returns.goods_claim (customer_id, made_at) where customer_id is not null;

create table returns.goods_claim_line (
  claim_id uuid not null,
  line_id text not null,
  sku text not null,
  description text not null,
  quantity integer not null,
  constraint pk_goods_claim_line primary key (claim_id, line_id),
  constraint fk_goods_claim_line_claim foreign key (claim_id) references returns.goods_claim (claim_id),
  constraint ck_goods_claim_line_quantity check (quantity > 0)
);
comment on table returns.goods_claim_line is 'So many units of an order line in a claim; they count as claimed in returns.returnable.';
