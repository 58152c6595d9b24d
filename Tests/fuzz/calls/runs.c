/* Runs. */
#include "calls.h"

static void create(input *in) {
  const size_t count = take_byte(in) % 6;
  const lrs_curve **curves = take_room(in, count * sizeof *curves);
  for (size_t i = 0; curves != NULL && i < count; i++) curves[i] = pick(in, CURVE);
  const lrs_context *context = take_context(in);
  void *out = take_room(in, sizeof out);
  const size_t claimed = take_byte(in) == 255 ? SIZE_MAX : count;
  if (HEAR(lrs_runs_create(curves, claimed, context, out, take_error(in))) == LRS_OK)
    keep(RUNS, *(lrs_runs **)out);
}

static void free_runs(input *in) { free_one(in, RUNS); }

static void count_runs(input *in) {
  size_t *out = take_room(in, sizeof *out);
  HEAR(lrs_runs_count(pick(in, RUNS), out, take_error(in)));
}

static void suggestion(input *in) {
  lrs_suggestion *out = take_result(in, sizeof *out);
  HEAR(lrs_runs_suggestion(pick(in, RUNS), out, take_error(in)));
}

static void run(input *in) {
  lrs_suggestion *out = take_result(in, sizeof *out);
  const void *runs = pick(in, RUNS);
  const size_t index = take_byte(in) % 8;
  HEAR(lrs_runs_run(runs, index, out, take_error(in)));
}

static void spread(input *in) {
  lrs_spread *out = take_result(in, sizeof *out);
  HEAR(lrs_runs_spread(pick(in, RUNS), out, take_error(in)));
}

static void mean_curve(input *in) {
  void *out = take_room(in, sizeof out);
  if (HEAR(lrs_runs_mean_curve(pick(in, RUNS), out, take_error(in))) == LRS_OK)
    keep(CURVE, *(lrs_curve **)out);
}

static void mean_analysis(input *in) {
  void *out = take_room(in, sizeof out);
  if (HEAR(lrs_runs_mean_analysis(pick(in, RUNS), out, take_error(in))) == LRS_OK)
    keep(ANALYSIS, *(lrs_analysis **)out);
}

static void explanation(input *in) {
  const size_t count = take_below(in, 1000);
  char *buffer = take_room(in, count);
  size_t *length = take_room(in, sizeof *length);
  HEAR(lrs_runs_explanation(pick(in, RUNS), buffer, count, length, take_error(in)));
}

OPERATIONS(runs, create, free_runs, count_runs, suggestion, run, spread, mean_curve,
           mean_analysis, explanation)
