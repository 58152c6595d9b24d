/* Finds its own learning rate by a range test, and trains with it. */
#include <lrsuggest.h>
#include <stdio.h>
#include <stdlib.h>

#include "digits.h"
#include "network.h"

enum { STEPS = 600, SEED = 1 };

/* Trains a fresh network with growing rates until the sweep has seen enough. */
static lrs_status range_test(const digits *data, const lrs_sweep_options *options,
                             lrs_curve **curve, lrs_error *error) {
  static network net;
  lrs_sweep *sweep = NULL;
  double learning_rate;
  lrs_status status = lrs_sweep_create(options, &sweep, error);
  network_start(&net, SEED);
  while (status == LRS_OK &&
         (status = lrs_sweep_learning_rate(sweep, &learning_rate, error)) == LRS_OK)
    status = lrs_sweep_record(sweep, network_step(&net, data, learning_rate), error);
  if (status == LRS_SWEEP_ENDED) status = lrs_sweep_curve(sweep, curve, error);
  lrs_sweep_free(sweep);
  return status;
}

static lrs_status suggest(const digits *data, const lrs_sweep_options *options,
                          lrs_suggestion *suggestion, lrs_error *error) {
  lrs_context context = LRS_CONTEXT_INIT;
  context.schedule = LRS_SCHEDULE_LINEAR;
  context.optimizer = LRS_OPTIMIZER_MOMENTUM;
  context.steps = STEPS;
  context.batch_size = BATCH;
  context.epochs = (double)STEPS * BATCH / TRAINED;
  lrs_curve *curve = NULL;
  lrs_status status = range_test(data, options, &curve, error);
  if (status == LRS_OK) status = lrs_suggest(curve, &context, suggestion, error);
  lrs_curve_free(curve);
  return status;
}

/* Trains with a rate that falls linearly to zero; returns the held-out accuracy. */
static double train(const digits *data, double learning_rate) {
  static network net;
  network_start(&net, SEED);
  for (int step = 0; step < STEPS; step++)
    network_step(&net, data, learning_rate * (STEPS - step) / STEPS);
  return network_accuracy(&net, data);
}

int main(int count, char **arguments) {
  static digits data;
  lrs_sweep_options options = LRS_SWEEP_OPTIONS_INIT;
  lrs_suggestion suggestion = LRS_SUGGESTION_INIT;
  lrs_error error;
  if (count < 2 || count > 3 || digits_read(arguments[1], &data) != 0) {
    fprintf(stderr, "usage: %s digits.txt [end of the range test]\n", arguments[0]);
    return 2;
  }
  if (count == 3) options.end_learning_rate = atof(arguments[2]);
  if (suggest(&data, &options, &suggestion, &error) != LRS_OK) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  const double accuracy = train(&data, suggestion.learning_rate);
  printf("lrsuggest %s: train with %.2g, which lies between %.2g and %.2g in 80 %% of cases\n",
         lrs_version(), suggestion.learning_rate, suggestion.interval_low,
         suggestion.interval_high);
  printf("held-out accuracy %.3f\n", accuracy);
  printf("with a tenth of it %.3f, with ten times as much %.3f\n",
         train(&data, suggestion.learning_rate / 10), train(&data, suggestion.learning_rate * 10));
  return 0;
}
