-- Every way to pay.

alter table ordering.tender
  alter column token drop not null,
  add column code text,
  drop constraint ck_tender_method,
  add constraint ck_tender_method check (method in ('credit-card', 'debit-card', 'pix', 'boleto', 'bank-transfer',
    'gift-card', 'store-credit', 'pay-in-store')),
  add constraint ck_tender_token check ((token is not null) = (method in ('credit-card', 'debit-card'))),
  add constraint ck_tender_code check ((code is not null) = (method in ('gift-card', 'store-credit')));
comment on column ordering.tender.token is 'The payment provider''s token of a card; never a card number. Null for other ways to pay.';
comment on column ordering.tender.code is 'Of a gift card or store credit; whoever knows it may pay with it. Null for other ways to pay.';

alter table payment.payment
  add column installments integer not null default 1,
  add constraint ck_payment_installments check (installments between 1 and 24);
comment on column payment.payment.installments is 'In how many instalments the customer pays a credit card; 1 otherwise.';
