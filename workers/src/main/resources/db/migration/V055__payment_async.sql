-- Ways to pay where the customer gets a code or slip first and pays later.

alter table payment.payment
  add column issue_no integer not null default 1,
  add column due_at timestamptz,
  add column wait_until timestamptz,
  drop constraint ck_payment_status,
  add constraint ck_payment_status check (status in ('REQUESTED', 'ISSUED', 'AUTHORISED', 'DECLINED', 'EXPIRED',
    'CAPTURING', 'CAPTURED', 'CAPTURE_FAILED', 'VOIDING', 'VOIDED')),
  add constraint ck_payment_issued check (status <> 'ISSUED' or due_at is not null and wait_until is not null);
comment on column payment.payment.issue_no is 'Which code or slip the customer has now, from 1; always 1 for ways to pay without.';
comment on column payment.payment.due_at is 'Until when the customer can pay, as told to them; null for ways to pay that are answered at once.';
comment on column payment.payment.wait_until is 'Until when a payment is still taken and goods are held for it; not before due_at.';

drop index payment.ix_payment_next_check;
create index ix_payment_next_check on payment.payment (next_check_at) where status in ('REQUESTED', 'ISSUED', 'CAPTURING', 'VOIDING');

create table payment.instruction (
  instruction_id uuid not null,
  payment_id uuid not null,
  issue_no integer not null,
  code text not null,
  payable_line text,
  due_at timestamptz not null,
  issued_at timestamptz not null,
  constraint pk_instruction primary key (instruction_id),
  constraint uq_instruction_issue unique (payment_id, issue_no),
  constraint fk_instruction_payment foreign key (payment_id) references payment.payment (payment_id)
);
comment on table payment.instruction is 'How the customer pays: one row for each code or slip that was issued.';
comment on column payment.instruction.code is 'What is copied or shown as a QR code: the PIX payload, the bar code of a boleto, or the account to transfer to.';
comment on column payment.instruction.payable_line is 'The digits of a boleto; null for other ways to pay.';
