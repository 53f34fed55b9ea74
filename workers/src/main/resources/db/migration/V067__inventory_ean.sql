-- The code on the label of a product, as scanners read it.

alter table inventory.product
  add column ean text,
  add constraint ck_product_ean check (ean ~ '^([0-9]{8}|[0-9]{12,14})$');
comment on column inventory.product.ean is 'EAN or GTIN with its check digit; null when it is not known. Two products may share one.';
