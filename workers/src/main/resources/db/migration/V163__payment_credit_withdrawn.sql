-- Credit for goods that the customer took with them again.

alter table payment.credit_entry
  drop constraint ck_credit_entry_kind,
  add constraint ck_credit_entry_kind check (kind in ('ISSUE', 'HOLD', 'CAPTURE', 'RELEASE', 'REFUND', 'WITHDRAW'));
comment on column payment.credit_entry.kind is 'ISSUE, REFUND and RELEASE add to the balance; HOLD takes from it and adds to what is held; CAPTURE and RELEASE take from what is held; WITHDRAW takes from the balance what was issued by mistake.';
