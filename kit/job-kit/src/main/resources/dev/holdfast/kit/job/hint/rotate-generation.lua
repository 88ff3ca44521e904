-- Begins another generation in the place of one that cannot be trusted any more, once for all who notice.
-- KEYS: 1 the generation. ARGV: 1 the one that is not trusted, 2 the next.
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('SET', KEYS[1], ARGV[2])
end
return redis.call('GET', KEYS[1])
