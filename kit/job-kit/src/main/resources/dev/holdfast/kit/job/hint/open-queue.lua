-- Takes this server for the queue and answers what a promoter needs before it pushes.
-- KEYS: 1 the role stamp, 2 the generation. ARGV: 1 the generation to begin with where there is none.
-- Answers the generation and the server's clock in milliseconds; refuses a server stamped with another role.
redis.call('SET', KEYS[1], 'queue', 'NX')
local role = redis.call('GET', KEYS[1])
if role ~= 'queue' then
  return redis.error_reply('FOREIGN this server has the role ' .. role)
end
redis.call('SET', KEYS[2], ARGV[1], 'NX')
local clock = redis.call('TIME')
return { redis.call('GET', KEYS[2]), clock[1] * 1000 + math.floor(clock[2] / 1000) }
