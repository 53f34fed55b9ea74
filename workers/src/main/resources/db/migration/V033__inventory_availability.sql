-- What each channel may sell of what is there, and where a node lies when stock near a place is asked for.

create table inventory.channel_rule (
  channel text not null,
  rule_id text collate "C" not null,
  node_id text collate "C",
  product_group text,
  safety_stock integer not null,
  threshold integer not null,
  open boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 0,
  constraint pk_channel_rule primary key (channel, rule_id),
  constraint uq_channel_rule_reach unique nulls not distinct (channel, node_id, product_group),
  constraint fk_channel_rule_node foreign key (node_id) references inventory.node (node_id),
  constraint ck_channel_rule_channel check (channel in ('web', 'app', 'marketplace', 'store', 'call-centre')),
  constraint ck_channel_rule_safety_stock check (safety_stock >= 0),
  constraint ck_channel_rule_threshold check (threshold >= 0)
);
comment on table inventory.channel_rule is 'How much of the stock a channel sees. Of the rules that reach a node and product the one with the narrowest reach counts, whole: node and group, then node, then group, then all.';
comment on column inventory.channel_rule.rule_id is 'Chosen by the administrator, such as fresh-at-paulista.';
comment on column inventory.channel_rule.node_id is 'Null: at every node.';
comment on column inventory.channel_rule.product_group is 'Null: for every product.';
comment on column inventory.channel_rule.safety_stock is 'Units kept from this channel, on top of the safety stock of the stock level.';
comment on column inventory.channel_rule.threshold is 'With fewer units than this left, the channel sees none.';
comment on column inventory.channel_rule.open is 'False: the channel sees nothing there.';

-- "Near here" first takes the nodes in a rectangle, and computes distances only to those.
create index ix_node_place on inventory.node (latitude, longitude) where active;

create function inventory.distance_km(from_latitude double precision, from_longitude double precision,
    to_latitude double precision, to_longitude double precision) returns double precision
  language sql immutable strict parallel safe
  return 2 * 6371.0088 * asin(least(1, sqrt(
    power(sin(radians(to_latitude - from_latitude) / 2), 2)
      + cos(radians(from_latitude)) * cos(radians(to_latitude))
        * power(sin(radians(to_longitude - from_longitude) / 2), 2))));
comment on function inventory.distance_km is 'Great-circle distance (haversine) between two places in degrees, on a sphere of the mean radius of the earth: right to 0.5 %.';
