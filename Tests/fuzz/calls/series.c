/* Series of sweeps. */
#include "sweeps.h"

static void create(input *in) {
  lrs_series_options options = LRS_SERIES_OPTIONS_INIT;
  const uint8_t said = take_byte(in);
  if (said & 1) options.max_sweeps = take_choice(in);
  if (said & 2) options.tolerance = take_number(in);
  const void *given = take_options(in, &options, sizeof options);
  const lrs_sweep_options *sweep = take_sweep_options(in);
  const lrs_context *context = take_context(in);
  void *out = take_room(in, sizeof out);
  if (HEAR(lrs_series_create(given, sweep, context, out, take_error(in))) == LRS_OK)
    keep(SERIES, *(lrs_series **)out);
}

static void free_series(input *in) { free_one(in, SERIES); }

static void learning_rate(input *in) {
  double *out = take_room(in, sizeof *out);
  HEAR(lrs_series_learning_rate(pick(in, SERIES), out, take_error(in)));
}

static void needs_reset(input *in) {
  int32_t *out = take_room(in, sizeof *out);
  HEAR(lrs_series_needs_reset(pick(in, SERIES), out, take_error(in)));
}

static void record(input *in) {
  void *series = pick(in, SERIES);
  const size_t count = take_byte(in);
  for (size_t step = 0; step < count; step++) {
    const double loss = take_loss(in, step);
    if (HEAR(lrs_series_record(series, loss, take_error(in))) != LRS_OK) return;
  }
}

static void steps(input *in) {
  size_t *out = take_room(in, sizeof *out);
  HEAR(lrs_series_steps(pick(in, SERIES), out, take_error(in)));
}

static void state(input *in) {
  int32_t *out = take_room(in, sizeof *out);
  HEAR(lrs_series_state(pick(in, SERIES), out, take_error(in)));
}

static void count_sweeps(input *in) {
  size_t *out = take_room(in, sizeof *out);
  HEAR(lrs_series_count(pick(in, SERIES), out, take_error(in)));
}

static void curve(input *in) {
  void *out = take_room(in, sizeof out);
  const void *series = pick(in, SERIES);
  const size_t index = take_byte(in) % 8;
  if (HEAR(lrs_series_curve(series, index, out, take_error(in))) == LRS_OK)
    keep(CURVE, *(lrs_curve **)out);
}

static void runs(input *in) {
  void *out = take_room(in, sizeof out);
  if (HEAR(lrs_series_runs(pick(in, SERIES), out, take_error(in))) == LRS_OK)
    keep(RUNS, *(lrs_runs **)out);
}

OPERATIONS(series, create, free_series, learning_rate, needs_reset, record, record, steps, state,
           count_sweeps, curve, runs)
