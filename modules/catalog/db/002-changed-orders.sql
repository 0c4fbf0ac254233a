-- Orders that changed lately, for what follows an order.
create index customer_order_changed on customer_order (brand_id, updated_at, id);
