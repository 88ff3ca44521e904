-- Takes due hints out of lanes by this server's clock: to each lane its share, then what a lane left over to the others, the first
-- lane first. Within a share what became due just now comes before what waits, save for the part that is kept for the waiting.
-- KEYS: 1 the role stamp, then the lanes.
-- ARGV: 1 how many at most, 2 after how many milliseconds overdue a hint waits, 3 after how many it is backlog,
--       4 how much backlog at most, then for each lane its share and how much of that is kept for the waiting.
-- Answers the milliseconds until the next hint is due (-1: there is none), then of each hint lane number (from 0), id and 1 for backlog.
local role = redis.call('GET', KEYS[1])
if role and role ~= 'queue' then
  return redis.error_reply('FOREIGN this server has the role ' .. role)
end
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local waits = now - tonumber(ARGV[2])
local old = now - tonumber(ARGV[3])
local left = tonumber(ARGV[1])
local backlog = tonumber(ARGV[4])
local reply = { -1 }

local function take(number, from, to, most, mark)
  most = math.min(most, left)
  if most <= 0 then
    return 0
  end
  local ids = redis.call('ZRANGEBYSCORE', KEYS[number + 2], from, to, 'LIMIT', 0, most)
  for _, id in ipairs(ids) do
    reply[#reply + 1] = number
    reply[#reply + 1] = id
    reply[#reply + 1] = mark
  end
  if #ids > 0 then
    redis.call('ZREM', KEYS[number + 2], unpack(ids))
    left = left - #ids
  end
  return #ids
end

local function takeFresh(number, most)
  return take(number, '(' .. waits, now, most, 0)
end

-- What is late and no backlog: a backlog shall not keep it waiting either.
local function takeLate(number, most)
  return take(number, '(' .. old, waits, most, 0)
end

local function takeWaiting(number, most)
  local taken = take(number, '-inf', old, math.min(most, backlog), 1)
  backlog = backlog - taken
  return taken + takeLate(number, most - taken)
end

local lanes = #KEYS - 1
for number = 0, lanes - 1 do
  local share = tonumber(ARGV[5 + 2 * number])
  local kept = tonumber(ARGV[6 + 2 * number])
  local taken = takeWaiting(number, kept)
  taken = taken + takeFresh(number, share - taken)
  taken = taken + takeLate(number, share - taken)
  takeWaiting(number, share - taken)
end
for number = 0, lanes - 1 do
  takeFresh(number, left)
  takeLate(number, left)
  takeWaiting(number, left)
end
for number = 0, lanes - 1 do
  local head = redis.call('ZRANGEBYSCORE', KEYS[number + 2], backlog > 0 and '-inf' or '(' .. old, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
  if head[2] then
    local wait = math.max(0, head[2] - now)
    if reply[1] < 0 or wait < reply[1] then
      reply[1] = wait
    end
  end
end
return reply
