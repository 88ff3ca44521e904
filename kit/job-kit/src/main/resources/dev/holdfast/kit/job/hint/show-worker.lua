-- Notes that a worker lives, and which types of jobs it takes none of now; forgotten by itself.
-- KEYS: for each lane its workers and its refused types. ARGV: 1 the worker, 2 for how many milliseconds, then the types.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local lasting = tonumber(ARGV[2])
for key = 1, #KEYS do
  redis.call('ZREMRANGEBYSCORE', KEYS[key], '-inf', now)
end
for workers = 1, #KEYS, 2 do
  redis.call('ZADD', KEYS[workers], now + lasting, ARGV[1])
  redis.call('PEXPIRE', KEYS[workers], lasting)
  for type = 3, #ARGV do
    redis.call('ZADD', KEYS[workers + 1], now + lasting, ARGV[type])
    redis.call('PEXPIRE', KEYS[workers + 1], lasting)
  end
end
