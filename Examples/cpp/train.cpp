// The C example's network finds its learning rate and trains with it, through lrsuggest.hpp.
#include "lrsuggest.hpp"

#include <cstdio>
#include <memory>

#include "../c/digits.h"
#include "../c/network.h"

namespace {

constexpr int steps = 600;
constexpr std::uint64_t seed = 1;

std::unique_ptr<network> fresh_network() {
  auto net = std::unique_ptr<network>(new network);
  network_start(net.get(), seed);
  return net;
}

lrs_suggestion range_test(const digits &data) {
  lrs_context context = LRS_CONTEXT_INIT;
  context.schedule = LRS_SCHEDULE_LINEAR;
  context.optimizer = LRS_OPTIMIZER_MOMENTUM;
  context.steps = steps;
  context.batch_size = BATCH;
  context.epochs = static_cast<double>(steps) * BATCH / TRAINED;

  const auto net = fresh_network();
  lrsuggest::Sweep sweep;
  double learning_rate;
  while (sweep.next(learning_rate)) sweep.record(network_step(net.get(), &data, learning_rate));
  return sweep.curve().suggest(context);
}

double train(const digits &data, double learning_rate) {
  const auto net = fresh_network();
  for (int step = 0; step < steps; step++)
    network_step(net.get(), &data, learning_rate * (steps - step) / steps);
  return network_accuracy(net.get(), &data);
}

}  // namespace

int main(int count, char **arguments) {
  const auto data = std::unique_ptr<digits>(new digits);
  if (count != 2 || digits_read(arguments[1], data.get()) != 0) {
    std::fprintf(stderr, "usage: %s digits.txt\n", arguments[0]);
    return 2;
  }
  try {
    const lrs_suggestion suggestion = range_test(*data);
    std::printf("lrsuggest %s: train with %.2g\n", lrs_version(), suggestion.learning_rate);
    std::printf("held-out accuracy %.3f\n", train(*data, suggestion.learning_rate));
  } catch (const lrsuggest::Refusal &refusal) {
    std::fprintf(stderr, "no learning rate: %s\n", refusal.what());
    return 1;
  } catch (const lrsuggest::Error &error) {
    std::fprintf(stderr, "misuse: %s\n", error.what());
    return 2;
  }
}
