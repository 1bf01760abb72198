-- Sign-in keeps its own tables (names and columns as better-auth 1.7 expects them) in a schema and under a role of its own.
-- An organization is a tenant and a member is an agent row: triggers keep the two in step, so that no process has to.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'patchbay_auth') THEN
    CREATE ROLE patchbay_auth NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

CREATE SCHEMA auth;
GRANT USAGE ON SCHEMA auth TO patchbay_auth;

CREATE TABLE auth."user" (
  "id" text PRIMARY KEY,
  "name" text NOT NULL,
  "email" text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL DEFAULT false,
  "image" text,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE auth."session" (
  "id" text PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  "token" text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" text NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE,
  "activeOrganizationId" text
);
CREATE INDEX "session_userId_idx" ON auth."session" ("userId");

CREATE TABLE auth."account" (
  "id" text PRIMARY KEY,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" text NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL
);
CREATE INDEX "account_userId_idx" ON auth."account" ("userId");

CREATE TABLE auth."verification" (
  "id" text PRIMARY KEY,
  "identifier" text NOT NULL,
  "value" text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "verification_identifier_idx" ON auth."verification" ("identifier");

CREATE TABLE auth."organization" (
  "id" text PRIMARY KEY,
  "name" text NOT NULL,
  "slug" text NOT NULL UNIQUE,
  "logo" text,
  "createdAt" timestamptz NOT NULL,
  "metadata" text
);

CREATE TABLE auth."member" (
  "id" text PRIMARY KEY,
  "organizationId" text NOT NULL REFERENCES auth."organization" ("id") ON DELETE CASCADE,
  "userId" text NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE,
  "role" text NOT NULL,
  "createdAt" timestamptz NOT NULL,
  UNIQUE ("organizationId", "userId")
);
CREATE INDEX "member_userId_idx" ON auth."member" ("userId");

CREATE TABLE auth."invitation" (
  "id" text PRIMARY KEY,
  "organizationId" text NOT NULL REFERENCES auth."organization" ("id") ON DELETE CASCADE,
  "email" text NOT NULL,
  "role" text,
  "status" text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "inviterId" text NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE
);
CREATE INDEX "invitation_organizationId_idx" ON auth."invitation" ("organizationId");
CREATE INDEX "invitation_email_idx" ON auth."invitation" ("email");

CREATE TABLE auth."rateLimit" (
  "id" text PRIMARY KEY,
  "key" text NOT NULL UNIQUE,
  "count" integer NOT NULL,
  "lastRequest" bigint NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA auth TO patchbay_auth;

-- The organization's metadata (JSON text) may name `timeZone` and `language`.
CREATE FUNCTION auth.tenant_follows_organization() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  facts jsonb := '{}';
BEGIN
  BEGIN
    facts := coalesce(nullif(NEW."metadata", '')::jsonb, '{}');
  EXCEPTION WHEN invalid_text_representation THEN NULL; -- somebody else's metadata: keep the defaults
  END;
  INSERT INTO tenant (id, slug, name, time_zone, language, parent_id)
  VALUES (NEW."id", NEW."slug", NEW."name", coalesce(facts->>'timeZone', 'UTC'), coalesce(facts->>'language', 'en'), facts->>'parent')
  ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name,
    time_zone = coalesce(facts->>'timeZone', tenant.time_zone), language = coalesce(facts->>'language', tenant.language),
    parent_id = coalesce(facts->>'parent', tenant.parent_id);
  RETURN NEW;
END $$;
CREATE TRIGGER tenant_follows AFTER INSERT OR UPDATE ON auth."organization"
  FOR EACH ROW EXECUTE FUNCTION auth.tenant_follows_organization();

CREATE FUNCTION auth.agent_follows_member() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before text := current_setting('app.tenant_id', true);
  changed auth."member";
  since bigint := floor(extract(epoch FROM clock_timestamp()) * 1000);
BEGIN
  changed := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  PERFORM set_config('app.tenant_id', changed."organizationId", true);
  IF TG_OP = 'DELETE' THEN
    UPDATE agent SET removed_at = now(), status = 'offline', lease_end = NULL, revision = revision + 1,
      state = jsonb_build_object('status', 'offline', 'since', since)
    WHERE id = changed."userId";
  ELSE
    INSERT INTO agent (id, name, email, role, state)
    SELECT u."id", u."name", u."email", changed."role", jsonb_build_object('status', 'offline', 'since', since)
    FROM auth."user" u WHERE u."id" = changed."userId"
    ON CONFLICT (tenant_id, id) DO UPDATE SET role = excluded.role, removed_at = NULL;
  END IF;
  PERFORM set_config('app.tenant_id', coalesce(before, ''), true);
  RETURN NULL;
END $$;
CREATE TRIGGER agent_follows AFTER INSERT OR UPDATE OR DELETE ON auth."member"
  FOR EACH ROW EXECUTE FUNCTION auth.agent_follows_member();

CREATE FUNCTION auth.agent_follows_user() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before text := current_setting('app.tenant_id', true);
  tenant text;
BEGIN
  FOR tenant IN SELECT "organizationId" FROM auth."member" WHERE "userId" = NEW."id" LOOP
    PERFORM set_config('app.tenant_id', tenant, true);
    UPDATE agent SET name = NEW."name", email = NEW."email" WHERE id = NEW."id";
  END LOOP;
  PERFORM set_config('app.tenant_id', coalesce(before, ''), true);
  RETURN NULL;
END $$;
CREATE TRIGGER agent_follows AFTER UPDATE OF "name", "email" ON auth."user"
  FOR EACH ROW EXECUTE FUNCTION auth.agent_follows_user();

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA auth FROM PUBLIC;
