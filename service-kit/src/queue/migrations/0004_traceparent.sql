-- The trace that a job was asked for in, so that the work is found where the request is. Nothing that runs already needs it.
alter table jobs.jobs add column traceparent text;
