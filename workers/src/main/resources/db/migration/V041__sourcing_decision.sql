-- Sourcing asks for a few products at every node; the primary key begins with the node.
create index ix_stock_level_sku on inventory.stock_level (sku);
