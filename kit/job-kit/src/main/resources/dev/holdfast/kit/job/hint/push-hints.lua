-- Adds hints to a lane, if the server still is what the promoter read about.
-- KEYS: 1 the generation, 2 the lane. ARGV: 1 the expected generation, then score and id of each hint.
-- Answers how many hints were not there before, or -1 when the generation is another one: the server was wiped.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return -1
end
return redis.call('ZADD', KEYS[2], unpack(ARGV, 2))
