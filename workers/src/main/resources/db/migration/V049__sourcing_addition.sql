-- Lines that a change adds to an order are sourced by themselves.

alter table sourcing.decision
  drop constraint ck_decision_cause,
  add constraint ck_decision_cause check (cause in ('initial', 'rejected', 'short', 'moved', 'changed', 'customer-choice',
    'stock-arrived', 'not-arrived', 'added'));
