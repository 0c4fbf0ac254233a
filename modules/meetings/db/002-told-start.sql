-- The earliest beginning that the guest of a change or a cancellation knows: it comes before that.
alter table meeting_letter add column told_start timestamptz;
