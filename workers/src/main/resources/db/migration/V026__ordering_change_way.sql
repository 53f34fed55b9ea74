-- Changes of where and how the customer gets the goods.

alter table ordering.change_request
  drop constraint ck_change_request_kind,
  add constraint ck_change_request_kind check (kind in ('cancel-lines', 'contact', 'address', 'fulfilment'));
