-- Orders that go another way than they were sourced for.

create table sourcing.reroute (
  order_id uuid not null,
  rerouted_at timestamptz not null,
  constraint pk_reroute primary key (order_id)
);
comment on table sourcing.reroute is 'The last time the customer chose another address, method or store. What was planned until then and is planned anew goes the way that the order says.';
