-- Channels that we deliver to by ourselves: how far each conversation's messages have been handed over.
ALTER TABLE conversation
  ADD COLUMN delivered_seq integer NOT NULL DEFAULT 0,
  ADD COLUMN delivery_attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN deliver_at timestamptz(3);
CREATE INDEX conversation_undelivered_idx ON conversation (tenant_id, deliver_at)
  WHERE channel <> 'chat' AND ((state ->> 'lastSeq')::integer) > delivered_seq;
