/* Short runs at a few rates around an answer, and several sweeps. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>
#include <string.h>

static lrs_error error;

static lrs_probe *probe_around(double rate, int64_t steps, int32_t max_rates) {
  lrs_probe_options options = LRS_PROBE_OPTIONS_INIT;
  lrs_probe *probe = NULL;
  options.learning_rate = rate;
  options.steps_per_rate = steps;
  options.max_rates = max_rates;
  CHECK_STATUS(LRS_OK, lrs_probe_create(&options, NULL, &probe, &error));
  return probe;
}

/* Runs a probe to its end, with a parabola around 10^place; counts the resets. As nothing is
   gained from the first loss on, any lower one counts. */
static size_t run(lrs_probe *probe, double place) {
  double rate = 0;
  int32_t reset = 0;
  size_t resets = 0;
  while (lrs_probe_learning_rate(probe, &rate, &error) == LRS_OK) {
    CHECK_STATUS(LRS_OK, lrs_probe_needs_reset(probe, &reset, &error));
    resets += (size_t)reset;
    double distance = log10(rate) - place;
    CHECK_STATUS(LRS_OK, lrs_probe_record(probe, reset ? 0 : 1 + distance * distance,
                                          &error));
  }
  CHECK_STATUS(LRS_OK, lrs_probe_needs_reset(probe, &reset, &error));
  CHECK(reset == 0);
  return resets;
}

static void a_parabola_is_found(void) {
  lrs_probe *probe = probe_around(1e-3, 20, 6);
  lrs_probe_result result = LRS_PROBE_RESULT_INIT;
  lrs_trial trials[6] = {LRS_TRIAL_INIT};
  char text[2000];
  size_t count = 0, length = 0;
  int32_t state = -1;
  double rate = 7;
  CHECK_STATUS(LRS_OK, lrs_probe_state(probe, &state, &error));
  CHECK(state == LRS_PROBE_RUNNING);
  CHECK_REJECTED(LRS_ERROR_OUT_OF_TURN, result, lrs_probe_answer(probe, &result, &error));
  CHECK(run(probe, -1.9) == 4);
  CHECK_REJECTED(LRS_PROBE_ENDED, rate, lrs_probe_learning_rate(probe, &rate, &error));
  CHECK_STATUS(LRS_ERROR_OUT_OF_TURN, lrs_probe_record(probe, 1, &error));
  CHECK_STATUS(LRS_OK, lrs_probe_state(probe, &state, &error));
  CHECK(state == LRS_PROBE_BRACKETED);
  CHECK(strcmp(lrs_probe_state_name(state), "bracketed") == 0);
  CHECK(lrs_probe_state_name(4) == NULL && lrs_probe_state_name(-1) == NULL);
  CHECK_STATUS(LRS_OK, lrs_probe_answer(probe, &result, &error));
  CHECK(result.steps == 80 && result.struct_size == sizeof result);
  CHECK(fabs(log10(result.best_learning_rate) + 1.9) < 1e-9);
  CHECK(result.interval_low < result.learning_rate);
  CHECK(result.learning_rate < result.interval_high);
  double goal = log10(result.best_learning_rate) + result.correction;
  CHECK(fabs(log10(result.learning_rate) - (-3 + result.weight * (goal + 3))) < 1e-9);
  CHECK_STATUS(LRS_ERROR_BUFFER_TOO_SMALL, lrs_probe_trials(probe, trials, 3, &count, &error));
  CHECK(count == 4);
  CHECK_STATUS(LRS_OK, lrs_probe_trials(probe, trials, 6, &count, &error));
  for (size_t i = 0; i < count; i++) {
    CHECK(trials[i].struct_size == sizeof *trials && trials[i].steps == 20);
    CHECK(trials[i].state == LRS_STATE_COMPLETED);
    CHECK(fabs(log10(trials[i].learning_rate) - (-3 + 0.5 * (double)i)) < 1e-9);
    CHECK(fabs(trials[i].loss - 1 - pow(log10(trials[i].learning_rate) + 1.9, 2)) < 1e-9);
  }
  CHECK_STATUS(LRS_OK, lrs_probe_explanation(probe, text, sizeof text, &length, &error));
  CHECK(strlen(text) == length && strstr(text, "4 runs of 20 steps, 80 in all") != NULL);
  CHECK_STATUS(LRS_ERROR_BUFFER_TOO_SMALL,
               lrs_probe_explanation(probe, text, length, &length, &error));
  CHECK_STATUS(LRS_OK, lrs_probe_free(probe));
  CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_probe_free(probe));
}

static void where_every_run_diverges(void) {
  lrs_probe *probe = probe_around(1, LRS_UNKNOWN, 3);
  lrs_probe_result result = LRS_PROBE_RESULT_INIT;
  lrs_trial trials[3] = {LRS_TRIAL_INIT};
  size_t count = 0;
  for (int i = 0; i < 3; i++) CHECK_STATUS(LRS_OK, lrs_probe_record(probe, NAN, &error));
  CHECK_REJECTED(LRS_REFUSED_DIVERGED_AT_START, result,
                 lrs_probe_answer(probe, &result, &error));
  CHECK(strstr(error.message, "Every run diverged, down to 0.1") != NULL);
  CHECK_STATUS(LRS_OK, lrs_probe_trials(probe, trials, 3, &count, &error));
  CHECK(count == 3 && trials[2].state == LRS_STATE_NON_FINITE && isnan(trials[2].loss));
  CHECK_STATUS(LRS_OK, lrs_probe_free(probe));
}

