-- Looks at a lane as one of its jobs meets it.
-- KEYS: 1 the lane's workers, 2 its refused types, 3 its hints. ARGV: 1 the type of the job, 2 the job.
-- Answers how many workers live, 1 if the type is refused, 1 if the job is hinted, and how many hints are due.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local refused = redis.call('ZSCORE', KEYS[2], ARGV[1])
return {
  redis.call('ZCOUNT', KEYS[1], '(' .. now, '+inf'),
  (refused and tonumber(refused) > now) and 1 or 0,
  redis.call('ZSCORE', KEYS[3], ARGV[2]) and 1 or 0,
  redis.call('ZCOUNT', KEYS[3], '-inf', now),
}
