-- Adds hints to a lane, if the server still is what the promoter read about and the lane is not full. The last fifth of a lane is kept
-- for what is due about now: neither a backlog nor what is due later shall keep it out.
-- KEYS: 1 the generation, 2 the lane. ARGV: 1 the expected generation, 2 how many hints fill the lane, then score and id of each.
-- Answers 0, -1 when the generation is another one (the server was wiped) or -2 when hints were left out, and how many are new.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return { -1, 0 }
end
local full = tonumber(ARGV[2])
local size = redis.call('ZCARD', KEYS[2])
if size >= full then
  return { -2, 0 }
end
if size < full * 4 / 5 then
  return { 0, redis.call('ZADD', KEYS[2], unpack(ARGV, 3)) }
end
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local soon = {}
for at = 3, #ARGV, 2 do
  local due = tonumber(ARGV[at])
  if due >= now - 30000 and due <= now + 15000 then
    soon[#soon + 1] = ARGV[at]
    soon[#soon + 1] = ARGV[at + 1]
  end
end
local added = 0
if #soon > 0 then
  added = redis.call('ZADD', KEYS[2], unpack(soon))
end
return { #soon == #ARGV - 2 and 0 or -2, added }
