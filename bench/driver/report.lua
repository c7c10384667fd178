-- Asks for one path, or in turn for as many as its argument says (PATH with a number instead of "%d"), and tells what
-- was measured as a line of JSON.

function init(args)
  local paths = tonumber(args[1] or "1")
  if paths > 1 then
    local requests, next = {}, 0
    for i = 0, paths - 1 do requests[i + 1] = wrk.format("GET", (wrk.path:gsub("%%25d", i):gsub("%%d", i))) end
    -- 7919 is prime: neighbours in time are not neighbours in the table.
    request = function()
      next = (next + 7919) % paths
      return requests[next + 1]
    end
  end
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format('{"done": %d, "seconds": %.6f, "p50_us": %d, "p99_us": %d, "errors": %d}', summary.requests,
    summary.duration / 1e6, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
