"""Work B1 in SimPy, as its own documentation would have it: a process for each call, a resource of 32 agents.

M/M/32+M, 6 calls a minute, handling 300 s, patience 180 s, all exponential; tallies by half hour and month.
Usage: python3 event_processes.py CALLS SEED. Prints counts and the seconds of the simulation as JSON.
"""

import json
import random
import sys
import time

import simpy

HALF_HOUR = 1800.0
MONTH = 30.4375 * 86400.0


def call(env, agents, intervals, months):
    arrived = env.now
    interval = intervals[int(arrived / HALF_HOUR) % 336]
    month = months.setdefault(int(arrived / MONTH), {"received": 0, "within": 0, "abandoned": 0, "late": 0})
    interval["received"] += 1
    month["received"] += 1
    with agents.request() as agent:
        patience = env.timeout(random.expovariate(1 / 180))
        result = yield agent | patience
        waited = env.now - arrived
        if agent not in result:
            interval["lost"] += 1
            month["abandoned"] += 1
            return
        if waited <= 20:
            interval["within"] += 1
            month["within"] += 1
        if waited > 90:
            interval["lost"] += 1
            month["late"] += 1
        yield env.timeout(random.expovariate(1 / 300))
        intervals[int(env.now / HALF_HOUR) % 336]["handling"] += env.now - arrived - waited


def arrivals(env, agents, count, intervals, months):
    for _ in range(count):
        yield env.timeout(random.expovariate(6 / 60))
        env.process(call(env, agents, intervals, months))


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    intervals = [{"received": 0, "within": 0, "lost": 0, "handling": 0.0} for _ in range(336)]
    months = {}
    env = simpy.Environment()
    agents = simpy.Resource(env, capacity=32)
    env.process(arrivals(env, agents, count, intervals, months))
    started = time.perf_counter()
    env.run()
    seconds = time.perf_counter() - started
    total = {key: sum(month[key] for month in months.values()) for key in ("received", "within", "abandoned", "late")}
    print(json.dumps({"calls": total["received"], "within": total["within"], "abandoned": total["abandoned"], "answeredLate": total["late"], "seconds": seconds}))


main()
