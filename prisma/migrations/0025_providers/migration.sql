-- Lines that providers carry: what they took of our messages, and who asked for no more of them.
CREATE TABLE message_receipt (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  conversation_id text NOT NULL,
  seq integer NOT NULL,
  part integer NOT NULL,
  address text NOT NULL,
  provider_id text,
  status text NOT NULL,
  why text,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, conversation_id, seq, part),
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX message_receipt_provider_idx ON message_receipt (tenant_id, address, provider_id);
SELECT protect_tenant_table('message_receipt');
GRANT SELECT, INSERT, UPDATE, DELETE ON message_receipt TO patchbay_app;

CREATE TABLE message_opt_out (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  number text NOT NULL,
  address text NOT NULL,
  words text NOT NULL,
  at timestamptz(3) NOT NULL,
  confirmed boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant_id, number)
);
SELECT protect_tenant_table('message_opt_out');
GRANT SELECT, INSERT, UPDATE, DELETE ON message_opt_out TO patchbay_app;

-- While a webhook's secret is changed, the old one signs beside the new one.
ALTER TABLE webhook ADD COLUMN previous_secret text, ADD COLUMN previous_until timestamptz(3);
