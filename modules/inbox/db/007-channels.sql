-- Bots were asked whatever their settings said: no messenger had been told to call in. Now the word counts, so it is set to what is so.
update channel_account set settings = settings || '{"by": "polling"}'
  where kind in ('telegram', 'bale') and settings ->> 'by' = 'webhook';
