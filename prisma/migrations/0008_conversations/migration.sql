-- Contacts in writing: conversations with numbered messages, the addresses they come in by, and their places in queues.
CREATE TABLE conversation (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  channel text NOT NULL,
  address text NOT NULL,
  visitor text NOT NULL,
  facts jsonb NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  closed_at timestamptz(3),
  state jsonb NOT NULL,
  status text NOT NULL,
  agent_id text,
  runtime text,
  resume json,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX conversation_tenant_id_address_visitor_opened_at_idx
  ON conversation (tenant_id, address, visitor, opened_at DESC);
-- A visitor has one open conversation at an address, however many tabs begin one at once.
CREATE UNIQUE INDEX conversation_one_open_idx ON conversation (tenant_id, address, visitor) WHERE closed_at IS NULL;
CREATE INDEX conversation_open_idx ON conversation (tenant_id, runtime) WHERE closed_at IS NULL;
CREATE INDEX conversation_of_agent_idx ON conversation (tenant_id, agent_id) WHERE closed_at IS NULL;

CREATE TABLE conversation_message (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  conversation_id text NOT NULL,
  seq integer NOT NULL,
  key text NOT NULL,
  at timestamptz(3) NOT NULL,
  author jsonb NOT NULL,
  body jsonb NOT NULL,
  PRIMARY KEY (tenant_id, conversation_id, seq)
);
CREATE UNIQUE INDEX conversation_message_tenant_id_conversation_id_key_key
  ON conversation_message (tenant_id, conversation_id, key);

ALTER TABLE bound_number ADD COLUMN channel text NOT NULL DEFAULT 'voice', ADD COLUMN settings jsonb;
ALTER TABLE call ADD COLUMN channel text NOT NULL DEFAULT 'voice';
ALTER TABLE queue_entry ADD COLUMN channel text NOT NULL DEFAULT 'voice';
-- How many chats an agent has at hand.
CREATE INDEX queue_entry_at_hand_idx ON queue_entry (tenant_id, (state ->> 'agent'))
  WHERE channel <> 'voice' AND status IN ('offered', 'talking');

DO $$
DECLARE
  target regclass;
BEGIN
  FOREACH target IN ARRAY ARRAY['conversation', 'conversation_message']::regclass[] LOOP
    PERFORM protect_tenant_table(target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO patchbay_app', target);
  END LOOP;
END $$;
REVOKE UPDATE, DELETE ON conversation_message FROM patchbay_app;
