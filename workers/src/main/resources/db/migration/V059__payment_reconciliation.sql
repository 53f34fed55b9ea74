-- What providers say they booked on a day, and where that is not what we have.

create table payment.settlement_file (
  file_id uuid not null,
  provider text not null,
  day date,
  file_name text not null,
  problem text,
  lines integer not null,
  received_at timestamptz not null,
  constraint pk_settlement_file primary key (file_id),
  constraint ck_settlement_file_day check ((day is null) = (problem is not null)),
  constraint ck_settlement_file_lines check (lines >= 0)
);
comment on table payment.settlement_file is 'One file of a provider, compared whole or refused whole. A corrected file of the same day is a further row.';
comment on column payment.settlement_file.day is 'In the zone of pontual.payment.settlement.zone; null when the file was refused.';
comment on column payment.settlement_file.problem is 'Why it was refused; null when it was compared.';
create index ix_settlement_file_day on payment.settlement_file (day, provider);
create index ix_settlement_file_received on payment.settlement_file (received_at);

create table payment.settlement_line (
  file_id uuid not null,
  line_no integer not null,
  kind text not null,
  payment_id uuid not null,
  operation_id uuid not null,
  amount numeric not null,
  currency text not null,
  status text not null,
  constraint pk_settlement_line primary key (file_id, line_no),
  constraint fk_settlement_line_file foreign key (file_id) references payment.settlement_file (file_id),
  constraint ck_settlement_line_kind check (kind in ('CAPTURE', 'REFUND')),
  constraint ck_settlement_line_status check (status in ('BOOKED', 'REVERSED'))
);
comment on table payment.settlement_line is 'What a provider says it booked. No foreign key to our payments: that is what is to be found out.';
create index ix_settlement_line_operation on payment.settlement_line (operation_id);

create table payment.settlement_difference (
  difference_id uuid not null default uuidv7(),
  provider text not null,
  day date not null,
  operation_id uuid not null,
  payment_id uuid not null,
  operation_kind text not null,
  kind text not null,
  currency text not null,
  our_amount numeric,
  their_amount numeric,
  found_at timestamptz not null,
  resolution text,
  resolved_at timestamptz,
  constraint pk_settlement_difference primary key (difference_id),
  constraint uq_settlement_difference unique (provider, day, operation_id),
  constraint ck_settlement_difference_kind check (kind in ('MISSING_HERE', 'MISSING_THERE', 'AMOUNT_DIFFERS',
    'STATUS_DIFFERS', 'DUPLICATE')),
  constraint ck_settlement_difference_resolved check ((resolution is null) = (resolved_at is null))
);
comment on table payment.settlement_difference is 'One per provider, day and operation, whatever is wrong with it; each is a task for finance.';
comment on column payment.settlement_difference.our_amount is 'Null when we have no such capture or refund.';
comment on column payment.settlement_difference.their_amount is 'Of all lines about it together; null when the file has none.';
comment on column payment.settlement_difference.resolution is 'What finance chose in the task; null while it is open.';

create index ix_capture_ended on payment.capture (ended_at) where status = 'DONE';
create index ix_refund_part_ended on payment.refund_part (ended_at) where status = 'DONE';
