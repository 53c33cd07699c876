-- Looked through at every look of a consumer of SQS; nearly always empty there.
create index idx_jobs_unreported on jobs.jobs (queue) where state = 'dead' and not ticketed;
