-- The place of an SMS line among those that stand in for one another; without one it stands alone.
alter table channel_account add column line_order smallint;
-- What its provider said is left on the account: {"left", "unit", "low", "at"}.
alter table channel_account add column credit jsonb;
