-- How far each connected e-mail folder was read, and what stands in its way.
CREATE TABLE mailbox_state (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  address text NOT NULL,
  validity text,
  uid bigint,
  connected_at timestamptz(3),
  trouble text,
  trouble_at timestamptz(3),
  PRIMARY KEY (tenant_id, address),
  FOREIGN KEY (address) REFERENCES bound_number (number) ON DELETE CASCADE
);
SELECT protect_tenant_table('mailbox_state');
GRANT SELECT, INSERT, UPDATE, DELETE ON mailbox_state TO patchbay_app;

-- A mail is known again by its Message-ID, and so is what it answers.
CREATE INDEX conversation_message_mail_idx ON conversation_message (tenant_id, key) WHERE key LIKE 'mail/%';
