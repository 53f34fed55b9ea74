-- A fulfilment may leave less owed than there was before, or as much: its shipping may be waived, its goods be for nothing.

alter table payment.charge drop constraint ck_charge_amount, add constraint ck_charge_amount check (amount <> 0);
comment on column payment.charge.amount is 'What is owed more with it, in the order''s currency; negative for less.';
