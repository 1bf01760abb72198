-- Words that agents answer with again and again, for those whom they are for.
CREATE TABLE canned_answer (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  shortcut text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  language text,
  teams text[] NOT NULL,
  queues text[] NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
SELECT protect_tenant_table('canned_answer');
GRANT SELECT, INSERT, UPDATE, DELETE ON canned_answer TO patchbay_app;
