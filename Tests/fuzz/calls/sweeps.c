/* Sweeps. */
#include "sweeps.h"

const lrs_sweep_options *take_sweep_options(input *in) {
  lrs_sweep_options options = LRS_SWEEP_OPTIONS_INIT;
  const uint8_t said = take_byte(in);
  options.num_iter = said & 64 ? (int64_t)take_word(in) : take_byte(in);
  options.stop = take_choice(in);
  if (said & 1) options.mode = take_choice(in);
  if (said & 2) options.start_learning_rate = take_number(in);
  if (said & 4) options.end_learning_rate = take_number(in);
  return take_options(in, &options, sizeof options);
}

double take_loss(input *in, size_t step) {
  const uint8_t byte = take_byte(in);
  if (byte > 250) return take_number(in);
  return in->left > 0 ? byte / 64.0 : 4 / (1 + (double)step / 20);
}

static void create(input *in) {
  void *out = take_room(in, sizeof out);
  const lrs_sweep_options *options = take_sweep_options(in);
  if (HEAR(lrs_sweep_create(options, out, take_error(in))) == LRS_OK)
    keep(SWEEP, *(lrs_sweep **)out);
}

static void free_sweep(input *in) { free_one(in, SWEEP); }

static void learning_rate(input *in) {
  double *out = take_room(in, sizeof *out);
  HEAR(lrs_sweep_learning_rate(pick(in, SWEEP), out, take_error(in)));
}

static void record(input *in) {
  void *sweep = pick(in, SWEEP);
  const size_t count = take_byte(in);
  for (size_t step = 0; step < count; step++) {
    const double loss = take_loss(in, step);
    if (HEAR(lrs_sweep_record(sweep, loss, take_error(in))) != LRS_OK) return;
  }
}

static void recorded(input *in) {
  size_t *out = take_room(in, sizeof *out);
  HEAR(lrs_sweep_count(pick(in, SWEEP), out, take_error(in)));
}

static void state(input *in) {
  int32_t *out = take_room(in, sizeof *out);
  HEAR(lrs_sweep_state(pick(in, SWEEP), out, take_error(in)));
}

static void curve(input *in) {
  void *out = take_room(in, sizeof out);
  if (HEAR(lrs_sweep_curve(pick(in, SWEEP), out, take_error(in))) == LRS_OK)
    keep(CURVE, *(lrs_curve **)out);
}

static void estimate(input *in) {
  lrs_learned_estimate *out = take_result(in, sizeof *out);
  void *sweep = pick(in, SWEEP);
  const lrs_context *context = take_context(in);
  HEAR(lrs_sweep_estimate(sweep, context, out, take_error(in)));
}

OPERATIONS(sweep, create, free_sweep, learning_rate, record, record, recorded, state, curve,
           estimate)
