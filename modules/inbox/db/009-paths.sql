-- Ways to files by what they hold and by their conversation, to uploads that no message took, and to promises of a conversation.
create index attachment_sha256 on attachment (brand_id, sha256);
create index attachment_conversation on attachment (brand_id, conversation_id) where conversation_id is not null;
create index attachment_unsent on attachment (brand_id, created_at) where message_id is null and erased_at is null;
create index promise_conversation on promise (brand_id, conversation_id) where conversation_id is not null;
