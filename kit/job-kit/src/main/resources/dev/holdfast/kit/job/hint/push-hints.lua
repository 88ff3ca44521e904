-- Adds hints to a lane, if the server still is what the promoter read about and the lane is not full.
-- KEYS: 1 the generation, 2 the lane. ARGV: 1 the expected generation, 2 how many hints fill the lane, then score and id of each.
-- Answers how many hints were not there before; -1 when the generation is another one: the server was wiped; -2: full.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return -1
end
if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[2]) then
  return -2
end
return redis.call('ZADD', KEYS[2], unpack(ARGV, 3))
