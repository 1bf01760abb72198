-- Articles for agents or for everybody, in drafts and versions, and what they are found by.
ALTER TABLE article
  ADD COLUMN status text NOT NULL DEFAULT 'published',
  ADD COLUMN audience text NOT NULL DEFAULT 'agents',
  ADD COLUMN category text NOT NULL DEFAULT '',
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD COLUMN helpful integer NOT NULL DEFAULT 0,
  ADD COLUMN unhelpful integer NOT NULL DEFAULT 0,
  -- English by its stems and Chinese by its words; NULL: written before there was this column.
  ADD COLUMN found_by tsvector;
CREATE INDEX article_found_by_idx ON article USING gin (found_by);

CREATE TABLE article_version (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  article_id text NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  by text,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, article_id, version),
  FOREIGN KEY (tenant_id, article_id) REFERENCES article (tenant_id, id) ON DELETE CASCADE
);
SELECT protect_tenant_table('article_version');
GRANT SELECT, INSERT, UPDATE, DELETE ON article_version TO patchbay_app;
