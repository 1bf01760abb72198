-- What flows work with beside calls: tables, a do-not-call list, accounts with services outside, message templates,
-- survey answers, and the outcomes of effects that must not happen twice.
CREATE TABLE data_table (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  name text NOT NULL,
  title text NOT NULL,
  columns jsonb NOT NULL,
  changed_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (tenant_id, name)
);

CREATE TABLE data_row (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  table_name text NOT NULL,
  id text NOT NULL,
  cells jsonb NOT NULL,
  added_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (tenant_id, table_name, id),
  FOREIGN KEY (tenant_id, table_name) REFERENCES data_table (tenant_id, name) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX data_row_tenant_id_table_name_added_at_idx ON data_row (tenant_id, table_name, added_at);

CREATE TABLE do_not_call (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  number text NOT NULL,
  reason text NOT NULL,
  added_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamptz(3),
  PRIMARY KEY (tenant_id, number)
);

CREATE TABLE connection (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  kind text NOT NULL,
  settings jsonb NOT NULL,
  sealed text,
  changed_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (tenant_id, kind)
);

CREATE TABLE message_template (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  name text NOT NULL,
  title text NOT NULL,
  channel text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  changed_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (tenant_id, name)
);

CREATE TABLE survey_answer (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  key text NOT NULL,
  call_id text NOT NULL,
  question text NOT NULL,
  score integer NOT NULL,
  best integer NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (tenant_id, key)
);
CREATE INDEX survey_answer_tenant_id_call_id_idx ON survey_answer (tenant_id, call_id);
CREATE INDEX survey_answer_tenant_id_question_at_idx ON survey_answer (tenant_id, question, at);

CREATE TABLE effect_outcome (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  key text NOT NULL,
  outcome jsonb NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (tenant_id, key)
);

DO $$
DECLARE
  target regclass;
BEGIN
  FOREACH target IN ARRAY ARRAY['data_table', 'data_row', 'do_not_call', 'connection', 'message_template', 'survey_answer',
    'effect_outcome']::regclass[] LOOP
    PERFORM protect_tenant_table(target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO patchbay_app', target);
  END LOOP;
END $$;
REVOKE UPDATE, DELETE ON survey_answer, effect_outcome FROM patchbay_app;
