-- Takes due hints out of lanes, the first lane first, by this server's clock.
-- KEYS: 1 the role stamp, then the lanes. ARGV: 1 how many at most.
-- Answers the milliseconds until the next hint is due (-1: there is none), then lane number (from 0) and id of each.
local role = redis.call('GET', KEYS[1])
if role and role ~= 'queue' then
  return redis.error_reply('FOREIGN this server has the role ' .. role)
end
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local left = tonumber(ARGV[1])
local reply = { -1 }
for number = 2, #KEYS do
  local lane = KEYS[number]
  if left > 0 then
    local due = redis.call('ZRANGEBYSCORE', lane, '-inf', now, 'LIMIT', 0, left)
    for _, id in ipairs(due) do
      reply[#reply + 1] = number - 2
      reply[#reply + 1] = id
    end
    if #due > 0 then
      redis.call('ZREM', lane, unpack(due))
      left = left - #due
    end
  end
  local head = redis.call('ZRANGE', lane, 0, 0, 'WITHSCORES')
  if head[2] then
    local wait = math.max(0, head[2] - now)
    if reply[1] < 0 or wait < reply[1] then
      reply[1] = wait
    end
  end
end
return reply
