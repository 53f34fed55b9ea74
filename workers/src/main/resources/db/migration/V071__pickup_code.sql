-- Who may collect: the codes that were given out, every attempt at the counter, and the name of whoever comes instead.

create table pickup.collection_code (
  code_id uuid not null,
  fulfilment_id uuid not null,
  issue integer not null,
  holder text not null,
  issued_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  constraint pk_collection_code primary key (code_id),
  constraint uq_collection_code_issue unique (fulfilment_id, issue),
  constraint fk_collection_code_pickup foreign key (fulfilment_id) references pickup.pickup (fulfilment_id),
  constraint ck_collection_code_holder check (holder in ('customer', 'proxy')),
  constraint ck_collection_code_end_reason check (end_reason in ('REPLACED', 'REVOKED', 'LOCKED')),
  constraint ck_collection_code_ended check ((ended_at is null) = (end_reason is null))
);
comment on table pickup.collection_code is 'One-time codes that were given out. The code itself is derived from its issue and a secret, and never stored.';
comment on column pickup.collection_code.holder is 'Who shows it: the customer, or a proxy whom the customer sends.';
comment on column pickup.collection_code.ended_at is 'From when it is worth nothing; null while it opens the goods, provided that they wait.';
create unique index uq_collection_code_live on pickup.collection_code (fulfilment_id, holder) where ended_at is null;

insert into pickup.collection_code (code_id, fulfilment_id, issue, holder, issued_at)
select gen_random_uuid(), fulfilment_id, code_issue, 'customer', ready_at from pickup.pickup where ready_at is not null;

create table pickup.collection_attempt (
  fulfilment_id uuid not null,
  attempt_id text not null,
  attempted_at timestamptz not null,
  result text not null,
  holder text,
  constraint pk_collection_attempt primary key (fulfilment_id, attempt_id),
  constraint fk_collection_attempt_pickup foreign key (fulfilment_id) references pickup.pickup (fulfilment_id),
  constraint ck_collection_attempt_result check (result in ('HANDED_OVER', 'WRONG_CODE', 'LOCKED', 'ON_HOLD')),
  constraint ck_collection_attempt_holder check (holder in ('customer', 'proxy') and result = 'HANDED_OVER' or holder is null)
);
comment on table pickup.collection_attempt is 'Each showing of a code, without the code, so that a job that runs twice counts once.';
comment on column pickup.collection_attempt.holder is 'Whose code it was; null unless the goods were handed over for it.';
insert into pickup.collection_attempt (fulfilment_id, attempt_id, attempted_at, result)
select fulfilment_id, attempt_id, refused_at, 'WRONG_CODE' from pickup.refused_attempt;
drop table pickup.refused_attempt;

alter table pickup.pickup
  drop column code_issue,
  add column code_attempts integer not null default 5,
  add column wrong_attempts integer not null default 0,
  add column locked_at timestamptz,
  add column collected_by text,
  add constraint ck_pickup_code_attempts check (code_attempts > 0),
  add constraint ck_pickup_collected_by check (
    collected_by in ('customer', 'proxy') and status = 'HANDED_OVER' or collected_by is null);
alter table pickup.pickup alter column code_attempts drop default;
comment on column pickup.pickup.refused_attempts is 'How often a wrong code was shown in all.';
comment on column pickup.pickup.code_attempts is 'How many wrong codes may be shown until no code is accepted any more; of decision pickup-policy.';
comment on column pickup.pickup.wrong_attempts is 'How many wrong codes were shown since the customer got the present code.';
comment on column pickup.pickup.locked_at is 'Since when no code is accepted; null when codes are.';
comment on column pickup.pickup.collected_by is 'Whose code opened the goods: customer or proxy; null until they are handed over.';

create table ordering.order_proxy (
  order_id uuid not null,
  fulfilment_id uuid not null,
  name text not null,
  constraint pk_order_proxy primary key (order_id, fulfilment_id),
  constraint fk_order_proxy_order foreign key (order_id) references ordering.sales_order (order_id)
);
comment on table ordering.order_proxy is 'Whom the customer sends to collect: personal data, apart from the rest so that it can be erased alone.';
