-- Money that we hold for customers: gift cards and store credit.

create table payment.credit_account (
  account_id uuid not null,
  kind text not null,
  code text not null,
  holder text,
  currency text not null,
  balance_amount numeric not null,
  held_amount numeric not null,
  issued_at timestamptz not null,
  version integer not null default 0,
  constraint pk_credit_account primary key (account_id),
  constraint uq_credit_account_code unique (code),
  constraint ck_credit_account_kind check (kind in ('GIFT_CARD', 'STORE_CREDIT')),
  constraint ck_credit_account_currency check (currency ~ '^[A-Z]{3}$'),
  constraint ck_credit_account_balance check (balance_amount >= 0),
  constraint ck_credit_account_held check (held_amount >= 0)
);
comment on table payment.credit_account is 'A gift card, or store credit: the sums are those of its entries.';
comment on column payment.credit_account.code is 'Whoever knows it may pay with it; never in a log or a process variable.';
comment on column payment.credit_account.holder is 'Whom it was issued for, as the issuer names them; null for a gift card that anybody may hold. Never a name or an address.';
comment on column payment.credit_account.balance_amount is 'What can still be spent, in the account''s currency.';
comment on column payment.credit_account.held_amount is 'Set aside for orders and not yet taken.';

create table payment.credit_entry (
  entry_id uuid not null default uuidv7(),
  account_id uuid not null,
  kind text not null,
  amount numeric not null,
  operation_id text not null,
  at timestamptz not null,
  constraint pk_credit_entry primary key (entry_id),
  constraint uq_credit_entry_operation unique (operation_id, kind),
  constraint fk_credit_entry_account foreign key (account_id) references payment.credit_account (account_id),
  constraint ck_credit_entry_kind check (kind in ('ISSUE', 'HOLD', 'CAPTURE', 'RELEASE', 'REFUND')),
  constraint ck_credit_entry_amount check (amount > 0)
);
comment on table payment.credit_entry is 'Every movement of an account''s money, once, for good.';
comment on column payment.credit_entry.kind is 'ISSUE, REFUND and RELEASE add to the balance; HOLD takes from it and adds to what is held; CAPTURE and RELEASE take from what is held.';
comment on column payment.credit_entry.operation_id is 'What moved it, such as a payment or a refund; the same movement cannot be booked twice.';
create index ix_credit_entry_account on payment.credit_entry (account_id);

create trigger tr_credit_entry_append_only before update or delete or truncate on payment.credit_entry
  for each statement execute function payment.refuse_change();

alter table payment.refund_part
  add column account_id uuid,
  add constraint fk_refund_part_account foreign key (account_id) references payment.credit_account (account_id);
comment on column payment.refund_part.account_id is 'The store credit that was issued for it; null when it went back the way it came.';
