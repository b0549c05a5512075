-- Why a reply was sent back stands beside the reply, so that the agency reads it where it writes the next one.
alter table reply add column verdict_opinion text;
comment on column reply.verdict_opinion is '审核意见';
