-- Whoever counts a day up holds its row until they commit, and every message of a day counts the same row up: messages of all customers
-- waited for each other. Now there are several rows for it, and each connection counts in its own; readers sum them.
alter table interaction_day add column slot smallint not null default 0;
alter table interaction_day drop constraint interaction_day_pkey;
alter table interaction_day add primary key (brand_id, day, kind, channel, partner_id, direction, slot);
