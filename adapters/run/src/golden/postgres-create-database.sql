SELECT 'CREATE DATABASE "sample" OWNER "sample_owner"' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'sample') \gexec
