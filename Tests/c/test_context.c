/* What the caller says of the training: names, ranges, and that it matters. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <float.h>
#include <math.h>

static lrs_error error;

typedef lrs_status find_name(const char *, int32_t *, lrs_error *);

static void finds(find_name *find, const char *name, int32_t expected) {
  int32_t value = -99;
  CHECK_STATUS(LRS_OK, find(name, &value, &error));
  CHECK(value == expected);
}

static void does_not_find(find_name *find, const char *known) {
  const char *strangers[] = {"", " ", "Adam ", "ADAM", "one cycle", "\xff\xfe", "%s%n"};
  for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
    int32_t value = -99;
    CHECK_REJECTED(LRS_ERROR_UNKNOWN_NAME, value, find(strangers[i], &value, &error));
    CHECK(strstr(error.message, known) != NULL);
  }
}

static void names_are_found(void) {
  finds(lrs_schedule_named, "one_cycle", LRS_SCHEDULE_ONE_CYCLE);
  finds(lrs_schedule_named, "constant", LRS_SCHEDULE_CONSTANT);
  finds(lrs_schedule_named, "linear", LRS_SCHEDULE_LINEAR);
  finds(lrs_schedule_named, "cosine", LRS_SCHEDULE_COSINE);
  finds(lrs_optimizer_named, "sgd", LRS_OPTIMIZER_SGD);
  finds(lrs_optimizer_named, "momentum", LRS_OPTIMIZER_MOMENTUM);
  finds(lrs_optimizer_named, "nesterov", LRS_OPTIMIZER_NESTEROV);
  finds(lrs_optimizer_named, "adam", LRS_OPTIMIZER_ADAM);
  finds(lrs_optimizer_named, "adamw", LRS_OPTIMIZER_ADAMW);
  finds(lrs_optimizer_named, "rmsprop", LRS_OPTIMIZER_RMSPROP);
  finds(lrs_optimizer_named, "adagrad", LRS_OPTIMIZER_ADAGRAD);
  finds(lrs_optimizer_named, "lion", LRS_OPTIMIZER_LION);
  finds(lrs_mode_named, "exponential", LRS_MODE_EXPONENTIAL);
  finds(lrs_mode_named, "linear", LRS_MODE_LINEAR);
  finds(lrs_stop_named, "never", LRS_STOP_NEVER);
  finds(lrs_stop_named, "cusum", LRS_STOP_CUSUM);
  finds(lrs_stop_named, "four_times_best", LRS_STOP_FOUR_TIMES_BEST);
  finds(lrs_stop_named, "five_times_best", LRS_STOP_FIVE_TIMES_BEST);
  does_not_find(lrs_schedule_named, "one_cycle");
  does_not_find(lrs_optimizer_named, "rmsprop");
  does_not_find(lrs_mode_named, "exponential");
  does_not_find(lrs_stop_named, "four_times_best");
}

static void rejects(const lrs_curve *curve, const lrs_context *context) {
  lrs_suggestion suggestion = LRS_SUGGESTION_INIT;
  lrs_analysis *analysis = (lrs_analysis *)(uintptr_t)0xA5A5A5A5;
  suggestion.learning_rate = -7;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, suggestion,
                 lrs_suggest(curve, context, &suggestion, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, analysis,
                 lrs_analysis_create(curve, context, &analysis, &error));
}

#define REJECTS(field, value)                \
  do {                                       \
    lrs_context context = LRS_CONTEXT_INIT;  \
    context.field = (value);                 \
    rejects(curve, &context);                \
  } while (0)

static void fields_have_ranges(const lrs_curve *curve) {
  REJECTS(schedule, -1);
  REJECTS(schedule, 4);
  REJECTS(schedule, INT32_MAX);
  REJECTS(optimizer, -2);
  REJECTS(optimizer, 8);
  REJECTS(optimizer, INT32_MIN);
  REJECTS(fine_tuning, 2);
  REJECTS(fine_tuning, -1);
  REJECTS(steps, 0);
  REJECTS(steps, -2);
  REJECTS(steps, INT64_MIN);
  REJECTS(batch_size, 0);
  REJECTS(batch_size, -2);
  REJECTS(smoothing, NAN);
  REJECTS(smoothing, INFINITY);
  REJECTS(smoothing, -0.5);
  REJECTS(epochs, 0);
  REJECTS(epochs, -0.5);
  REJECTS(epochs, NAN);
  REJECTS(epochs, INFINITY);
}

static double rate_with(const lrs_curve *curve, lrs_context context) {
  lrs_suggestion suggestion = LRS_SUGGESTION_INIT;
  CHECK_STATUS(LRS_OK, lrs_suggest(curve, &context, &suggestion, &error));
  return suggestion.learning_rate;
}

static void the_context_matters(const lrs_curve *curve) {
  lrs_context context = LRS_CONTEXT_INIT;
  context.steps = 400;
  const double few_steps = rate_with(curve, context);
  context.steps = 8000;
  CHECK(rate_with(curve, context) < few_steps);
  context.steps = 400;
  context.schedule = LRS_SCHEDULE_CONSTANT;
  CHECK(rate_with(curve, context) != few_steps);
}

static lrs_suggestion at_epochs(const lrs_curve *curve, double epochs) {
  lrs_context context = LRS_CONTEXT_INIT;
  lrs_suggestion suggestion = LRS_SUGGESTION_INIT;
  context.steps = 1000;
  context.epochs = epochs;
  CHECK_STATUS(LRS_OK, lrs_suggest(curve, &context, &suggestion, &error));
  return suggestion;
}

static void epochs_tell_how_sure_a_rate_is(const lrs_curve *curve) {
  const lrs_suggestion untold = at_epochs(curve, LRS_UNKNOWN);
  const lrs_suggestion few = at_epochs(curve, 5), many = at_epochs(curve, 500);
  CHECK(few.learning_rate == untold.learning_rate && many.learning_rate == untold.learning_rate);
  CHECK(few.confidence > untold.confidence && untold.confidence > many.confidence);
  CHECK(few.interval_low > untold.interval_low && untold.interval_low > many.interval_low);
  CHECK(few.search_high < untold.search_high && untold.search_high < many.search_high);
  CHECK(!(few.doubts & LRS_DOUBT_OVERFITTING) && (many.doubts & LRS_DOUBT_OVERFITTING));
}

static void the_ends_of_the_ranges_are_inside(const lrs_curve *curve) {
  lrs_context context = LRS_CONTEXT_INIT;
  lrs_suggestion suggestion = LRS_SUGGESTION_INIT;
  context.steps = INT64_MAX;
  context.batch_size = INT64_MAX;
  context.epochs = DBL_MAX;
  CHECK(rate_with(curve, context) > 0);
  context.steps = 1;
  context.batch_size = 1;
  context.epochs = DBL_MIN;
  CHECK(rate_with(curve, context) > 0);
  context.smoothing = 0; /* Hardly smoothed, a descent may drown in its noise. */
  CHECK(lrs_suggest(curve, &context, &suggestion, &error) >= LRS_OK);
}

static void an_older_struct_is_not_read_beyond_its_end(const lrs_curve *curve) {
  lrs_context context = LRS_CONTEXT_INIT;
  const double plain = rate_with(curve, context);
  context.epochs = NAN;
  context.struct_size = offsetof(lrs_context, epochs);
  CHECK(rate_with(curve, context) == plain);
  context.ema_beta = NAN;
  context.struct_size = offsetof(lrs_context, ema_beta);
  CHECK(rate_with(curve, context) == plain);
}

void test_context(void) {
  lrs_curve *curve = realistic_curve(POINTS, 2);
  names_are_found();
  fields_have_ranges(curve);
  the_context_matters(curve);
  epochs_tell_how_sure_a_rate_is(curve);
  the_ends_of_the_ranges_are_inside(curve);
  an_older_struct_is_not_read_beyond_its_end(curve);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}
