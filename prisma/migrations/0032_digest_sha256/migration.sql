-- The HA1 of SHA-256 (RFC 8760) beside MD5's. Credentials from before have none, and end within two hours.
ALTER TABLE phone_credential ADD COLUMN ha1_sha256 TEXT;
ALTER TABLE test_phone_grant ADD COLUMN ha1_sha256 TEXT;