static void the_context_and_the_interval_count(void) {
  lrs_probe_options options = LRS_PROBE_OPTIONS_INIT;
  lrs_context context = LRS_CONTEXT_INIT;
  lrs_probe *probe = NULL;
  lrs_probe_result result = LRS_PROBE_RESULT_INIT, plain = LRS_PROBE_RESULT_INIT;
  options.learning_rate = 0.01;
  context.steps = 400;
  CHECK_STATUS(LRS_OK, lrs_probe_create(&options, &context, &probe, &error));
  run(probe, -1.5);
  CHECK_STATUS(LRS_OK, lrs_probe_answer(probe, &plain, &error));
  CHECK(plain.steps == 120 && fabs(plain.correction - 0.15) < 1e-9);
  CHECK_STATUS(LRS_OK, lrs_probe_free(probe));
  options.interval_low = 0.009;
  options.interval_high = 0.011;
  context.schedule = LRS_SCHEDULE_CONSTANT;
  CHECK_STATUS(LRS_OK, lrs_probe_create(&options, &context, &probe, &error));
  run(probe, -1.5);
  CHECK_STATUS(LRS_OK, lrs_probe_answer(probe, &result, &error));
  CHECK(fabs(result.correction + 0.25) < 1e-9 && result.weight < plain.weight);
  CHECK_STATUS(LRS_OK, lrs_probe_free(probe));
}

static void what_is_no_probe(void) {
  lrs_probe_options options = LRS_PROBE_OPTIONS_INIT;
  lrs_probe *probe = (lrs_probe *)(uintptr_t)0xA5A5A5A5;
  const double rates[] = {0, -1, NAN, INFINITY};
  CHECK_REJECTED(LRS_ERROR_NULL_POINTER, probe, lrs_probe_create(NULL, NULL, &probe, &error));
  for (size_t i = 0; i < 4; i++) {
    options.learning_rate = rates[i];
    CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, probe,
                   lrs_probe_create(&options, NULL, &probe, &error));
  }
  options.learning_rate = 1;
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_probe_create(&options, NULL, NULL, &error));
  options.steps_per_rate = 9;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, probe,
                 lrs_probe_create(&options, NULL, &probe, &error));
  CHECK(strstr(error.message, "steps_per_rate is 9") != NULL);
  options.steps_per_rate = LRS_UNKNOWN;
  options.max_rates = LRS_MAX_PROBE_RATES + 1;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, probe,
                 lrs_probe_create(&options, NULL, &probe, &error));
  options.max_rates = LRS_MAX_PROBE_RATES;
  options.interval_low = 2;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, probe,
                 lrs_probe_create(&options, NULL, &probe, &error));
  options.interval_high = 3;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, probe,
                 lrs_probe_create(&options, NULL, &probe, &error));
  options.struct_size = 8;
  CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, probe,
                 lrs_probe_create(&options, NULL, &probe, &error));
}

static void every_call_checks_its_arguments(void) {
  lrs_probe *probe = probe_around(1, 10, 3), *none = NULL;
  lrs_probe_result result = LRS_PROBE_RESULT_INIT;
  lrs_trial trial = LRS_TRIAL_INIT;
  double rate = 7;
  int32_t number = 7;
  size_t size = 7;
  char text[8];
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_probe_learning_rate(probe, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_probe_needs_reset(probe, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_probe_state(probe, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_probe_trials(probe, &trial, 1, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_probe_trials(probe, NULL, 1, &size, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_probe_answer(probe, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_probe_explanation(probe, text, 8, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_probe_explanation(probe, NULL, 8, &size, &error));
  trial.struct_size = 4;
  CHECK_STATUS(LRS_ERROR_STRUCT_SIZE, lrs_probe_trials(probe, &trial, 1, &size, &error));
  result.struct_size = 4;
  CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, result, lrs_probe_answer(probe, &result, &error));
  CHECK_STATUS(LRS_OK, lrs_probe_free(probe));
  CHECK_STATUS(LRS_OK, lrs_probe_free(none));
  for (int i = 0; i < 2; i++, probe = none) {
    CHECK_REJECTED(LRS_ERROR_INVALID_HANDLE, rate,
                   lrs_probe_learning_rate(probe, &rate, &error));
    CHECK_REJECTED(LRS_ERROR_INVALID_HANDLE, number,
                   lrs_probe_needs_reset(probe, &number, &error));
    CHECK_REJECTED(LRS_ERROR_INVALID_HANDLE, number, lrs_probe_state(probe, &number, &error));
    CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_probe_record(probe, 1, &error));
    CHECK_REJECTED(LRS_ERROR_INVALID_HANDLE, size,
                   lrs_probe_trials(probe, &trial, 1, &size, &error));
    CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_probe_answer(probe, &result, &error));
    CHECK_STATUS(LRS_ERROR_INVALID_HANDLE,
                 lrs_probe_explanation(probe, text, 8, &size, &error));
  }
}

void test_probe(void) {
  a_parabola_is_found();
  where_every_run_diverges();
  the_context_and_the_interval_count();
  what_is_no_probe();
  every_call_checks_its_arguments();
}
