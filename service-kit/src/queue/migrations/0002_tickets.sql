-- Whether SQS has a ticket for the job; false for all where PostgreSQL alone is the queue.
alter table jobs.jobs add column ticketed boolean not null default false;
