// Work B1 as a plain event-list simulation: arrivals, departures and abandonments all in one std::priority_queue.
// M/M/32+M, 6 calls a minute, handling 300 s, patience 180 s, exponential, first come first served; full tallies by half hour and month.
// Usage: event-list CALLS SEED. Prints counts and the seconds of the simulation loop as JSON.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <queue>
#include <random>
#include <vector>

namespace {

enum class Kind : uint8_t { arrival, departure, abandonment };

struct Event {
  double time;
  uint64_t sequence;  // equal times happen in the order in which they were scheduled
  Kind kind;
  uint32_t call;
};

struct Later {
  bool operator()(const Event& a, const Event& b) const {
    return a.time != b.time ? a.time > b.time : a.sequence > b.sequence;
  }
};

struct Call {
  double arrived;
  double handling;
  bool waiting;
  int references;  // events and places in line that still name this call; its record is used again when there are none
};

struct Interval {
  uint64_t received = 0, within = 0, lost = 0;
  double handling = 0;
};

struct Month {
  uint64_t received = 0, within = 0, abandoned = 0, late = 0;
};

constexpr double halfHour = 1800.0, day = 86400.0, month = 30.4375 * day;
constexpr int servers = 32;

struct Simulation {
  std::priority_queue<Event, std::vector<Event>, Later> events;
  std::vector<Call> calls;
  std::vector<uint32_t> spare;
  std::deque<uint32_t> line;
  std::vector<Interval> intervals = std::vector<Interval>(336);
  std::vector<Month> months;
  std::mt19937_64 random;
  std::exponential_distribution<double> between{6.0 / 60.0}, handling{1.0 / 300.0}, patience{1.0 / 180.0};
  uint64_t sequence = 0;
  int busy = 0;

  explicit Simulation(uint64_t seed) : random(seed) {}

  void schedule(double time, Kind kind, uint32_t call) { events.push({time, sequence++, kind, call}); }

  Interval& intervalOf(double time) { return intervals[static_cast<uint64_t>(time / halfHour) % 336]; }

  Month& monthOf(double time) {
    auto index = static_cast<size_t>(time / month);
    if (index >= months.size()) months.resize(index + 1);
    return months[index];
  }

  void answer(uint32_t call, double now) {
    Call& one = calls[call];
    double waited = now - one.arrived;
    Interval& interval = intervalOf(one.arrived);
    Month& when = monthOf(one.arrived);
    if (waited <= 20.0) {
      interval.within++;
      when.within++;
    }
    if (waited > 90.0) {
      interval.lost++;
      when.late++;
    }
    double at = now, end = now + one.handling;
    while (at < end) {
      double next = (static_cast<double>(static_cast<uint64_t>(at / halfHour)) + 1) * halfHour;
      if (next > end) next = end;
      intervalOf(at).handling += next - at;
      at = next;
    }
    one.waiting = false;
    one.references++;
    busy++;
    schedule(end, Kind::departure, call);
  }

  void run(uint64_t count) {
    uint64_t arrived = 0;
    schedule(between(random), Kind::arrival, 0);
    while (!events.empty()) {
      Event event = events.top();
      events.pop();
      double now = event.time;
      switch (event.kind) {
        case Kind::arrival: {
          uint32_t call;
          if (spare.empty()) {
            call = static_cast<uint32_t>(calls.size());
            calls.push_back({});
          } else {
            call = spare.back();
            spare.pop_back();
          }
          calls[call] = {now, handling(random), false, 0};
          double willWait = patience(random);
          intervalOf(now).received++;
          monthOf(now).received++;
          if (busy < servers) {
            answer(call, now);
          } else {
            calls[call].waiting = true;
            calls[call].references = 2;
            line.push_back(call);
            schedule(now + willWait, Kind::abandonment, call);
          }
          if (++arrived < count) schedule(now + between(random), Kind::arrival, 0);
          break;
        }
        case Kind::departure:
          busy--;
          release(event.call);
          while (!line.empty()) {
            uint32_t next = line.front();
            line.pop_front();
            bool served = calls[next].waiting;
            if (served) answer(next, now);
            release(next);
            if (served) break;
          }
          break;
        case Kind::abandonment:
          if (calls[event.call].waiting) {
            calls[event.call].waiting = false;
            intervalOf(calls[event.call].arrived).lost++;
            monthOf(calls[event.call].arrived).abandoned++;
          }
          release(event.call);
          break;
      }
    }
  }

  void release(uint32_t call) {
    if (--calls[call].references == 0) spare.push_back(call);
  }
};

}  // namespace

int main(int argc, char** argv) {
  uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
  Simulation simulation(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
  auto started = std::chrono::steady_clock::now();
  simulation.run(count);
  std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;
  uint64_t received = 0, within = 0, abandoned = 0, late = 0;
  for (const Month& one : simulation.months) {
    received += one.received;
    within += one.within;
    abandoned += one.abandoned;
    late += one.late;
  }
  double handled = 0;
  for (const Interval& one : simulation.intervals) handled += one.handling;
  std::printf("{\"calls\": %llu, \"within\": %llu, \"abandoned\": %llu, \"answeredLate\": %llu, \"handlingHours\": %.1f, \"seconds\": %.4f}\n",
              static_cast<unsigned long long>(received), static_cast<unsigned long long>(within), static_cast<unsigned long long>(abandoned),
              static_cast<unsigned long long>(late), handled / 3600.0, seconds.count());
}
