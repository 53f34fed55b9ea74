-- Customers put what they give back into a locker of a store, and staff take it out.

alter table pickup.compartment
  add column return_id uuid,
  add constraint uq_compartment_return unique (return_id),
  drop constraint ck_compartment_taken,
  add constraint ck_compartment_taken check (num_nonnulls(fulfilment_id, return_id) = (status in ('TAKEN', 'TO_EMPTY'))::int);
comment on table pickup.compartment is 'One door of a locker: for one pickup or one return at a time.';
comment on column pickup.compartment.return_id is 'Whose goods are in it, brought back by the customer; until staff have received them.';
